/** What the record holds of the person beside documents and traces, for who takes it away. Spec: rules.md TRA-11. */
import type { PatientCaller } from '@carnet/core/model/caller.ts'
import type { CardContent } from '@carnet/core/model/emergency-card.ts'
import type { KnownProfessional, PersonalData } from '@carnet/core/model/personal-export.ts'
import type { Authorisation } from '@carnet/core/model/record.ts'
import type { Reminder } from '@carnet/core/model/reminder.ts'
import { accountDetailsOf } from '../store/accounts.ts'
import { chosenProfessionals } from '../store/chosen-professionals.ts'
import { namesInDirectory } from '../store/directory.ts'
import { lastVersions } from '../store/documents.ts'
import { invitationsOn } from '../store/invitations.ts'
import { mandatesOn } from '../store/mandates.ts'
import { noticeRefusals } from '../store/notice-choices.ts'
import { noticesSent } from '../store/notices.ts'
import { contactOf, lifeEventsOf } from '../store/record-life.ts'
import { reportsOf } from '../store/reports.ts'
import { cardAsSeen, readerIn } from './emergency-card.ts'
import { ownWordsFor } from './health-profile.ts'
import { notesFor } from './notes-as-seen.ts'
import { ownTreatmentsFor } from './own-treatments.ts'
import { actorOf, type Permitted } from './perform.ts'
import type { Platform } from './platform.ts'
import { remindersFor } from './reminders.ts'

/** More than anyone has: the invitations and the reports of a person are counted by the hour. */
const linesMax = 10_000

/**
 * As the pages tell each of them: how the holder is reached, his account and his messages are his alone, what a secret
 * session recorded too (VIS-09), and a representative has the reports that he sent.
 */
export async function personalDataOf(
  platform: Pick<Platform, 'settings'>,
  caller: PatientCaller,
  permitted: Permitted,
): Promise<PersonalData> {
  const { tx, record } = permitted
  const own = caller.delegate === undefined
  const { sections, measures } = await ownWordsFor(caller, permitted)
  const { identity, emergency, stateSince, otherMatricules = [] } = record
  const account = own ? await accountDetailsOf(tx, record.id) : undefined
  const mandates = await mandatesOn(tx, record.id)
  const invitations = await invitationsOn(tx, record.key, linesMax)
  const reports = await reportsOf(tx, record.key, {
    reporterId: own ? undefined : actorOf(caller).id,
    limit: linesMax,
  })
  return {
    patient: record.currentPatient ?? record.patient,
    otherMatricules,
    identity,
    openedAt: stateSince,
    ...(own && { contact: await contactOf(tx, record.key), noticesSent: await noticesSent(tx, record.id) }),
    ...(account !== undefined && { account }),
    choices: {
      emergency,
      everythingMasked: record.everythingMasked,
      opposesDossierPharmaceutique: record.opposesDossierPharmaceutique,
      informedAboutOrganDonation: record.informedAboutOrganDonation,
      ...(own && { noticesRefused: await noticeRefusals(tx, record.id) }),
    },
    emergencyCard: await cardTakenAway(permitted),
    professionals: await professionalsOf(caller, { tx, record }),
    delegates: mandates.map(({ name, kind, since, until, mayWrite = false, excludedClasses }) => ({
      name,
      kind,
      since,
      until,
      mayWrite,
      excludedClasses,
    })),
    invitations: invitations.map(({ names, kind, state, invitedAt }) => ({
      name: names.invited,
      kind,
      state,
      invitedAt,
    })),
    reports: reports.map(({ at, words, answer, closedAt }) => ({ at, words, answer, closedAt })),
    treatments: (await ownTreatmentsFor(caller, permitted)).map((own) => ({
      kind: own.kind,
      name: own.kind === 'declared' ? own.name : own.drug.name,
      ...(own.kind === 'declared' && { posology: own.posology }),
      on: own.on,
      by: own.by,
    })),
    healthProfile: sections,
    measures,
    ...(own && {
      notes: await notesTakenAway(caller, permitted),
      reminders: (await remindersFor(platform, caller, permitted)).map(reminderTakenAway),
    }),
    events: await lifeEventsOf(tx, record.id),
  }
}

function reminderTakenAway(reminder: Reminder): NonNullable<PersonalData['reminders']>[number] {
  return reminder.kind === 'vaccine'
    ? { of: reminder.vaccine, from: reminder.on, until: reminder.on }
    : { of: reminder.drug.name, hours: reminder.hours, from: reminder.from, until: reminder.until }
}

/** Each with the uniqueId of its document, by which it is found in the archive. */
async function notesTakenAway(caller: PatientCaller, permitted: Permitted) {
  const notes = await notesFor(caller, permitted)
  const documents = await lastVersions(permitted.tx, permitted.record.id, [...notes.keys()])
  return documents.map(({ logicalId, uniqueId }) => ({
    document: uniqueId,
    text: notes.get(logicalId)!.text,
  }))
}

async function cardTakenAway(permitted: Permitted): Promise<CardContent> {
  const { entries, noKnownAllergy, contacts } = await cardAsSeen(permitted, readerIn(permitted))
  return { entries, noKnownAllergy, contacts }
}

async function professionalsOf(
  { delegate }: PatientCaller,
  { tx, record }: Pick<Permitted, 'tx' | 'record'>,
): Promise<readonly KnownProfessional[]> {
  const authorisations = record.authorisations.filter(({ secret }) => delegate === undefined || !secret)
  const chosen = await chosenProfessionals(tx, record.id)
  const { medecinTraitant } = record
  const members = ({ actor }: Authorisation): readonly string[] => {
    if (actor.kind === 'consultation') return [actor.professional]
    return actor.kind === 'careTeam' ? actor.members : [actor.id]
  }
  const named = authorisations.flatMap((authorisation) =>
    members(authorisation).map((id) => [id as string, authorisation] as const),
  )
  // Whoever was only chosen, or declared, has no authorisation of his own.
  const others = new Set<string>([
    ...chosen.map(({ id }) => id),
    ...(medecinTraitant === null ? [] : [medecinTraitant]),
  ])
  for (const [id] of named) others.delete(id)
  const ids = [...named.map(([id]) => id), ...others]
  const names = await namesInDirectory(tx, { professionals: ids, structures: ids })
  const nameOf = (id: string) => {
    const professional = names.professionals.get(id)
    return professional === undefined
      ? (names.structures.get(id) ?? id)
      : `${professional.firstName} ${professional.lastName}`
  }
  const known = (id: string, authorisation?: Authorisation): KnownProfessional => ({
    id,
    name: nameOf(id),
    medecinTraitant: id === medecinTraitant,
    role: chosen.find((one) => one.id === id)?.role ?? null,
    access: authorisation?.type,
    since: authorisation?.grantedAt,
    until: authorisation?.expiresAt ?? undefined,
    administrator: authorisation?.administrator ?? false,
    expressConsent: authorisation?.expressConsent ?? false,
  })
  return [
    ...named.map(([id, authorisation]) => known(id, authorisation)),
    ...[...others].map((id) => known(id)),
  ]
}
