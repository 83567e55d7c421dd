/** The Merkle log of the histories, as it is stored: what waits, leaves, subtrees, signed heads. TRA-14; ADR 0017. */
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Tx } from './database.ts'

export type UnsealedTrace = {
  readonly recordId: RecordId | null
  readonly id: string
  readonly wordsHash: Buffer | null
}

/** The clear columns of a line, whichever table it stands in. */
export type LineToSeal = {
  readonly id: string
  readonly atMicroseconds: number
  readonly action: string
  readonly actorKind: string
  readonly actorId: string
} & (
  | {
      readonly recordId: RecordId
      readonly outcome: string
      readonly mode: string
      readonly secret: boolean
    }
  | { readonly recordId: null; readonly subject: Buffer | null; readonly refusal: string | null }
)

export type Leaf = {
  readonly position: number
  readonly recordId: RecordId | null
  /** None once the law has destroyed the line. */
  readonly traceId: string | null
  readonly clearHash: Buffer
  readonly wordsHash: Buffer | null
}

export type StoredSubtree = { readonly level: number; readonly place: number; readonly hash: Buffer }

export type StoredHead = {
  readonly size: number
  readonly at: Date
  readonly statement: string
  readonly signature: Buffer
}

export type TraceLog = {
  readonly id: string
  readonly size: number
  readonly frontier: readonly Buffer[]
  readonly headSize: number
  readonly headAt: Date | null
}

const logColumns = 'id, size, frontier, head_size as "headSize", head_at as "headAt"'

export async function traceLog(tx: Tx): Promise<TraceLog> {
  return (await tx.run<TraceLog>('trace-log', `select ${logColumns} from trace_log`))[0]!
}

/** Whoever places lines, or writes the witness file, holds the log: one at a time, whatever the leases say. */
export async function lockTraceLog(tx: Tx): Promise<TraceLog> {
  return (await tx.run<TraceLog>('lock-trace-log', `select ${logColumns} from trace_log for update`))[0]!
}

export async function isTraceWaiting(tx: Tx): Promise<boolean> {
  return (await tx.run('trace-waiting', 'select 1 from unsealed_trace limit 1')).length > 0
}

export async function countUnsealed(tx: Tx): Promise<number> {
  const [row] = await tx.run<{ count: number }>(
    'count-unsealed',
    'select count(*) as count from unsealed_trace',
  )
  return row!.count
}

/** Some of those that have committed, whenever they began. What a merge is moving waits for the next time. */
export function takeUnsealed(tx: Tx, limit: number): Promise<UnsealedTrace[]> {
  return tx.run<UnsealedTrace>(
    'take-unsealed',
    `delete from unsealed_trace
      where ctid = any (array(select ctid from unsealed_trace limit $1 for update skip locked))
      returning record_id as "recordId", id, words_hash as "wordsHash"`,
    [limit],
  )
}

const microseconds = '(extract(epoch from t.at) * 1000000)::bigint as "atMicroseconds"'
const clearColumns = `t.id, ${microseconds}, t.action, t.actor_kind as "actorKind", t.actor_id as "actorId"`

/** The lines of these traces that are there, in no order. */
export async function linesToSeal(
  tx: Tx,
  traces: readonly { readonly recordId: RecordId | null; readonly id: string }[],
): Promise<readonly LineToSeal[]> {
  const inRecords = traces.filter(({ recordId }) => recordId !== null)
  const without = traces.filter(({ recordId }) => recordId === null)
  return [
    ...(inRecords.length === 0
      ? []
      : await tx.run<LineToSeal>(
          'lines-to-seal',
          `select ${clearColumns}, t.record_id as "recordId", t.outcome, t.mode, t.secret
             from unnest($1::uuid[], $2::uuid[]) as asked (record_id, id) join trace t using (record_id, id)`,
          [inRecords.map(({ recordId }) => recordId), inRecords.map(({ id }) => id)],
        )),
    ...(without.length === 0 ? [] : await linesWithoutRecord(tx, without)),
  ]
}

