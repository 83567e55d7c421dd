/**
 * The sessions of a person in her carnet: 15 minutes idle, 12 hours at most (people.md §2). A session opened on a device
 * where she never had logged in is told to her. Who came in, chose a record and left stands in her history, in the same
 * transaction (TRA-05).
 */
import { randomUUID } from 'node:crypto'
import { browserIn } from '@carnet/core/model/browser.ts'
import type { PatientCaller } from '@carnet/core/model/caller.ts'
import type { ClosedRecord, RecordId, Suspension } from '@carnet/core/model/record.ts'
import { isOffered, spaceOffers } from '@carnet/core/rules/mandates.ts'
import { noticesShownSince, noticesShownTo } from '@carnet/core/rules/notice-centre.ts'
import type { RuleSettings } from '@carnet/core/rules/settings.ts'
import { type Clock, minutesFrom } from '../../clock.ts'
import {
  addSession,
  endSession,
  lastVisitOf,
  openInSession,
  personIn,
  removeSession,
  type Session,
  seeSession,
  type UnreadEmergencies,
} from '../../store/accounts.ts'
import type { Database, Tx } from '../../store/database.ts'
import { holderOf } from '../../store/holders.ts'
import { mandatesOfPerson } from '../../store/mandates.ts'
import { transactionAcrossMerge } from '../../store/merge.ts'
import { giveNotices } from '../../store/notices.ts'
import {
  closeOtherSessions,
  type OpenSessionSummary,
  type OpenSince,
  openSessionsOf,
} from '../../store/sessions.ts'
import { addVisit } from '../../store/traces.ts'
import { deviceFor, renewedDevice } from './known-device.ts'
import { hashOf, newToken } from './secret-token.ts'

const idleMinutes = 15
const sessionHours = 12

export type Sessions = {
  session(token: string): Promise<OpenSession | undefined>
  /** From now on this session is in that record; null: in one's own. Who may, server/actions/helped-persons.ts says. */
  open(token: string, opened: Session['opened']): Promise<void>
  leave(token: string): Promise<void>
  /** Where the person who logged in with this one is logged in, this one first. */
  openSessions(token: string): Promise<readonly OpenSessionSummary[]>
  /** Another of hers, or all the others. */
  closeOthers(token: string, which: string | 'all'): Promise<void>
}

export type OpenSession = {
  readonly caller: PatientCaller
  /** Of the person who logged in, whatever the record that is open. */
  readonly own: {
    readonly recordId: RecordId
    readonly name: string
    readonly firstName: string
    readonly hasPassword: boolean
  }
  /** He has the choice between several records. */
  readonly mayChoose: boolean
  readonly holderName: string
  /** Of the record that is open, among those of the person who logged in: 0, his own. */
  readonly place: number
  /** The record is an archive: of it one page is left, where it is opened again (LIF-16). */
  readonly closed: ClosedRecord | undefined
  /** Suspended by the Assurance Maladie: nothing of it opens (LIF-17). */
  readonly suspended: Suspension | undefined
  readonly csrf: string
  /** Until it ends by itself, if nothing more is asked of it. */
  readonly secondsLeft: number
  /** When the holder was last here, before this session. */
  readonly previousVisitAt: Date | null
  readonly emergencies: UnreadEmergencies | undefined
  /** Come of age, he has not said yet that he keeps his record (LIF-21). */
  readonly askedToKeep: boolean
  /** Those that wait for an answer of the person who logged in. */
  readonly invitations: number
  /** Of the messages of the record that is open; undefined: they are not for him. */
  readonly unreadNotices: number | undefined
}

/** Whose of the messages are counted: all of the holder's, or those of the record for who acts for him. */
const told = {
  ofHolder: noticesShownTo({}),
  ofRecord: noticesShownTo({ delegate: { mandateId: '', kind: 'parent', name: '' } }),
}

