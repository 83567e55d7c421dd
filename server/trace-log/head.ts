/** Signed tree head: how many lines the log held, under which root, when. One line of text, signed as it is written. */
import { verify } from 'node:crypto'

export type Head = { readonly log: string; readonly size: number; readonly root: string; readonly at: string }

export type SignedHead = { readonly statement: string; readonly signature: Buffer }

export function formatHead({ log, size, root, at }: Head): string {
  return JSON.stringify({ log, size, root, at })
}

/** undefined: not the statement of a head. */
export function parseHead(statement: string): Head | undefined {
  try {
    const { log, size, root, at } = JSON.parse(statement) as Head
    return typeof root === 'string' && Number.isSafeInteger(size) ? { log, size, root, at } : undefined
  } catch {
    return undefined
  }
}

export function isSignedBy(publicKey: string, { statement, signature }: SignedHead): boolean {
  return verify(null, Buffer.from(statement), publicKey, signature)
}

/** A line of the witness file. */
export function formatWitnessLine({ statement, signature }: SignedHead): string {
  return `${statement}\t${signature.toString('base64')}\n`
}

export function parseWitnessLine(line: string): (SignedHead & { readonly head: Head }) | undefined {
  const [statement = '', signature = ''] = line.split('\t')
  const head = parseHead(statement)
  return head && { statement, signature: Buffer.from(signature, 'base64'), head }
}