function linesWithoutRecord(tx: Tx, traces: readonly { readonly id: string }[]): Promise<LineToSeal[]> {
  return tx.run<LineToSeal>(
    'lines-without-record-to-seal',
    `select ${clearColumns}, null as "recordId", t.subject, t.refusal from trace_without_record t
      where t.id = any($1)`,
    [traces.map(({ id }) => id)],
  )
}

export async function addLeaves(tx: Tx, leaves: readonly Leaf[]): Promise<void> {
  await tx.run(
    'add-leaves',
    `insert into trace_leaf (position, record_id, trace_id, clear_hash, words_hash)
     select * from unnest($1::bigint[], $2::uuid[], $3::uuid[], $4::bytea[], $5::bytea[])`,
    [
      leaves.map(({ position }) => position),
      leaves.map(({ recordId }) => recordId),
      leaves.map(({ traceId }) => traceId),
      leaves.map(({ clearHash }) => clearHash),
      leaves.map(({ wordsHash }) => wordsHash),
    ],
  )
}

/** `frontier` and `size` after what was placed. */
export async function saveTraceLog(
  tx: Tx,
  { size, hashes }: { readonly size: number; readonly hashes: readonly Buffer[] },
  subtrees: readonly StoredSubtree[],
): Promise<void> {
  if (subtrees.length > 0)
    tx.send(
      'add-subtrees',
      'insert into trace_subtree (level, place, hash) select * from unnest($1::smallint[], $2::bigint[], $3::bytea[])',
      [
        subtrees.map(({ level }) => level),
        subtrees.map(({ place }) => place),
        subtrees.map(({ hash }) => hash),
      ],
    )
  tx.send('save-trace-log', 'update trace_log set size = $1, frontier = $2', [size, hashes])
}

/** The statement is signed as it is. */
export async function addHead(tx: Tx, size: number, at: Date, statement: string): Promise<void> {
  tx.send('add-head', 'insert into trace_head (size, at, statement, signature) values ($1, $2, $3, $4)', [
    size,
    at,
    statement,
    tx.keyring.sign('traces', statement),
  ])
  tx.send('save-head', 'update trace_log set head_size = $1, head_at = $2', [size, at])
}

/** Smallest first. */
export function headsAfter(tx: Tx, size: number, limit: number): Promise<StoredHead[]> {
  return tx.run<StoredHead>(
    'heads-after',
    'select size, at, statement, signature from trace_head where size > $1 order by size limit $2',
    [size, limit],
  )
}

/** 0 when none is signed yet. */
export async function lastHeadSize(tx: Tx): Promise<number> {
  const [row] = await tx.run<{ size: number }>(
    'last-head-size',
    'select coalesce(max(size), 0) as size from trace_head',
  )
  return row!.size
}

/** The first head under which a leaf, or a tree of that size, stands. */
export async function headFrom(tx: Tx, size: number): Promise<StoredHead | undefined> {
  const [head] = await headsAfter(tx, size - 1, 1)
  return head
}

export function leavesBetween(tx: Tx, first: number, end: number): Promise<Leaf[]> {
  return tx.run<Leaf>(
    'leaves-between',
    `select position, record_id as "recordId", trace_id as "traceId", clear_hash as "clearHash", words_hash as "wordsHash"
       from trace_leaf where position >= $1 and position < $2 order by position`,
    [first, end],
  )
}

/** Where these lines are in the log; those that wait are absent. */
export function leavesOfTraces(tx: Tx, traceIds: readonly string[]): Promise<Leaf[]> {
  return tx.run<Leaf>(
    'leaves-of-traces',
    `select position, record_id as "recordId", trace_id as "traceId", clear_hash as "clearHash", words_hash as "wordsHash"
       from trace_leaf where trace_id = any($1::uuid[]) order by position`,
    [traceIds],
  )
}

export function subtreesBetween(
  tx: Tx,
  level: number,
  first: number,
  end: number,
): Promise<readonly StoredSubtree[]> {
  return tx.run<StoredSubtree>(
    'subtrees-between',
    'select level, place, hash from trace_subtree where level = $1 and place >= $2 and place < $3 order by place',
    [level, first, end],
  )
}
