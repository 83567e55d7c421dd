/** A server in a process of its own, weighed from inside: its client's work is not in its figures. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import type { TestContext } from 'node:test'
import type { Carnet } from '../../start.ts'
import { type RunningCarnet, runningCarnet } from '../running-carnet.ts'

/** Since the start of the process, all its threads: milliseconds of processor. Memory in bytes. */
export type Cost = { readonly cpuMs: number; readonly rss: number }

export type Question = 'cost' | 'stop'
export type Reply = Omit<Carnet, 'stop'> | Cost

export type CarnetApart = RunningCarnet & { cost(): Promise<Cost> }

export async function carnetApart(t: Pick<TestContext, 'after'>): Promise<CarnetApart> {
  let ask: ((question: Question) => Promise<Reply>) | undefined
  const carnet = await runningCarnet(t, {}, async (settings) => {
    const { PATH, NODE_COMPILE_CACHE } = process.env
    const child = fork(path.join(import.meta.dirname, 'server-process.ts'), {
      env: { PATH, NODE_COMPILE_CACHE, ...settings },
      execArgv: ['--disable-warning=ExperimentalWarning'],
      serialization: 'advanced',
    })
    const ended = once(child, 'exit')
    const next = async (): Promise<Reply> => {
      const said = once(child, 'message').then(([reply]) => reply as Reply)
      const gone = ended.then(([code]) => Promise.reject(new Error(`the server ended with ${code}`)))
      return Promise.race([said, gone])
    }
    const ready = (await next()) as Omit<Carnet, 'stop'>
    ask = (question) => {
      const reply = next()
      child.send(question)
      return reply
    }
    return {
      ...ready,
      async stop() {
        child.send('stop' satisfies Question)
        await ended
      },
    }
  })
  return { ...carnet, cost: async () => (await ask!('cost')) as Cost }
}
