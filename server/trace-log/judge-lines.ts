/** Each leaf against its line as it stands now, and against what the law may have changed in it: a merge, a destruction. */
import { verify } from 'node:crypto'
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Tx } from '../store/database.ts'
import { type RecordKey, unseal } from '../store/sealing.ts'
import {
  destructionStatements,
  destructionsBegun,
  type SignedStatement,
  type StoredWords,
  wordsOfTraces,
} from '../store/trace-evidence.ts'
import { type Leaf, type LineToSeal, linesToSeal } from '../store/trace-log.ts'
import { tracePlace, wordsHashOf } from '../store/traces.ts'
import { clearHashOf } from './entry.ts'
import type { LineFinding } from './finding.ts'
import { clearLineOf } from './seal.ts'

export type Judged = {
  readonly findings: readonly LineFinding[]
  /** Gone, or emptied of their words, as the law asks. */
  readonly destroyed: number
  /** Of these, in a destruction that has begun and is not certified to its end. */
  readonly uncertified: number
}

/** Where a record is now: itself, or the one that it entered. */
export type Moves = (recordId: RecordId) => RecordId

/** Only what is signed counts. */
export function movesIn(publicKey: string, statements: readonly SignedStatement[]): Moves {
  const into = new Map(
    statements
      .filter((one) => isSigned(publicKey, one))
      .map(({ statement }) => JSON.parse(statement) as { merged: RecordId; into: RecordId })
      .map((move) => [move.merged, move.into]),
  )
  return (recordId) => {
    let found = recordId
    for (let next = into.get(found); next !== undefined; next = into.get(found)) found = next
    return found
  }
}

export async function judgeLines(tx: Tx, leaves: readonly Leaf[], moves: Moves): Promise<Judged> {
  const now = (leaf: Leaf) => leaf.recordId && moves(leaf.recordId)
  const asked = leaves.flatMap((leaf) =>
    leaf.traceId === null ? [] : [{ recordId: now(leaf), id: leaf.traceId }],
  )
  const lines = new Map((await linesToSeal(tx, asked)).map((line) => [line.id, line]))
  const words = new Map((await wordsOfTraces(tx, asked)).map((row) => [row.id, row]))
  const judgements = leaves.map((leaf) => {
    const id = leaf.traceId ?? ''
    return { leaf, recordId: now(leaf), judgement: judge(leaf, lines.get(id), words.get(id), opener(tx)) }
  })

  const destroyed = judgements.filter(({ judgement }) => typeof judgement === 'string')
  const evidence = await evidenceOf(tx, [...new Set(destroyed.flatMap(({ recordId }) => recordId ?? []))])
  let [certified, begun] = [0, 0]
  const findings = judgements.flatMap(({ leaf, recordId, judgement }): readonly LineFinding[] => {
    if (typeof judgement !== 'string') return judgement === undefined ? [] : [judgement]
    const known = recordId === null ? undefined : evidence(recordId, judgement)
    if (known === 'certified') certified++
    else if (known === 'begun') begun++
    else return [findingOf(leaf, judgement)]
    return []
  })
  return { findings, destroyed: certified + begun, uncertified: begun }
}

/** What the law must have destroyed for the line to be as it is. */
type Gone = 'content' | 'traces'
type Opener = (row: StoredWords) => Buffer

function findingOf({ position, traceId }: Leaf, gone: Gone): LineFinding {
  return gone === 'traces' || traceId === null
    ? { kind: 'removed', position, traceId }
    : { kind: 'emptied', position, traceId }
}

function judge(
  leaf: Leaf,
  line: LineToSeal | undefined,
  words: StoredWords | undefined,
  open: Opener,
): LineFinding | Gone | undefined {
  const { position, traceId } = leaf
  if (traceId === null) return 'traces'
  if (line === undefined) return { kind: 'removed', position, traceId }
  const edited = (part: 'line' | 'words') =>
    ({ kind: 'edited', part, position, traceId, at: new Date(line.atMicroseconds / 1000) }) as const
  if (!clearHashOf(clearLineOf(line)).equals(leaf.clearHash)) return edited('line')
  if (words === undefined) return line.recordId === null ? undefined : edited('words')
  if (words.wrappedKey === null || words.sealed.length === 0) return 'content'
  const text = textOf(words, open)
  if (text === undefined || (leaf.wordsHash !== null && !wordsHashOf(text).equals(leaf.wordsHash)))
    return edited('words')
  const { documents } = JSON.parse(text.toString('utf8')) as {
    readonly documents: readonly { readonly uniqueId: string }[]
  }
  const isSame = documents.map(({ uniqueId }) => uniqueId).join(' ') === words.documents.join(' ')
  return isSame ? undefined : edited('line')
}

/** undefined: they do not open, altered or moved from another record. */
function textOf(words: StoredWords, open: Opener): Buffer | undefined {
  try {
    return open(words)
  } catch {
    return undefined
  }
}

/** The keys of a page are unwrapped once, and forgotten with it. */
function opener({ keyring }: Tx): Opener {
  const keys = new Map<RecordId, RecordKey>()
  return ({ recordId, id, sealed, wrappedKey }) => {
    const key = keys.get(recordId) ?? keyring.unwrapRecordKey(recordId, wrappedKey!)
    keys.set(recordId, key)
    return unseal(key, tracePlace(id), sealed)
  }
}

async function evidenceOf(
  tx: Tx,
  recordIds: readonly RecordId[],
): Promise<(recordId: RecordId, gone: Gone) => 'certified' | 'begun' | undefined> {
  if (recordIds.length === 0) return () => undefined
  const publicKey = tx.keyring.publicKey('certificates')
  const statements = await destructionStatements(tx, recordIds)
  const begun = await destructionsBegun(tx, recordIds)
  const certified = new Set(
    statements
      .filter((one) => isSigned(publicKey, one))
      .map(({ statement }) => JSON.parse(statement) as { record: RecordId; covers: readonly Gone[] })
      .flatMap(({ record, covers }) => covers.map((gone) => `${record} ${gone}`)),
  )
  return (recordId, gone) => {
    if (certified.has(`${recordId} ${gone}`)) return 'certified'
    return begun.has(recordId) ? 'begun' : undefined
  }
}

function isSigned(publicKey: string, { statement, signature }: SignedStatement): boolean {
  return verify(null, Buffer.from(statement), publicKey, signature)
}
