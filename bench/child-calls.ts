/** Calls to a process of the bench's own: one at a time each, answered or failed, over Node's channel. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

type Calls = Readonly<Record<string, (argument: never) => unknown>>

export type Child<C extends Calls> = {
  call<Name extends keyof C & string>(
    name: Name,
    argument: Parameters<C[Name]>[0],
  ): Promise<Awaited<ReturnType<C[Name]>>>
  stop(): Promise<void>
}

type Question = { readonly id: number; readonly name: string; readonly argument: unknown }
type Reply = { readonly id: number; readonly result?: unknown; readonly failure?: string }

/** `file` is beside this one. `advanced` serialization: buffers, dates and typed arrays go through. */
export function startChild<C extends Calls>(file: string): Child<C> {
  const child = fork(path.join(import.meta.dirname, file), { serialization: 'advanced', stdio: 'inherit' })
  return callsTo<C>(child)
}

export function callsTo<C extends Calls>(child: ChildProcess): Child<C> {
  const waiting = new Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>()
  let next = 0
  child.on('message', ({ id, result, failure }: Reply) => {
    const { resolve, reject } = waiting.get(id)!
    waiting.delete(id)
    if (failure === undefined) resolve(result as never)
    else reject(new Error(failure))
  })
  child.on('exit', (code, signal) => {
    for (const { reject } of waiting.values())
      reject(new Error(`a process of the bench ended (${signal ?? code})`))
    waiting.clear()
  })
  return {
    call: (name, argument) =>
      new Promise((resolve, reject) => {
        const id = next++
        waiting.set(id, { resolve, reject })
        const question: Question = { id, name, argument }
        child.send(question)
      }),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.disconnect()
      await once(child, 'exit')
    },
  }
}

/** In the child. It lives as long as its parent keeps the channel. */
export function answerCalls(calls: Calls): void {
  process.on('message', async ({ id, name, argument }: Question) => {
    let reply: Reply
    try {
      reply = { id, result: await calls[name]!(argument as never) }
    } catch (error) {
      reply = { id, failure: (error as Error).stack ?? String(error) }
    }
    process.send!(reply)
  })
  process.on('disconnect', () => process.exit(0))
}
