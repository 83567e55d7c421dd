/**
 * One kept-alive mutual-TLS connection that writes ready-made HTTP requests and reads whole answers: a load generator
 * shares its cores with what it measures, so that it must do less than an HTTP library does.
 */
import { once } from 'node:events'
import tls from 'node:tls'

export type Answer = { readonly status: number; readonly body: Buffer }

export type Connection = {
  /** One at a time. Rejects when the connection is lost: it is then of no more use. */
  exchange(request: readonly Buffer[]): Promise<Answer>
  /** Closed by us, or by the server, which keeps no idle connection for long. */
  isOpen(): boolean
  close(): void
}

export type Peer = {
  readonly port: number
  readonly authority: string
  readonly certificate: string
  readonly key: string
}

export async function openConnection({ port, authority, certificate, key }: Peer): Promise<Connection> {
  const socket = tls.connect({
    host: '127.0.0.1',
    servername: 'localhost',
    port,
    ca: authority,
    cert: certificate,
    key,
  })
  await once(socket, 'secureConnect')
  socket.setNoDelay(true)
  let waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | undefined
  const reader = makeAnswerReader((answer) => {
    const { resolve } = waiting!
    waiting = undefined
    resolve(answer)
  })
  const lost = (error: Error) => {
    waiting?.reject(error)
    waiting = undefined
  }
  socket.on('data', reader)
  socket.on('error', lost)
  socket.on('close', () => lost(new Error('connection closed by the server')))
  return {
    exchange: (request) =>
      new Promise((resolve, reject) => {
        if (!socket.writable) return reject(new Error('connection closed by the server'))
        waiting = { resolve, reject }
        socket.cork()
        for (const chunk of request) socket.write(chunk)
        socket.uncork()
      }),
    isOpen: () => socket.writable,
    close: () => socket.destroy(),
  }
}

/** HTTP/1.1 answers, with a length or in chunks; `give` gets each when it is whole. */
export function makeAnswerReader(give: (answer: Answer) => void): (data: Buffer) => void {
  let text: Buffer = Buffer.alloc(0)
  let status = 0
  let parts: Buffer[] = []
  /** Bytes still to come of the body or of the present chunk; -1 while a line or a head is awaited. */
  let left = -1
  let chunked = false
  let inHead = true

  const finish = () => {
    const answer = { status, body: Buffer.concat(parts) }
    parts = []
    left = -1
    inHead = true
    give(answer)
  }
  /** The text up to `mark`, undefined until it is there. */
  const upTo = (mark: string): string | undefined => {
    const end = text.indexOf(mark)
    if (end === -1) return undefined
    const line = text.toString('latin1', 0, end)
    text = text.subarray(end + mark.length)
    return line
  }
  const readHead = (head: string) => {
    inHead = false
    status = Number(head.slice(9, 12))
    chunked = /\r\ntransfer-encoding: *chunked/i.test(head)
    left = chunked ? -1 : Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0)
    if (left === 0) finish()
  }
  const readChunkSize = (line: string) => {
    const size = Number.parseInt(line, 16)
    // What follows a chunk is an empty line; what follows the last one too.
    left = size === 0 ? -2 : size
  }

  return (data) => {
    text = text.length === 0 ? data : Buffer.concat([text, data])
    for (;;) {
      if (inHead) {
        const head = upTo('\r\n\r\n')
        if (head === undefined) return
        readHead(head)
      } else if (left > 0) {
        if (text.length === 0) return
        const taken = text.subarray(0, left)
        text = text.subarray(taken.length)
        parts.push(taken)
        left -= taken.length
        if (left === 0 && !chunked) finish()
        else if (left === 0) left = -3
      } else {
        const line = upTo('\r\n')
        if (line === undefined) return
        if (left === -3) left = -1
        else if (left === -2) finish()
        else readChunkSize(line)
      }
    }
  }
}
