/**
 * Being asked to stop, at any moment: Ctrl-C, a service manager, a terminal that is closed. It is heard before anything
 * is started: a database that runs in a process group of its own would outlive a start cut short.
 */

/** Aborted at the first request to stop; `onFirst` is called then. */
export function interruption(onFirst: () => void): AbortSignal {
  const controller = new AbortController()
  const stop = () => {
    if (controller.signal.aborted) return
    controller.abort()
    onFirst()
  }
  process.on('SIGINT', () => {
    // A second Ctrl-C does not wait. The others may come twice for one request: from the system, and from npm.
    if (controller.signal.aborted) process.exit(1)
    stop()
  })
  process.on('SIGTERM', stop)
  process.on('SIGHUP', stop)
  // Nobody reads any more: the terminal is closed, or the next program of a pipe. The stop is clean all the same.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  return controller.signal
}

/** Rejects with the reason of `signal` as soon as it is aborted; what is under way then ends with the process. */
export async function orInterrupted<T>(signal: AbortSignal | undefined, work: Promise<T>): Promise<T> {
  if (signal === undefined) return work
  const { promise: interrupted, reject } = Promise.withResolvers<never>()
  const stop = () => reject(signal.reason)
  signal.addEventListener('abort', stop, { once: true })
  if (signal.aborted) stop()
  try {
    return await Promise.race([work, interrupted])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
