/**
 * The sessions of professionals in their portal: 30 minutes idle, 10 hours at most (people.md §2). Who he is, the card says
 * that was read at the log-in: its certificate is judged, and the directory asked, again at each page, so that a card
 * revoked or a place left meanwhile opens nothing more. people.md W-01; rules.md CON-20.
 */
import type { Professional } from '@carnet/core/model/caller.ts'
import type { RecordId } from '@carnet/core/model/record.ts'
import type { Place } from '@carnet/core/wire/web-ps/contextual-link.ts'
import { parseCertificate } from '@carnet/core/wire/x509/certificate.ts'
import { judgeCertificate } from '@carnet/core/wire/x509/trust.ts'
import { type Clock, minutesFrom } from '../../clock.ts'
import type { Database } from '../../store/database.ts'
import { addDirectAccess, takeDirectAccess } from '../../store/direct-accesses.ts'
import {
  addOpenedPatients,
  addProfessionalSession,
  choosePlace,
  type OpenedPatient,
  openedPatient,
  type PatientToOpen,
  professionalIdleMinutes,
  removeProfessionalSession,
  seeProfessionalSession,
} from '../../store/professional-sessions.ts'
import { type CardHolder, type CardObjection, type CardReader, isObjection } from '../card-holder.ts'
import { hashOf, newToken } from '../patient/secret-token.ts'
import type { TrustSource } from '../trust.ts'
import { type CardReadings, makeCardReadings } from './card-readings.ts'

const sessionHours = 10

export type OpenProfessionalSession = {
  /** Names it to what hangs from it, and opens nothing. */
  readonly id: string
  readonly csrf: string
  readonly situations: CardHolder['situations']
  /** Who acts; undefined: he practises in several places, and has not said where he is. */
  readonly caller: Professional | undefined
}

export type ProfessionalSessions = Pick<CardReadings, 'demandOf'> & {
  /** The token of a new session; undefined: the code is no longer one, or of another browser. */
  enter(
    code: string,
    browser: string,
    former: string | undefined,
  ): Promise<{ readonly session: string } | CardObjection | undefined>
  /** undefined: it is over, or was never one. */
  session(token: string): Promise<OpenProfessionalSession | CardObjection | undefined>
  choosePlace(session: OpenProfessionalSession, structureId: string): Promise<void>
  leave(token: string): Promise<void>
  /** What stands in the addresses of these patients' pages. Who may, server/actions has said. */
  openPatients(
    session: OpenProfessionalSession,
    records: readonly PatientToOpen[],
  ): Promise<ReadonlyMap<RecordId, string>>
  patientOf(session: OpenProfessionalSession, id: string): Promise<OpenedPatient | undefined>
  /** What a software asked for, under a token that serves once: before anybody is known. */
  keepDirect(place: Place): Promise<string>
  takeDirect(token: string): Promise<Place | undefined>
}

export function makeProfessionalSessions({
  database,
  clock,
  readCard,
  trust,
}: {
  readonly database: Database
  readonly clock: Clock
  readonly readCard: CardReader
  readonly trust: TrustSource
}): ProfessionalSessions {
  const readings = makeCardReadings(database)
  const holderOf = (der: Uint8Array) => {
    const certificate = parseCertificate(der)
    return readCard({ certificate, verdict: judgeCertificate(certificate, trust.current(), new Date()) })
  }
  return {
    demandOf: readings.demandOf,

    async enter(code, browser, former) {
      const certificate = await readings.take(code, browser)
      if (certificate === undefined) return undefined
      const holder = await holderOf(certificate)
      if (isObjection(holder)) return holder
      const [only, ...others] = holder.situations
      const session = newToken()
      await database.transaction(async (tx) => {
        if (former !== undefined) await removeProfessionalSession(tx, hashOf(former))
        await addProfessionalSession(tx, hashOf(session), {
          csrf: newToken(),
          certificate,
          structureId: others.length === 0 ? only.structure.id : null,
          openedAt: clock.now(),
        })
      })
      return { session }
    },

    async session(token) {
      const tokenHash = hashOf(token)
      const now = clock.now()
      const openedAfter = minutesFrom(now, -sessionHours * 60)
      const seenAfter = minutesFrom(now, -professionalIdleMinutes)
      const stored = await database.transaction((tx) =>
        seeProfessionalSession(tx, tokenHash, { now, openedAfter, seenAfter }),
      )
      if (stored === undefined) {
        await database.transaction((tx) => removeProfessionalSession(tx, tokenHash))
        return undefined
      }
      const holder = await holderOf(stored.certificate)
      if (isObjection(holder)) {
        await database.transaction((tx) => removeProfessionalSession(tx, tokenHash))
        return holder
      }
      const { id, csrf, structureId, openedAt } = stored
      const { situations } = holder
      const place = situations.find(({ structure }) => structure.id === structureId)
      const portalSession = { id, endsAt: minutesFrom(openedAt, sessionHours * 60) }
      return { id, csrf, situations, caller: place && { ...place, portalSession } }
    },

    choosePlace: ({ id }, structureId) => database.transaction((tx) => choosePlace(tx, id, structureId)),

    leave: (token) => database.transaction((tx) => removeProfessionalSession(tx, hashOf(token))),

    openPatients: ({ id }, records) =>
      database.transaction((tx) => addOpenedPatients(tx, id, records, clock.now())),

    patientOf: (session, id) => database.read((tx) => openedPatient(tx, session.id, id)),

    keepDirect: (place) => database.transaction((tx) => addDirectAccess(tx, place)),

    takeDirect: (token) =>
      database.transaction(async (tx) => (await takeDirectAccess(tx, token)) as Place | undefined),
  }
}

export type { OpenedPatient } from '../../store/professional-sessions.ts'
