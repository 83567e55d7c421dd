/** A port that is taken is said before anything is made, or deleted. */
import { createServer } from 'node:net'
import type { Config } from './config.ts'

/** @throws the system's own error, EADDRINUSE and its port, when another program listens there */
export async function requireFreePorts({ host, port, tlsPort }: Config): Promise<void> {
  for (const wanted of [port, tlsPort]) {
    // 0: the system chooses one that is free.
    if (wanted === 0) continue
    const server = createServer()
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen({ host, port: wanted, exclusive: true }, resolve)
    })
    await new Promise((resolve) => server.close(resolve))
  }
}
