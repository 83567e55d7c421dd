/** The server alone in its process, so that what it costs can be told from what its client costs. Forked by `apart.ts`. */
import { readConfig } from '../../config.ts'
import { startCarnet } from '../../start.ts'
import type { Question, Reply } from './apart.ts'

const carnet = await startCarnet(readConfig(process.env))
const answer = (reply: Reply) => process.send!(reply)

process.on('message', (question: Question) => {
  if (question === 'stop') void carnet.stop().then(() => process.disconnect())
  else {
    const { user, system } = process.cpuUsage()
    answer({ cpuMs: (user + system) / 1000, rss: process.memoryUsage.rss() })
  }
})
process.on('disconnect', () => process.exit(0))
const { webUrl, tlsUrl, people } = carnet
answer({ webUrl, tlsUrl, people })
