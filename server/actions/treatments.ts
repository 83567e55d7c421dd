/** « Mes traitements »: documents and the person’s own words put together, and what she writes there. people.md P-09. */
import type { PatientCaller } from '@carnet/core/model/caller.ts'
import type { Drug } from '@carnet/core/model/drug.ts'
import type { Day } from '@carnet/core/model/identity.ts'
import type { OwnReminder, TreatmentReminder } from '@carnet/core/model/reminder.ts'
import {
  type DeclaredTreatment,
  type KnownTreatment,
  knownTreatments,
  type TreatmentLine,
} from '@carnet/core/model/treatment.ts'
import { vaccinationTypes } from '@carnet/core/model/vaccination.ts'
import type { OwnTreatment } from '../store/own-treatments.ts'
import { uuidV7 } from '../store/uuid-v7.ts'
import type { ListedDocument } from './list-documents.ts'
import { ownTreatmentsFor, writeOwnTreatment } from './own-treatments.ts'
import type { Permitted } from './perform.ts'
import type { Platform } from './platform.ts'
import {
  mayReadOneOf,
  readStructured,
  type StructuredReader,
  type StructuredReading,
} from './read-structured.ts'
import { type AskedOutcome, forgetRemindersOf, remindersFor, remindOf } from './reminders.ts'

export type Treatments = {
  readonly treatments: readonly KnownTreatment[]
  /** What this reader asked to be reminded of, vaccinations too. */
  readonly reminders: readonly OwnReminder[]
  /** About medicines, and of which the list has none. */
  readonly unread: readonly ListedDocument[]
  /** Documents tell of vaccinations too: their proof may be asked for. */
  readonly tellsOfVaccinations: boolean
}

type Asked = {
  readonly reader: StructuredReader<readonly TreatmentLine[]>
  /** In metropolitan France. */
  readonly today: Day
}

export function readKnownTreatments(
  platform: Platform,
  caller: PatientCaller,
  asked: Asked,
): Promise<Treatments> {
  return listed(platform, caller, asked, ({ secretDocuments: _, ...treatments }) => treatments)
}

/** Types of which the page says when it took no medicine from them: a synthesis may well hold none. */
const alwaysOfMedicines: readonly string[] = ['57833-6', '60593-1', '56445-0', '80820-4']

type Listed = Treatments & { readonly secretDocuments: ReadonlySet<string> }

function listed<R>(
  platform: Platform,
  caller: PatientCaller,
  { reader, today }: Asked,
  make: (listed: Listed) => R,
): Promise<R> {
  const show = async ({ documents, label, beside }: StructuredReading<readonly TreatmentLine[], Beside>) => {
    const { tellsOfVaccinations, reminders, ...ownWords } = beside
    const sources = documents.flatMap(({ entryUuid, content }) =>
      (content ?? []).map((line, at) => ({ ...line, id: `${entryUuid}.${at}`, documentId: entryUuid })),
    )
    const told = new Set(sources.map(({ documentId }) => documentId))
    const unread = documents.filter(
      ({ entryUuid, typeCode }) => alwaysOfMedicines.includes(typeCode) && !told.has(entryUuid),
    )
    const secret = documents.filter(({ visibility }) => visibility.invisibleToRepresentatives)
    const result = make({
      treatments: knownTreatments({ sources, ...ownWords }, today),
      unread: await label(unread),
      reminders,
      tellsOfVaccinations,
      secretDocuments: new Set(secret.map(({ entryUuid }) => entryUuid)),
    })
    return { result, documents: told }
  }
  const beside = async (permitted: Permitted): Promise<Beside> => ({
    ...wordsByKind(await ownTreatmentsFor(caller, permitted)),
    reminders: await remindersFor(platform, caller, permitted),
    tellsOfVaccinations: await mayReadOneOf(permitted, vaccinationTypes),
  })
  return readStructured(platform, caller, caller.patient, reader, show, beside)
}

type Beside = ReturnType<typeof wordsByKind> & Pick<Treatments, 'tellsOfVaccinations' | 'reminders'>

function wordsByKind(own: readonly OwnTreatment[]) {
  return {
    declared: own.filter((each) => each.kind === 'declared'),
    stopped: own.filter((each) => each.kind === 'stopped'),
  }
}

/** Throws Refused `depositNotAcceptable` when there are too many. */
export function declareTreatment(
  platform: Platform,
  caller: PatientCaller,
  declared: Pick<DeclaredTreatment, 'name' | 'posology' | 'on'>,
): Promise<string> {
  return writeOwnTreatment(platform, caller, ({ now }) => ({
    kind: 'declared',
    id: uuidV7(now),
    ...declared,
  }))
}

export type AskedTreatment = Asked & { readonly treatmentId: string }

export type FoundTreatment = {
  readonly treatment: KnownTreatment
  readonly drug: Drug
  /** Only documents kept from the representatives tell of it. */
  readonly secret: boolean
}

/** undefined: no such treatment is this caller's to see. */
export function findTreatment(
  platform: Platform,
  caller: PatientCaller,
  { treatmentId, ...asked }: AskedTreatment,
): Promise<FoundTreatment | undefined> {
  return listed(platform, caller, asked, ({ treatments, secretDocuments }) => {
    const treatment = treatments.find(({ id }) => id === treatmentId)
    const [latest] = treatment?.sources ?? []
    return (
      treatment && {
        treatment,
        drug: latest?.drug ?? { name: treatment.name, codes: [] },
        secret:
          treatment.declared.length === 0 &&
          treatment.sources.every(({ documentId }) => secretDocuments.has(documentId)),
      }
    )
  })
}

/**
 * The id of what she says, to take it back; undefined: no such treatment is hers to see. What a teenager says of a
 * medicine that only documents kept from his representatives tell of leaves no line that they read (VIS-09). Nobody is
 * reminded of it any more, even when it is taken back.
 */
export async function stopTreatment(
  platform: Platform,
  caller: PatientCaller,
  asked: AskedTreatment,
): Promise<string | undefined> {
  const found = await findTreatment(platform, caller, asked)
  const { stopped } = found?.treatment ?? {}
  if (stopped !== undefined) return stopped.id
  return (
    found &&
    writeOwnTreatment(
      platform,
      caller,
      ({ now }) => ({ kind: 'stopped', id: uuidV7(now), drug: found.drug, on: asked.today }),
      { secret: found.secret, beside: (permitted) => forgetRemindersOf(permitted, found) },
    )
  )
}

/** Throws nothing for too many in a day: its answer says it. */
export async function remindOfTreatment(
  platform: Platform,
  caller: PatientCaller,
  asked: AskedTreatment & Pick<TreatmentReminder, 'hours' | 'from' | 'until'>,
): Promise<AskedOutcome> {
  const found = await findTreatment(platform, caller, asked)
  // What is written as no longer taken has no reminder.
  if (found === undefined || found.treatment.stopped !== undefined) return 'unknown'
  const { drug, secret } = found
  const { hours, from, until } = asked
  return remindOf(platform, caller, {
    kind: 'treatment',
    drug,
    hours,
    from,
    ...(until !== undefined && { until }),
    ...(secret && { secret }),
  })
}