export function makeSessions({
  database,
  clock,
  law,
}: {
  readonly database: Database
  readonly clock: Clock
  /** As they stand at each act: they change with the regime. */
  readonly law: { readonly settings: RuleSettings }
}): Sessions {
  return {
    session: (token) =>
      database.transaction(async (tx) => {
        const now = clock.now()
        const tokenHash = hashOf(token)
        const session = await seeSession(tx, tokenHash, now, { ...told, since: noticesShownSince(now) })
        if (session === undefined) return undefined
        const { openedAfter, seenAfter } = openSince(now)
        if (session.lastSeenAt <= seenAfter || session.openedAt <= openedAfter) {
          await endSession(tx, tokenHash, now)
          return undefined
        }
        const { patient, name, firstName, closed, suspended, askedToKeep } = await holderOf(
          tx,
          session.recordId,
        )
        const own = { recordId: session.recordId, name, firstName, hasPassword: session.hasPassword }
        const mandates = (await mandatesOfPerson(tx, session.recordId)).filter(
          // One that ended while the record was open stays, for `decide` to say it.
          (each) =>
            (each.closed === undefined && each.suspended === undefined) ||
            isOffered(each, each, law.settings, now),
        )
        const mandate = mandates.find(({ id }) => id === session.opened?.mandateId)
        const common = {
          own,
          csrf: session.csrf,
          secondsLeft: secondsLeft(session.openedAt, now),
          mayChoose: mandates.length > 0,
          // Who closed his own record helps nobody new.
          invitations: closed === undefined ? session.invitations : 0,
        }
        if (mandate !== undefined)
          return {
            ...common,
            // Whether the mandate still stands, `decide` says at each act.
            caller: {
              kind: 'patient',
              patient: mandate.patient,
              delegate: {
                mandateId: mandate.id,
                kind: mandate.kind,
                name,
                ...(mandate.mayWrite && { mayWrite: true }),
              },
            },
            unreadNotices: spaceOffers(
              { delegate: { ...mandate, mandateId: mandate.id, name } },
              'listNotices',
            )
              ? session.unreadNotices
              : undefined,
            holderName: mandate.holderName,
            place: mandate.place,
            closed: mandate.closed,
            suspended: mandate.suspended,
            previousVisitAt: null,
            // They are the holder's to read (EMG-07).
            emergencies: undefined,
            askedToKeep: false,
          }
        return {
          ...common,
          caller: { kind: 'patient', patient },
          unreadNotices: session.unreadNotices,
          holderName: name,
          place: 0,
          closed,
          suspended,
          previousVisitAt: session.previousVisitAt,
          emergencies: session.emergencies,
          askedToKeep,
        }
      }),

    open: (token, opened) =>
      transactionAcrossMerge(database, async (tx) => {
        const person = await openInSession(tx, hashOf(token), opened)
        if (person !== undefined) await addVisit(tx, person, { action: 'chooseRecord', at: clock.now() })
      }),

    leave: (token) =>
      transactionAcrossMerge(database, async (tx) => {
        const person = await removeSession(tx, hashOf(token))
        if (person !== undefined) await addVisit(tx, person, { action: 'disconnect', at: clock.now() })
      }),

    openSessions: (token) =>
      transactionAcrossMerge(database, async (tx) => {
        const now = clock.now()
        const present = hashOf(token)
        const person = await personIn(tx, present)
        if (person === undefined) return []
        await addVisit(tx, person, { action: 'listSessions', at: now })
        return openSessionsOf(tx, person, present, openSince(now))
      }),

    closeOthers: (token, which) =>
      transactionAcrossMerge(database, async (tx) => {
        const present = hashOf(token)
        const person = await personIn(tx, present)
        if (person === undefined) return
        const closed = await closeOtherSessions(tx, person, present, which)
        if (closed > 0) await addVisit(tx, person, { action: 'closeSessions', at: clock.now() })
      }),
  }
}

/** A session opened or seen last before these has ended by itself. */
export function openSince(now: Date): OpenSince {
  return { openedAfter: minutesFrom(now, -sessionHours * 60), seenAfter: minutesFrom(now, -idleMinutes) }
}

/** Of a session that was seen just now. */
export function secondsLeft(openedAt: Date, now: Date): number {
  const ends = Math.min(
    minutesFrom(now, idleMinutes).getTime(),
    minutesFrom(openedAt, sessionHours * 60).getTime(),
  )
  return Math.floor((ends - now.getTime()) / 1000)
}

/** Where someone comes in. */
export type Place = {
  readonly device: string | undefined
  /** What the browser says of itself. */
  readonly userAgent: string | undefined
  /** That was open there: this one takes its place. */
  readonly session: string | undefined
}

/** `device`: tells, at the next log-in, that the holder has been here before, and others with him. */
export type LetIn = { readonly session: string; readonly device: string }

/** Who she is has been proven: her session opens. */
export async function letIn(
  tx: Tx,
  recordId: RecordId,
  { device, userAgent, session: former }: Place,
  now: Date,
): Promise<LetIn> {
  await addVisit(tx, recordId, { action: 'connect', at: now })
  if (former !== undefined) await endSession(tx, hashOf(former), now)
  const [mine] = deviceFor(tx, recordId, device)
  if (mine === undefined)
    // Each of them is told, however close: none stands for another.
    await giveNotices(tx, recordId, [{ to: 'holder', cause: 'newDevice' }], {
      actorId: randomUUID(),
      at: now,
    })
  const token = newToken()
  await addSession(tx, hashOf(token), {
    recordId,
    csrf: newToken(),
    openedAt: now,
    lastSeenAt: now,
    previousVisitAt: await lastVisitOf(tx, recordId),
    ...browserIn(userAgent),
  })
  return { session: token, device: renewedDevice(tx, recordId, device) }
}
