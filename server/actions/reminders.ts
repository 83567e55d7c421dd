/**
 * What a reader of a record asks to be reminded of: for himself, whoever he is, and nobody else is told of what. people.md
 * P-09, P-10; rules.md TRA-08.
 */
import type { PatientCaller } from '@carnet/core/model/caller.ts'
import type { Drug } from '@carnet/core/model/drug.ts'
import type { NoticeChannel } from '@carnet/core/model/notice.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import {
  isSameDrug,
  type OwnReminder,
  type Reminder,
  type TreatmentReminder,
} from '@carnet/core/model/reminder.ts'
import { calendarStates, type VaccinationCalendar } from '@carnet/core/model/vaccination.ts'
import { routeOf } from '@carnet/core/rules/notice-choices.ts'
import { areTooMany, isOver, nextTurn } from '@carnet/core/rules/reminders.ts'
import { accountDetailsOf } from '../store/accounts.ts'
import { noticeRefusals } from '../store/notice-choices.ts'
import { addReminder, allReminders, lockReminders, remindersOf, removeReminders } from '../store/reminders.ts'
import { uuidV7 } from '../store/uuid-v7.ts'
import { type Outcome, type Permitted, perform } from './perform.ts'
import type { Platform } from './platform.ts'

export type AskedOutcome = 'asked' | 'tooMany' | 'unknown'

/** His own: what another reader asked for is not to be known. */
export async function remindersFor(
  { settings: { remindersTimeZone } }: Pick<Platform, 'settings'>,
  caller: PatientCaller,
  { tx, record, now }: Permitted,
): Promise<readonly OwnReminder[]> {
  const all = await remindersOf(tx, record.key, ownerOf(caller))
  return all.filter((reminder) => !isOver(reminder, now, remindersTimeZone))
}

/** By which way they reach this person, whatever the record; undefined: they wait for him in his space. */
export function wayOfReminders(
  { database }: Pick<Platform, 'database'>,
  person: RecordId,
): Promise<NoticeChannel | undefined> {
  return database.read(async (tx) => {
    const account = await accountDetailsOf(tx, person)
    const ways: readonly NoticeChannel[] = [
      ...((account?.email ?? null) === null ? [] : (['email'] as const)),
      ...((account?.phone ?? null) === null ? [] : (['sms'] as const)),
    ]
    const way = routeOf('reminder', ways, await noticeRefusals(tx, person))
    return way === 'letter' ? undefined : way
  })
}

/** Of the next appointment of this line of the calendar; asked twice, it is asked once. */
export function remindOfVaccine(
  platform: Platform,
  caller: PatientCaller,
  { calendar, line }: { readonly calendar: VaccinationCalendar; readonly line: string },
): Promise<AskedOutcome> {
  return change(platform, caller, async (permitted) => {
    const { record, now } = permitted
    const states = calendarStates(calendar, record.identity.birthDate, [], now) ?? []
    const state = states.find((each) => each.line.id === line)
    if (state?.next === undefined) return notDone('unknown')
    const { appointment, on } = state.next
    const asked = {
      kind: 'vaccine',
      line,
      vaccine: state.line.name,
      appointment: appointment.name,
      on,
    } as const
    return add(platform, caller, permitted, asked, (one) => one.kind === 'vaccine' && one.line === line)
  })
}

/** One that is not his is as one that is not there. */
export function stopReminder(platform: Platform, caller: PatientCaller, id: string): Promise<void> {
  return change(platform, caller, async ({ tx, record }) => {
    const known = (await remindersOf(tx, record.key, ownerOf(caller))).find((one) => one.id === id)
    if (known === undefined) return { result: undefined, acts: [] }
    await removeReminders(tx, record.id, [id])
    return { result: undefined, acts: [{ secret: isSecret(known) }] }
  })
}

/**
 * « Je ne le prends plus »: nobody is told to take it any more. What is said in secret changes nothing for those from whom it
 * is kept (VIS-09).
 */
export async function forgetRemindersOf(
  { tx, record }: Permitted,
  { drug, secret }: { readonly drug: Drug; readonly secret: boolean },
): Promise<void> {
  const known = (await allReminders(tx, record.key)).filter(
    (one) => isOf(one, drug) && !(secret && one.owner !== null),
  )
  if (known.length > 0)
    await removeReminders(
      tx,
      record.id,
      known.map(({ id }) => id),
    )
}

function isOf(reminder: Reminder, drug: Drug): boolean {
  return reminder.kind === 'treatment' && isSameDrug(reminder.drug, drug)
}

function isSecret(reminder: Reminder): boolean {
  return reminder.kind === 'treatment' && reminder.secret === true
}

function ownerOf({ delegate }: PatientCaller): string | null {
  return delegate?.mandateId ?? null
}

function change<T>(
  platform: Platform,
  caller: PatientCaller,
  body: (permitted: Permitted) => Promise<Outcome<T>>,
): Promise<T> {
  return perform(platform, caller, { patient: caller.patient, action: 'changeReminders' }, body)
}

function notDone(result: AskedOutcome): Outcome<AskedOutcome> {
  return { result, acts: [{ refusal: 'choiceNotPossible' }] }
}

/** Asked again of the same treatment, the new hours take the place of the others. */
export function remindOf(
  platform: Platform,
  caller: PatientCaller,
  asked: TreatmentReminder,
): Promise<AskedOutcome> {
  return change(platform, caller, (permitted) =>
    add(platform, caller, permitted, asked, (one) => isOf(one, asked.drug)),
  )
}

/** `replaced`: those that it takes the place of. */
async function add(
  { settings }: Platform,
  caller: PatientCaller,
  { tx, record, now }: Permitted,
  asked: Reminder,
  replaced: (reminder: OwnReminder) => boolean,
): Promise<Outcome<AskedOutcome>> {
  const zone = settings.remindersTimeZone
  await lockReminders(tx, record.id)
  const owner = ownerOf(caller)
  const known = await remindersOf(tx, record.key, owner)
  const others = known.filter((one) => !replaced(one) && !isOver(one, now, zone))
  if (areTooMany(asked, others, settings)) return notDone('tooMany')
  await removeReminders(
    tx,
    record.id,
    known.filter((one) => !others.includes(one)).map(({ id }) => id),
  )
  const reminder = { ...asked, id: uuidV7(now) }
  await addReminder(tx, record.key, owner, reminder, nextTurn(asked, now, zone))
  return { result: 'asked', acts: [{ secret: isSecret(asked) }] }
}
