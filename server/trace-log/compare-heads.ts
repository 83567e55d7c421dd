/** The signed heads of the database and of the witness, met in order of size while the log is made again. */
import { createReadStream, existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Database } from '../store/database.ts'
import { headsAfter, lastHeadSize } from '../store/trace-log.ts'
import type { HeadFinding, HeadSource } from './finding.ts'
import { isSignedBy, parseHead, parseWitnessLine, type SignedHead } from './head.ts'
import { witnessEnd } from './witness.ts'

export type HeadComparison = {
  /** Of the next head, whoever keeps it; none: infinity. */
  nextSize(): number
  /** Every head of that size, against the root that these lines make; undefined: they make none any more. */
  compare(root: Buffer | undefined): Promise<readonly HeadFinding[]>
  /** Once all lines are read: the heads that speak of more. */
  rest(known: number): Promise<readonly HeadFinding[]>
  readonly seen: Readonly<Record<HeadSource, number>>
}

type Read = SignedHead & { readonly size: number; readonly root: string }

type Source = {
  readonly by: HeadSource
  readonly heads: AsyncIterator<Read>
  next: Read | undefined
  /** Size of the last head that stood; and whether those after it do not. */
  stood: number
  differs: boolean
}

/**
 * Those that stand when it is called: a log read afterwards has the lines of them all, however much is written meanwhile.
 */
export async function compareHeads(
  database: Database,
  witnessFile: string,
  publicKey: string,
): Promise<HeadComparison> {
  const unreadable: HeadFinding[] = []
  const seen = { database: 0, witness: 0 }
  const open = async (by: HeadSource, heads: AsyncIterator<Read>): Promise<Source> => ({
    by,
    heads,
    next: await following(heads),
    stood: 0,
    differs: false,
  })
  // In this order: a head is in the database before it is witnessed.
  const witnessed = existsSync(witnessFile) ? await witnessEnd(witnessFile) : 0
  const stored = await database.read(lastHeadSize)
  const sources = [
    await open('database', storedHeads(database, stored)),
    await open(
      'witness',
      witnessedHeads({ file: witnessFile, bytes: witnessed }, (line) =>
        unreadable.push({ kind: 'witnessUnreadable', line }),
      ),
    ),
  ]
  const nextSize = () => Math.min(...sources.map(({ next }) => next?.size ?? Number.POSITIVE_INFINITY))
  const judge = (source: Source, { size, root, ...signed }: Read, expected: Buffer): HeadFinding[] => {
    const { by, stood: first } = source
    const differed = source.differs
    source.differs = root !== expected.toString('hex')
    if (!isSignedBy(publicKey, signed)) return [{ kind: 'headNotSigned', by, size }]
    if (!source.differs) source.stood = size
    // Told once: what follows is the same fault, until a head stands again.
    return source.differs && !differed ? [{ kind: 'headDiffers', by, first, size }] : []
  }
  return {
    nextSize,
    seen,
    async compare(expected) {
      const size = nextSize()
      const findings: HeadFinding[] = []
      const speaking = sources.filter(({ next }) => next?.size === size)
      if (speaking.every(({ by }) => by === 'witness')) findings.push({ kind: 'headGone', size })
      for (const source of speaking) {
        seen[source.by]++
        if (expected !== undefined) findings.push(...judge(source, source.next!, expected))
        source.next = await following(source.heads)
      }
      return findings
    },
    async rest(known) {
      const findings: HeadFinding[] = []
      for (const source of sources) {
        let size = 0
        for (; source.next !== undefined; source.next = await following(source.heads)) {
          seen[source.by]++
          size = source.next.size
        }
        if (size > 0) findings.push({ kind: 'logCut', by: source.by, size, known })
      }
      return [...findings, ...unreadable]
    },
  }
}

async function following(heads: AsyncIterator<Read>): Promise<Read | undefined> {
  const { value, done } = await heads.next()
  return done ? undefined : value
}

const atOnce = 1000

async function* storedHeads(database: Database, until: number): AsyncGenerator<Read> {
  for (let after = 0; ; ) {
    const heads = await database.read((tx) => headsAfter(tx, after, atOnce))
    for (const { size, statement, signature } of heads) {
      if (size > until) return
      const said = parseHead(statement)
      // A row whose size was changed stands over no lines: its statement is of another size.
      const root = said?.size === size ? said.root : ''
      yield { size, root, statement, signature }
    }
    const last = heads.at(-1)
    if (last === undefined) return
    after = last.size
  }
}

/** Line by line, of its first `bytes`. One that goes back in size was written after a restore. */
async function* witnessedHeads(
  { file, bytes }: { readonly file: string; readonly bytes: number },
  unreadable: (line: number) => void,
): AsyncGenerator<Read> {
  if (bytes === 0) return
  let [line, before] = [0, 0]
  const input = createReadStream(file, { end: bytes - 1 })
  for await (const text of createInterface({ input, crlfDelay: Infinity })) {
    line++
    const read = parseWitnessLine(text)
    if (read === undefined || read.head.size <= before) unreadable(line)
    else {
      before = read.head.size
      yield { ...read.head, statement: read.statement, signature: read.signature }
    }
  }
}
