/**
 * RFC 9162 §2.1.3.2 and §2.1.4.2, for whoever doubts the DMP: verifies a file of proofs without it and without the network.
 * Written apart from what made the file, and sharing nothing with it, on purpose: one error must not excuse the other.
 */
import { createHash, verify } from 'node:crypto'

type Signed = { readonly statement: string; readonly signature: string }
type Line = {
  readonly position: number
  readonly head: number
  readonly path: readonly string[]
  readonly recordId: string | null
  /** What stood in clear, as it was hashed; or the hash alone, of a line that the law has destroyed. */
  readonly clear?: readonly unknown[]
  readonly clearHash?: string
  readonly words?: string
  readonly wordsHash?: string | null
}
export type TraceProof = {
  readonly format: 'carnet-trace-proof-1'
  readonly publicKey: string
  readonly heads: readonly Signed[]
  readonly consistency: readonly {
    readonly from: number
    readonly to: number
    readonly path: readonly string[]
  }[]
  readonly lines: readonly Line[]
}

/** What the proofs prove, and in French what they do not; no fault: all that is in the file holds together. */
export type Verified = {
  readonly heads: number
  readonly continued: number
  readonly lines: number
  readonly faults: readonly string[]
}

/** `known`: heads kept from elsewhere, the lines of a witness file; those of the same size must be the same. */
export function verifyTraceProof(proof: TraceProof, known: readonly string[] = []): Verified {
  const faults: string[] = []
  const roots = new Map<number, Buffer>()
  for (const { statement, signature } of proof.heads) {
    const { size, root } = JSON.parse(statement) as { size: number; root: string }
    if (verify(null, Buffer.from(statement), proof.publicKey, Buffer.from(signature, 'base64')))
      roots.set(size, Buffer.from(root, 'hex'))
    else faults.push(`La tête de ${size} lignes n’est pas signée par cette clé.`)
  }
  for (const line of known) {
    const { size, root } = JSON.parse(line.split('\t')[0]!) as { size: number; root: string }
    const same = roots.get(size)
    if (same !== undefined && same.toString('hex') !== root)
      faults.push(`Le témoin donne une autre empreinte pour les ${size} premières lignes.`)
  }
  let continued = 0
  for (const { from, to, path } of proof.consistency) {
    const [former, later] = [roots.get(from), roots.get(to)]
    if (former && later && continues(from, to, former, later, path.map(bytes))) continued++
    else faults.push(`Le journal de ${to} lignes ne prolonge pas celui de ${from} lignes.`)
  }
  let lines = 0
  for (const line of proof.lines) {
    const root = roots.get(line.head)
    if (root && includes(line.position, line.head, leaf(line), line.path.map(bytes), root)) lines++
    else faults.push(`La ligne ${line.position + 1} n’est pas, telle quelle, dans le journal signé.`)
  }
  return { heads: roots.size, continued, lines, faults }
}

function leaf({ recordId, clear, clearHash, words, wordsHash }: Line): Buffer {
  const hashed = clear === undefined ? bytes(clearHash ?? '') : sha256(JSON.stringify(clear))
  const said = words === undefined ? bytes(wordsHash ?? '0'.repeat(64)) : sha256(words)
  const record = bytes(recordId?.replaceAll('-', '') ?? '0'.repeat(32))
  return sha256(Buffer.from([0, 1]), record, hashed, said)
}

function includes(position: number, size: number, leaf: Buffer, path: readonly Buffer[], root: Buffer) {
  let [node, last, hash] = [BigInt(position), BigInt(size) - 1n, leaf]
  if (node < 0n || node > last) return false
  for (const beside of path) {
    if (last === 0n) return false
    if (node % 2n === 1n || node === last) {
      hash = pair(beside, hash)
      while (node % 2n === 0n && node !== 0n) [node, last] = [node / 2n, last / 2n]
    } else hash = pair(hash, beside)
    ;[node, last] = [node / 2n, last / 2n]
  }
  return last === 0n && hash.equals(root)
}

function continues(from: number, to: number, former: Buffer, later: Buffer, path: readonly Buffer[]) {
  if (from === to) return path.length === 0 && former.equals(later)
  let [node, last] = [BigInt(from) - 1n, BigInt(to) - 1n]
  const steps = (BigInt(from) & (BigInt(from) - 1n)) === 0n ? [former, ...path] : [...path]
  while (node % 2n === 1n) [node, last] = [node / 2n, last / 2n]
  const [first, ...rest] = steps
  if (first === undefined || from < 1 || from > to) return false
  let [old, grown] = [first, first]
  for (const beside of rest) {
    if (last === 0n) return false
    if (node % 2n === 1n || node === last) {
      ;[old, grown] = [pair(beside, old), pair(beside, grown)]
      while (node % 2n === 0n && node !== 0n) [node, last] = [node / 2n, last / 2n]
    } else grown = pair(grown, beside)
    ;[node, last] = [node / 2n, last / 2n]
  }
  return last === 0n && old.equals(former) && grown.equals(later)
}

function pair(left: Buffer, right: Buffer): Buffer {
  return sha256(Buffer.from([1]), left, right)
}

function sha256(...parts: readonly (Buffer | string)[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

function bytes(hex: string): Buffer {
  return Buffer.from(hex, 'hex')
}
