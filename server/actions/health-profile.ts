/** « Mon profil santé »: what documents state and what the person writes, put together and never mixed. people.md P-11. */
import type { PatientCaller } from '@carnet/core/model/caller.ts'
import { civilDay } from '@carnet/core/model/civil-day.ts'
import type { CardEntry } from '@carnet/core/model/emergency-card.ts'
import {
  emptySection,
  type HealthProfile,
  type KeptSection,
  type OwnSection,
  type SectionObjection,
  type ToldStatement,
  toldStatements,
  type WrittenSection,
  writtenSections,
} from '@carnet/core/model/health-profile.ts'
import type { Day } from '@carnet/core/model/identity.ts'
import type { MeasureTargets, OwnMeasure } from '@carnet/core/model/own-measure.ts'
import {
  documentsLikeOwnProfile,
  isSecretChange,
  objectionToSection,
  type SaidOfSection,
  sectionAfter,
  sectionAsSeen,
  sectionTakenBack,
} from '@carnet/core/rules/health-profile.ts'
import { measuresAsSeen, targetAsSeen } from '@carnet/core/rules/own-measures.ts'
import { renewDeviceCopies } from '../store/device-copies.ts'
import { lockProfile, profileOf, saveProfile } from '../store/health-profiles.ts'
import { ownMeasuresOf } from '../store/own-measures.ts'
import { cardAsSeen, readerIn, type StatementReader } from './emergency-card.ts'
import { actorOf, type Permitted, perform } from './perform.ts'
import type { Platform } from './platform.ts'
import { readStructured } from './read-structured.ts'

export type OwnProfile = {
  readonly sections: Readonly<Record<WrittenSection, OwnSection>>
  readonly measures: readonly OwnMeasure[]
  readonly targets: MeasureTargets
  /** Of her emergency card, what she wrote there and what this reader sees of it. */
  readonly card: { readonly entries: readonly CardEntry[]; readonly noKnownAllergy: boolean }
  readonly birthDate: Day
}

/** Leaves its line. */
export function readOwnProfile(platform: Platform, caller: PatientCaller): Promise<OwnProfile> {
  const request = { patient: caller.patient, action: 'readHealthProfile' } as const
  return perform(platform, caller, request, async (permitted) => ({
    result: {
      ...(await ownWordsFor(caller, permitted)),
      card: await cardAsSeen(permitted, readerIn(permitted)),
      birthDate: permitted.record.identity.birthDate,
    },
    acts: [{}],
  }))
}

/** What was written and noted, as far as this caller may know it: nothing, when what it is like may not be read. */
export async function ownWordsFor(
  { delegate }: PatientCaller,
  { tx, record, now, judge }: Permitted,
): Promise<Pick<OwnProfile, 'sections' | 'measures' | 'targets'>> {
  const shown = documentsLikeOwnProfile(now).every((like) => judge(like, 'readDocument').allowed)
  const profile: HealthProfile = shown ? await profileOf(tx, record.key) : {}
  const measures = shown ? await ownMeasuresOf(tx, record.key) : []
  const reader = { isHolder: delegate === undefined }
  const sections = writtenSections.map((section) => [
    section,
    sectionAsSeen(profile[section] ?? emptySection, reader),
  ])
  return {
    sections: Object.fromEntries(sections) as OwnProfile['sections'],
    measures: measuresAsSeen(measures, reader),
    targets: Object.fromEntries(
      Object.entries(profile.targets ?? {}).filter(
        ([, target]) => targetAsSeen(target, reader) !== undefined,
      ),
    ),
  }
}

/** Of the documents that the caller may read, once each, the newest first. */
export function readToldStatements(
  platform: Platform,
  caller: PatientCaller,
  reader: StatementReader,
): Promise<readonly ToldStatement[]> {
  return readStructured(platform, caller, caller.patient, reader, async ({ documents, label, now }) => {
    const telling = await label(documents.filter(({ content }) => content !== null && content.length > 0))
    const result = toldStatements(
      telling.map(({ entryUuid, label: { title }, serviceStartTime, submittedAt, content }) => ({
        documentId: entryUuid,
        title,
        on: serviceStartTime ?? submittedAt,
        statements: content ?? [],
      })),
      now,
    )
    return { result, documents: new Set(result.map(({ documentId }) => documentId)) }
  })
}

/** Why nothing was changed, which is judged on what was sent and on nothing of the record; undefined: it was. */
export async function writeSection(
  platform: Platform,
  caller: PatientCaller,
  section: WrittenSection,
  said: SaidOfSection,
): Promise<SectionObjection | undefined> {
  const objection = objectionToSection(said)
  if (objection === undefined)
    await changeSection(platform, caller, section, (present, writer) => sectionAfter(present, said, writer))
  return objection
}

/** As it was before the last change. */
export function takeBackSection(
  platform: Platform,
  caller: PatientCaller,
  section: WrittenSection,
): Promise<void> {
  return changeSection(platform, caller, section, sectionTakenBack)
}

function changeSection(
  platform: Platform,
  caller: PatientCaller,
  section: WrittenSection,
  change: (present: KeptSection, writer: Parameters<typeof sectionAfter>[2]) => KeptSection,
): Promise<void> {
  const request = { patient: caller.patient, action: 'writeHealthProfile' } as const
  return perform(platform, caller, request, async ({ tx, record, now }) => {
    const profile = await lockProfile(tx, record.key)
    const present = profile[section] ?? emptySection
    const isHolder = caller.delegate === undefined
    const by = isHolder ? {} : { by: actorOf(caller).name }
    const after = change(present, { on: civilDay(now), isHolder, ...by })
    await saveProfile(tx, record.key, { ...profile, [section]: after })
    await renewDeviceCopies(tx, record.id)
    return { result: undefined, acts: [{ secret: isSecretChange(present, after) }] }
  })
}
