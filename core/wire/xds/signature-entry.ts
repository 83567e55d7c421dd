/** The entry of the document that signs a lot: its own codes, and hidden from all by them. soap.md §3.5. */
import { isLotSignature, signatureType } from '@carnet/core/model/document.ts'
import { dsigNamespace } from '../dsig/algorithms.ts'
import { signaturePurpose } from '../dsig/lot-signature.ts'
import { XdsError } from './errors.ts'
import type { Author, DocumentEntry, PatientIdentifier } from './metadata.ts'
import { confidentialityCodes as known, objectTypes } from './vocabulary.ts'

/** No human language (ISO 639-2). */
export const signatureLanguage = 'art'

const mimeType = 'text/xml'
const formatCode = { code: dsigNamespace, system: 'URN', display: 'Default signature style' }
const classCode = {
  code: 'urn:oid:1.3.6.1.4.1.19376.1.2.1.1.1',
  system: 'URN',
  display: 'Digital Signature',
}
const purpose = { code: signaturePurpose, system: '1.2.840.10065.1.12', display: 'Source' }
const hiding = [known.maskedToProfessionals, known.invisibleToPatient]

export function isSignatureEntry({ typeCode }: Pick<DocumentEntry, 'typeCode'>): boolean {
  return isLotSignature({ typeCode: typeCode.code, typeSystem: typeCode.system })
}

export type SignatureChoices = {
  /** Symbolic id in the submission, `Signature01`. */
  readonly entryId: string
  readonly uniqueId: string
  /** DTM in UTC. */
  readonly createdAt: string
  readonly author: Author
  readonly patientId: PatientIdentifier
  /** A document of the lot: the signature has its facility and its practice setting. */
  readonly beside: DocumentEntry
  readonly hash: string
  readonly sizeBytes: number
}

export function signatureEntry({
  entryId,
  createdAt,
  author,
  beside,
  ...said
}: SignatureChoices): DocumentEntry {
  const { healthcareFacilityTypeCode, practiceSettingCode, serviceStartTime } = beside
  const { legalAuthenticator, sourcePatientId } = beside
  return {
    ...said,
    entryUuid: entryId,
    objectType: objectTypes.stableDocument,
    mimeType,
    creationTime: createdAt,
    ...(serviceStartTime === undefined ? {} : { serviceStartTime }),
    ...(legalAuthenticator === undefined ? {} : { legalAuthenticator }),
    ...(sourcePatientId === undefined ? {} : { sourcePatientId }),
    languageCode: signatureLanguage,
    sourcePatientInfo: [],
    title: purpose.display,
    referenceIds: [],
    authors: [author],
    classCode,
    typeCode: { ...signatureType, display: 'Full Document' },
    formatCode,
    healthcareFacilityTypeCode,
    practiceSettingCode,
    confidentialityCodes: [
      { code: 'N', system: known.hl7System, display: 'Normal' },
      ...hiding.map((code) => ({ code, system: known.system })),
    ],
    eventCodes: [purpose],
  }
}

/** Nothing for the entry of any other document. */
export function checkSignatureEntry(entry: DocumentEntry): readonly XdsError[] {
  if (!isSignatureEntry(entry)) return []
  const findings: XdsError[] = []
  if (entry.mimeType !== mimeType)
    findings.push(wrong(`Le type MIME de la signature du lot est ${mimeType}.`, 'mimeType'))
  if (entry.formatCode.code !== formatCode.code)
    findings.push(wrong(`Le format de la signature du lot est ${formatCode.code}.`, 'formatCode'))
  const has = (code: string) =>
    entry.confidentialityCodes.some((each) => each.code === code && each.system === known.system)
  if (!hiding.every(has))
    findings.push(wrong(`La signature du lot porte les codes ${hiding.join(' et ')}.`, 'confidentialityCode'))
  return findings
}

function wrong(context: string, location: string): XdsError {
  return new XdsError('XDSRepositoryMetadataError', context, { location })
}
