/** SubmissionSet ↔ RegistryPackage. IHE ITI TF-3 §4.2.3.3; soap.md §3.2. */
import type { XmlElement } from '../xml/read.ts'
import { type Markup, xml } from '../xml/write.ts'
import { childId } from './child-id.ts'
import {
  attribute,
  authors,
  code,
  comments,
  cx,
  dtm,
  identifier,
  required,
  slot,
  text,
  title,
} from './fields.ts'
import type { SubmissionSet } from './metadata.ts'
import {
  type FieldsOf,
  newDraft,
  type Parts,
  partsOf,
  readFields,
  registryObject,
  slotNamesOf,
  slotsBeside,
  writeFields,
} from './registry-object.ts'
import { objectTypes, packageNodes, submissionSetSchemes } from './vocabulary.ts'

const fields: FieldsOf<SubmissionSet> = {
  entryUuid: required(attribute('id', text), 'l’identifiant du lot'),
  availabilityStatus: attribute('status', text),
  submissionTime: required(
    slot('submissionTime', dtm),
    'une date de la forme «\u00a0aaaaMMjjHHmmss\u00a0», en temps universel',
  ),
  title,
  comments,
  authors: authors(submissionSetSchemes.author),
  contentTypeCode: required(
    code(submissionSetSchemes.contentTypeCode, 'contentTypeCode'),
    'le type d’activité du lot',
  ),
  patientId: required(
    identifier(submissionSetSchemes.patientId, 'XDSSubmissionSet.patientId', cx),
    'l’INS du patient',
  ),
  sourceId: required(
    identifier(submissionSetSchemes.sourceId, 'XDSSubmissionSet.sourceId', text),
    'l’identifiant de la source',
  ),
  uniqueId: required(
    identifier(submissionSetSchemes.uniqueId, 'XDSSubmissionSet.uniqueId', text),
    'l’identifiant unique du lot',
  ),
}

const slotsKept = slotNamesOf(fields)

/** What this lot says besides, that the DMP does not keep. */
export function extraSlotsOfSet(registryPackage: XmlElement): readonly string[] {
  return slotsBeside(slotsKept, registryPackage)
}

/** Throws WireError naming what is missing or malformed. */
export function readSubmissionSet(registryPackage: XmlElement): SubmissionSet {
  return submissionSetOf(partsOf(registryPackage))
}

export function submissionSetOf(parts: Parts): SubmissionSet {
  return readFields(fields, parts)
}

/** As sent in a submission, and as stored: a stored one has its UUID and its status. */
export function formatSubmissionSet(set: SubmissionSet): Markup {
  const draft = newDraft(set.entryUuid)
  draft.attributes.push(xml` objectType="${objectTypes.registryPackage}"`)
  draft.classifications.push(
    xml`<Classification id="${childId(set.entryUuid, 1)}" objectType="${objectTypes.classification}" classificationNode="${packageNodes.submissionSet}" classifiedObject="${set.entryUuid}"/>`,
  )
  writeFields(fields, set, draft)
  return registryObject('RegistryPackage', draft)
}
