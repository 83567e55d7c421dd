/** What heirs asked of a record, kept with the evidence of its life, sealed. rules.md LIF-19. */
import type { HeirMotive, HeirRequest } from '@carnet/core/model/heir-request.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { Tx } from './database.ts'
import { addLifeEvent, type LifeEventLine, lifeEventPlace } from './record-life.ts'
import { type RecordKey, unseal } from './sealing.ts'

type By = Pick<LifeEventLine, 'at' | 'regime' | 'actorId'>

type Asked = Pick<HeirRequest, 'heir' | 'link' | 'proof' | 'words'>
type Decided = { readonly reason: string; readonly documents: readonly string[] }

export async function addHeirRequest(
  tx: Tx,
  key: RecordKey,
  by: By,
  { id, motive, ...asked }: Asked & Pick<HeirRequest, 'id' | 'motive'>,
): Promise<void> {
  const { heir, link, proof, words } = asked
  const text = JSON.stringify({ request: id, heir, link, proof, words })
  await addLifeEvent(tx, key, { ...by, kind: 'heirAsked', motive: { code: motive, text } })
}

export async function decideHeirRequest(
  tx: Tx,
  key: RecordKey,
  by: By,
  { id, granted, reason, documents }: Decided & { readonly id: string; readonly granted: boolean },
): Promise<void> {
  const text = JSON.stringify({ request: id, reason, documents })
  const kind = granted ? 'heirGranted' : 'heirRefused'
  await addLifeEvent(tx, key, { ...by, kind, motive: { code: '', text } })
}

/** Records of which a request waits for a decision, the one that waits longest first: each is decided once. */
export async function recordsWithHeirRequests(tx: Tx): Promise<readonly PatientId[]> {
  return tx.run<PatientId>(
    'records-with-heir-requests',
    `select i.ins, i.ins_oid as oid
       from (select record_id, min(at) filter (where kind = 'heirAsked') as since
               from life_event where kind in ('heirAsked', 'heirGranted', 'heirRefused')
              group by record_id
             having count(*) filter (where kind = 'heirAsked') > count(*) filter (where kind <> 'heirAsked')) w
       join patient_identifier i on i.record_id = w.record_id and i.current
      order by w.since, i.ins`,
    [],
  )
}

/** Oldest first. */
export async function heirRequestsOf(tx: Tx, key: RecordKey): Promise<readonly HeirRequest[]> {
  const rows = await tx.run<{
    id: string
    at: Date
    kind: LifeEventLine['kind']
    motive: string | null
    sealed: Buffer | null
  }>(
    'heir-requests-of-record',
    `select id, at, kind, motive, sealed from life_event
      where record_id = $1 and kind in ('heirAsked', 'heirGranted', 'heirRefused')
      order by at, id`,
    [key.recordId],
  )
  const requests: HeirRequest[] = []
  for (const { id, at, kind, motive, sealed } of rows) {
    if (sealed === null) continue
    const said = JSON.parse(unseal(key, lifeEventPlace(id), sealed).toString('utf8')) as {
      readonly request: string
    } & Asked &
      Decided
    if (kind === 'heirAsked') {
      const { request, heir, link, proof, words } = said
      requests.push({
        id: request,
        at,
        motive: motive as HeirMotive,
        heir,
        link,
        proof,
        words,
        decision: undefined,
      })
      continue
    }
    const place = requests.findIndex((one) => one.id === said.request)
    const asked = requests[place]
    if (asked === undefined) continue
    const { reason, documents } = said
    requests[place] = { ...asked, decision: { at, granted: kind === 'heirGranted', reason, documents } }
  }
  return requests
}
