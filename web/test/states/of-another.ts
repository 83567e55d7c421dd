/** In a thread of its own: every state, drawn in the record of another. The states of a process speak to one holder. */
import { parentPort, workerData } from 'node:worker_threads'
import { heldBy } from './held-by.ts'

heldBy.holder = workerData
const { pageStates } = await import('../states.ts')
parentPort?.postMessage(pageStates)
