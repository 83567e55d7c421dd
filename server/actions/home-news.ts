/** « Du nouveau »: who opened documents of the record, or the record itself in an emergency, since its reader was here. people.md P-02. */
import type { PatientCaller } from '@carnet/core/model/caller.ts'
import { homeLinesMax } from '@carnet/core/model/home-task.ts'
import type { TraceActor } from '@carnet/core/model/trace.ts'
import { linesIn } from '@carnet/core/rules/trace-groups.ts'
import { openTrace, type SealedLine, sealedLinesOf, type TraceCriteria } from '../store/traces.ts'
import { visibleHistory } from './list-traces.ts'
import { actorOf, type Permitted, perform } from './perform.ts'
import type { Platform } from './platform.ts'

export type AccessNews = {
  /** `helperAdded`: for the holder, by who helps him. */
  readonly kind: 'emergency' | 'card' | 'read' | 'helperAdded'
  readonly actor: TraceActor
  /** Documents that the reader may be told of, each once. */
  readonly count: number
  /** The last time. */
  readonly at: Date
}

/** More acts than anybody reads about at once: past it, the history has them all. */
const linesMax = 200

/**
 * One line for each person and each thing that he did, the latest first, emergencies before all (EMG-07). As the history
 * tells it to this reader: neither a secret session nor a document that he may not know of leaves anything (TRA-06).
 */
export function readAccessNews(
  platform: Platform,
  caller: PatientCaller,
  since: Date,
): Promise<readonly AccessNews[]> {
  const request = { patient: caller.patient, action: 'listTraces' } as const
  return perform(platform, caller, request, async (permitted) => {
    const { key } = permitted.record
    const told = await linesSince(caller, permitted, since)
    const result = [...Map.groupBy(told, keyOf).values()]
      .toSorted((a, b) => Number(isUrgent(b[0]!)) - Number(isUrgent(a[0]!)))
      .slice(0, homeLinesMax)
      .map((ofOne): AccessNews => {
        const last = ofOne[0]!
        return {
          kind: last.kind,
          // The others stay sealed: who acted, the last one says.
          actor: openTrace(key, last.line).actor,
          count: new Set(ofOne.flatMap(({ documents }) => documents)).size,
          at: last.line.at,
        }
      })
    return { result, acts: [{}] }
  })
}

type ToldLine = {
  readonly kind: AccessNews['kind']
  readonly line: SealedLine
  readonly documents: readonly string[]
}

const helpers: readonly TraceActor['kind'][] = ['carer', 'legalRepresentative']
const asked: readonly TraceCriteria[] = [
  { kind: 'emergencies' },
  // To who represents him, what the holder reads is no news.
  {
    kind: 'readings',
    actions: ['readDocument', 'downloadDocument'],
    actorKinds: [...linesIn('professionals').actorKinds, ...helpers],
  },
  // What professionals add is told document by document.
  { kind: 'deposits', actorKinds: helpers },
]

/** Newest first. */
async function linesSince(
  caller: PatientCaller,
  permitted: Permitted,
  since: Date,
): Promise<readonly ToldLine[]> {
  const { tx, record } = permitted
  const named = new Set<string>()
  for (;;) {
    const { narrowing } = await visibleHistory(caller, permitted, [...named])
    // What was done in secret is not told where somebody may be reading beside the holder: his history has it.
    const criteria = {
      ...narrowing,
      since,
      withoutSecret: true,
      withoutActor: actorOf(caller),
      limit: linesMax,
    }
    const found = await Promise.all(
      asked.map((each) => sealedLinesOf(tx, record.id, { ...criteria, ...each })),
    )
    const lines = found.flat()
    const unjudged = lines.flatMap(({ documents }) => documents.filter((id) => !named.has(id)))
    for (const id of unjudged) named.add(id)
    // Asked again without the lines of those that he may not know of: other lines may come in their place.
    if (unjudged.length > 0) continue
    const hidden = new Set(narrowing.hiddenDocuments)
    const told = lines.flatMap((line): readonly ToldLine[] => {
      const kind = kindOf(line)
      return kind === undefined
        ? []
        : [{ kind, line, documents: line.documents.filter((id) => !hidden.has(id)) }]
    })
    const once = new Map(told.map((each) => [each.line.id, each]))
    return [...once.values()].toSorted((a, b) => b.line.at.getTime() - a.line.at.getTime())
  }
}

function kindOf({ outcome, mode, action }: SealedLine): AccessNews['kind'] | undefined {
  if (outcome !== 'done') return undefined
  if (mode !== 'normal') return 'emergency'
  if (action === 'openEmergencyCard') return 'card'
  return action === 'readDocument' || action === 'downloadDocument' ? 'read' : 'helperAdded'
}

function isUrgent({ kind }: ToldLine): boolean {
  return kind === 'emergency' || kind === 'card'
}

function keyOf({ kind, line }: ToldLine): string {
  return JSON.stringify([kind, line.actor_kind, line.actor_id])
}
