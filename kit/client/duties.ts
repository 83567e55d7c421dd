/** What the law asks of who feeds a record, and of the médecin traitant: told to the software, which shows it. rules.md CNT-03, FEED-01. */
import { codeIn } from '@carnet/core/codes/value-sets.ts'
import { civilDay } from '@carnet/core/model/civil-day.ts'
import type { Day } from '@carnet/core/model/identity.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import {
  dayToFeed,
  goesByMessageToo,
  synthesisDueOn,
  synthesisType,
} from '@carnet/core/rules/duty-to-feed.ts'
import { parseDtm } from '@carnet/core/wire/hl7v2/dtm.ts'
import type { DocumentEntry } from '@carnet/core/wire/xds/metadata.ts'
import type { Access } from './assertion.ts'
import type { Exchange } from './exchange.ts'
import { findDocuments } from './find-documents.ts'
import { findRecord } from './find-record.ts'

export const goesByMessageReminder =
  'Ce document se transmet aussi par messagerie sécurisée de santé (MSSanté) au patient, à son médecin traitant et au prescripteur (CSP L1111-15).'

/** In French, for the professional. */
export function remindersOf(entry: DocumentEntry, today: Day): readonly string[] {
  const typeCode = entry.typeCode.code
  const writtenOn = dayIn(entry.creationTime)
  const careEndedOn = dayIn(entry.serviceStopTime ?? entry.serviceStartTime ?? entry.creationTime)
  const reminders: string[] = []
  if (writtenOn !== undefined && careEndedOn !== undefined) {
    const due = dayToFeed({ typeCode, careEndedOn, writtenOn })
    if (due < today)
      reminders.push(
        `Déposé après le jour dû, le ${dayInWords(due)}\u00a0: un document se dépose le jour de la consultation ou du résultat, au plus tard le jour de la sortie (CSP R1111-42).`,
      )
  }
  if (goesByMessageToo({ typeCode, on: today })) reminders.push(goesByMessageReminder)
  return reminders
}

/**
 * When the caller owes the next volet de synthèse médicale of this patient; undefined: he is not the médecin traitant.
 * @throws DmpRefusal, DmpUnreachable
 */
export async function synthesisDue(
  exchange: Exchange,
  patient: PatientId,
  today: Day,
  access?: Access,
): Promise<Day | undefined> {
  const { medecinTraitant } = await findRecord(exchange, patient, access)
  if (!medecinTraitant) return undefined
  const typeCodes = [codeIn('J66', synthesisType)!]
  const found = await findDocuments(exchange, patient, { typeCodes }, access)
  const last = found
    .map(({ creationTime }) => dayIn(creationTime))
    .filter((day) => day !== undefined)
    .toSorted()
    .at(-1)
  return synthesisDueOn(last, today)
}

/** Undefined when less than a day is said. */
export function dayIn(dtm: string): Day | undefined {
  return dtm.length < 8 ? undefined : civilDay(parseDtm(dtm, 'dtm'))
}

/** « 3 mars 2026 ». */
export function dayInWords(day: Day): string {
  return new Date(`${day}T12:00:00Z`).toLocaleDateString('fr-FR', { dateStyle: 'long', timeZone: 'UTC' })
}
