/** Where the pairs are played: a real server, who has a card, and what no door offers to a test. */
import type { TestContext } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { PatientCaller, Professional, PsIdNat, StructIdNat } from '@carnet/core/model/caller.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Dmp } from '@carnet/kit/client/dmp.ts'
import { decideOnProfessional, type Gesture } from '../../actions/decide-on-professional.ts'
import { maskEverything } from '../../actions/mask-everything.ts'
import type { Platform } from '../../actions/platform.ts'
import { makeClock } from '../../clock.ts'
import { addMandate } from '../../store/mandates.ts'
import { findRecord } from '../../store/records.ts'
import { moveClock, patientNamed } from '../demonstration-calls.ts'
import { platformOf } from '../platform-of.ts'
import { keptRawCaller, type RawCaller } from '../raw-exchange.ts'
import type { RunningCarnet } from '../running-carnet.ts'
import { sampleDocument, uniqueIdOf } from '../sample-document.ts'
import type { Law } from './scenario.ts'
import { placeOf, type Twin } from './twin.ts'

export type Stage = {
  readonly carnet: RunningCarnet
  readonly platform: Platform
  readonly law: Law
  /** The uniqueId of a document of another record. */
  readonly taken: string
  /** The clock of the law stands at the beginning of this hour, and goes on from there. */
  hour(at: Date): Promise<void>
  caller(card: string): Promise<RawCaller>
  dmp(card: string): Promise<Dmp>
  /** The holder's own gesture, in his space. */
  decide(patient: PatientId, gesture: Gesture['action'], card: string): Promise<void>
  maskAll(patient: PatientId): Promise<void>
  /** Declared to the Assurance Maladie: no door of ours takes it. */
  mandate(
    twin: Twin,
    mandate: Omit<Parameters<typeof addMandate>[2], 'personRecordId'>,
    person: PatientId,
  ): Promise<void>
  /** The UUIDs that the server gave, under the names that both worlds have. */
  learn(twin: Twin): Promise<void>
  /** A job reads them, in each world at its own time; to wait on a page would leave lines in the history. */
  textsRead(twin: Twin): Promise<void>
}

export async function openStage(t: Pick<TestContext, 'after'>, carnet: RunningCarnet): Promise<Stage> {
  const clock = makeClock()
  const platform = { ...platformOf(t, carnet), clock }
  const callers = new Map<string, Promise<RawCaller & Disposable>>()
  const clients = new Map<string, Promise<Dmp>>()
  t.after(async () => {
    for (const caller of callers.values()) (await caller)[Symbol.dispose]()
  })
  const holder = (patient: PatientId): PatientCaller => ({ kind: 'patient', patient })
  return {
    carnet,
    platform,
    taken: await depositElsewhere(carnet),
    law: {
      matrix: platform.matrixAt(platform.clock.now())!,
      settings: platform.settings,
      profession: (card) => holderOf(carnet, card)?.profession,
    },
    async hour(at) {
      clock.set(at)
      await moveClock(carnet, { to: at.toISOString() })
    },
    caller: (card) => kept(callers, card, () => keptRawCaller(carnet, card)),
    dmp: (card) => kept(clients, card, () => carnet.dmp(card)),
    async decide(patient, action, card) {
      const person = holderOf(carnet, card)
      const target =
        person === undefined
          ? ({ kind: 'structure', id: (await carnet.card(card)).info.structureIdNat as StructIdNat } as const)
          : ({ kind: 'professional', id: person.id as PsIdNat } as const)
      await decideOnProfessional(platform, holder(patient), patient, { action, target } as Gesture)
    },
    async maskAll(patient) {
      await maskEverything(platform, holder(patient), patient, 'maskEverything')
    },
    mandate: ({ patient }, mandate, person) =>
      platform.database.transaction(async (tx) => {
        const [of, to] = [await findRecord(tx, patient), await findRecord(tx, person)]
        await addMandate(tx, of!.id, { ...mandate, personRecordId: to!.id })
      }),
    learn: (twin) => learn(platform, twin),
    async textsRead(twin) {
      while (await hasUnread(platform, twin)) await pause(50)
    },
  }
}

async function depositElsewhere(carnet: RunningCarnet): Promise<string> {
  const about = patientNamed(carnet, 'amina-benali')
  const source = await sampleDocument(carnet, { by: 'cps-kacem', about })
  await (await carnet.dmp('cps-kacem')).submitDocuments(about.id, [{ source, hideFrom: {} }])
  return uniqueIdOf(source)
}

function kept<T>(made: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const known = made.get(key) ?? make()
  made.set(key, known)
  return known
}

/** Of a card of a professional; undefined: a structure’s, or that of its staff, who acts in its name. */
function holderOf(
  { people }: RunningCarnet,
  slug: string,
): (Pick<Professional, 'profession'> & { id: string }) | undefined {
  const card = people?.cards.find((one) => one.slug === slug)
  return card?.kind.startsWith('CPS')
    ? people?.professionals.find((one) => one.slug === card.holder)
    : undefined
}

async function hasUnread({ database }: Platform, { patient }: Twin): Promise<boolean> {
  const unread = await database.read((tx) =>
    tx.run(
      'unread-of-twin',
      `select from unread_document u join patient_identifier p on p.record_id = u.record_id
        where p.ins = $1 and p.ins_oid = $2`,
      [patient.ins, patient.oid],
    ),
  )
  return unread.length > 0
}

type Row = { readonly place: string; readonly version: number; readonly uuid: string }
type Tie = { readonly uuid: string; readonly type: string; readonly source: string; readonly target: string }

async function learn({ database }: Platform, { patient, uuids, names, oid }: Twin): Promise<void> {
  const root = oid(0).slice(0, -1)
  const { objects, ties } = await database.read(async (tx) => {
    const recordId = (await findRecord(tx, patient))?.id as RecordId
    return {
      objects: await tx.run<Row>(
        'objects-of-twin',
        `select unique_id as place, version, entry_uuid as uuid from document where record_id = $1
         union all select unique_id, 1, entry_uuid from submission where record_id = $1`,
        [recordId],
      ),
      ties: await tx.run<Tie>(
        'ties-of-twin',
        `select entry_uuid as uuid, type, source_uuid as source, target_uuid as target
           from association where record_id = $1`,
        [recordId],
      ),
    }
  })
  for (const { place, version, uuid } of objects) {
    // A lot that the kit numbered by itself has no name of its own.
    if (!place.startsWith(root)) continue
    uuids.set(placeOf(place, version), uuid)
    names.set(uuid, placeOf(place, version).replace(root, 'OID.'))
  }
  const named = (uuid: string) => names.get(uuid) ?? 'UUID'
  for (const { uuid, type, source, target } of ties)
    names.set(uuid, `${type}(${named(source)},${named(target)})`)
}
