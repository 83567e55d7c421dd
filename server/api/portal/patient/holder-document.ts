/** A file of the holder as a document of his record: the same header, metadata and action as a deposit over the wire. */
import { randomUUID } from 'node:crypto'
import { codeIn } from '@carnet/core/codes/value-sets.ts'
import type { Code } from '@carnet/core/model/code.ts'
import type { Visibility } from '@carnet/core/model/document.ts'
import type { Identity } from '@carnet/core/model/identity.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { type HolderDescription, holderTypeSystem } from '@carnet/core/rules/holder-documents.ts'
import { readClinicalDocument } from '@carnet/core/wire/cda/header.ts'
import { holderAsAuthor, type Level1Header } from '@carnet/core/wire/cda/level1.ts'
import type { Level1MediaType } from '@carnet/core/wire/cda/media-type.ts'
import { dmpRoot } from '@carnet/core/wire/cda/national-ids.ts'
import { deduceEntry, deduceSubmissionSet } from '@carnet/core/wire/cda/to-xds.ts'
import { formatDtm } from '@carnet/core/wire/hl7v2/dtm.ts'
import { restateEntry } from '@carnet/core/wire/xds/document-entry.ts'
import { hideEntry } from '@carnet/core/wire/xds/entry-version.ts'
import { associationTypes } from '@carnet/core/wire/xds/vocabulary.ts'
import type { Platform } from '../../../actions/platform.ts'
import type { PreparedSubmission } from '../../../actions/store-submission.ts'
import type { ReceivedDocument } from '../../soap/document-intake.ts'
import { prepareDocument } from '../../soap/prepared-document.ts'
import { checkedSubmission, prepareSubmission } from '../../soap/prepared-submission.ts'

type Described = Omit<HolderDescription, 'type'> & { readonly type: string }

/** Where and how, of what no structure did (JDV_J02, J04, J59). */
const byThePatient = { code: 'EXP_PATIENT', system: '1.2.250.1.213.1.1.4.6' } as const

export function holderHeader(
  described: Described,
  mediaType: Level1MediaType,
  {
    patient,
    identity,
    now,
  }: { readonly patient: PatientId; readonly identity: Identity; readonly now: Date },
): Level1Header {
  return {
    id: newOid(),
    setId: newOid(),
    versionNumber: 1,
    typeCode: { code: described.type, system: holderTypeSystem },
    title: described.title,
    createdAt: now,
    confidentiality: 'N',
    patient: { id: patient, identity },
    author: holderAsAuthor,
    service: {
      startedAt: middayOf(described.careOn, now),
      practiceSetting: byThePatient,
      facilityType: byThePatient,
    },
    mediaType,
  }
}

/** A day is all that is known: at midday it is the same day from Guadeloupe to Réunion. */
export function middayOf(day: string, now: Date): Date {
  return new Date(Math.min(new Date(`${day}T12:00:00Z`).getTime(), now.getTime()))
}

export function prepareHolderDeposit(
  platform: Platform,
  patient: PatientId,
  received: ReceivedDocument,
  hideFrom: Partial<Visibility>,
): PreparedSubmission {
  const now = platform.clock.now()
  const header = readClinicalDocument(received.text ?? Buffer.alloc(0))
  const entry = deduceEntry(header, { entryId: 'Document01', patientId: patient, hideFrom })
  const set = deduceSubmissionSet(header, {
    entryId: 'SubmissionSet01',
    uniqueId: newOid(),
    sourceId: dmpRoot,
    submissionTime: formatDtm(now),
    patientId: patient,
    contentTypeCode: named('J59', byThePatient),
  })
  checkedSubmission(set, now)
  const submissionUuid: string = randomUUID()
  const { prepared } = prepareDocument(entry, received, randomUUID(), {
    platform,
    // Made here, from our own template: the schema is checked by the tests of that template.
    cdaSchema: undefined,
    patient,
    lotPatient: set.patientId,
    submissionUuid,
  })
  return {
    patient,
    submission: prepareSubmission(set, submissionUuid),
    documents: [prepared],
    replacements: [],
    signatureObjection: undefined,
    takesPlaceOf: associationTypes.replaces,
    restate: restateEntry,
    hide: hideEntry,
    associations: [
      {
        entryUuid: randomUUID(),
        type: associationTypes.hasMember,
        source: submissionUuid,
        target: prepared.entryUuid,
        submissionUuid,
        slots: { SubmissionSetStatus: ['Original'] },
      },
    ],
  }
}

function named(set: 'J59', code: Code): Code {
  return codeIn(set, code.code) ?? code
}

/** An OID that nobody else has: a UUID under 2.25 (ITU-T X.667). */
export function newOid(): string {
  return `2.25.${BigInt(`0x${randomUUID().replaceAll('-', '')}`)}`
}
