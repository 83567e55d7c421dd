/**
 * A lot as plain IHE sends it (ITI-41, ITI-42, ITI-57): one submission set, entries, folders, associations; and what
 * holds of it whatever the registry contains. IHE ITI TF-3 §4.1.4, §4.2.1.4.
 */
import { formatCx, sameIdentifier } from '../../hl7v2/cx.ts'
import { children, type XmlElement } from '../../xml/read.ts'
import { XdsError, type XdsErrorCode } from '../errors.ts'
import type { Association, DocumentEntry, Folder, PatientIdentifier, SubmissionSet } from '../metadata.ts'
import { missing, type Parts, partsOf } from '../registry-object.ts'
import { associationTypes, objectTypes, packageNodes } from '../vocabulary.ts'
import { readings, uuidOf } from './registered-object.ts'

export type SentObject<V> = {
  /** As sent: symbolic, or an entryUUID. */
  readonly id: string
  readonly value: V
  readonly parts: Parts
}

export type RegistrySubmission = {
  readonly submissionSet: SentObject<SubmissionSet>
  readonly entries: readonly SentObject<DocumentEntry>[]
  readonly folders: readonly SentObject<Folder>[]
  readonly associations: readonly SentObject<Association>[]
}

/** The codes in which this actor says what is wrong: a repository and a registry have each their own. */
export type ErrorVoice = {
  readonly metadata: XdsErrorCode
  readonly duplicateUniqueId: XdsErrorCode
}

export const registryVoice: ErrorVoice = {
  metadata: 'XDSRegistryMetadataError',
  duplicateUniqueId: 'XDSRegistryDuplicateUniqueIdInMessage',
}
export const repositoryVoice: ErrorVoice = {
  metadata: 'XDSRepositoryMetadataError',
  duplicateUniqueId: 'XDSRepositoryDuplicateUniqueIdInMessage',
}

const objectsMax = 1_000

/** `submitObjectsRequest` holds the RegistryObjectList. Throws XdsError, WireError for a field that cannot be read. */
export function readRegistrySubmission(
  submitObjectsRequest: XmlElement,
  { metadata }: ErrorVoice,
): RegistrySubmission {
  const [list] = children(submitObjectsRequest, 'RegistryObjectList')
  if (list === undefined) throw missing('SubmitObjectsRequest/RegistryObjectList', 'la liste des objets')
  const objects = children(list)
  if (objects.length > objectsMax)
    throw new XdsError(metadata, `Un lot compte au plus ${objectsMax} objets.`, {
      location: 'RegistryObjectList',
    })
  const packages = children(list, 'RegistryPackage')
  const sets = packages.filter((object) => isNode(object, list, packageNodes.submissionSet))
  const folders = packages.filter((object) => isNode(object, list, packageNodes.folder))
  if (sets.length !== 1 || sets.length + folders.length !== packages.length)
    throw new XdsError(
      metadata,
      'Un lot de soumission, et un seul, est attendu\u00a0; les autres paquets sont des classeurs.',
      {
        location: 'RegistryPackage',
      },
    )
  return {
    submissionSet: sent(partsOf(sets[0]!), readings.submissionSet),
    entries: children(list, 'ExtrinsicObject').map((object) => sent(partsOf(object), readings.documentEntry)),
    folders: folders.map((object) => sent(partsOf(object), readings.folder)),
    associations: children(list, 'Association').map((object, rank) =>
      // Nothing refers to most associations: many senders give them no id.
      sent(withId(partsOf(object), `association ${rank + 1}`), readings.association),
    ),
  }
}

function sent<V extends { readonly entryUuid: string } | { readonly id: string }>(
  parts: Parts,
  read: (parts: Parts) => V,
): SentObject<V> {
  const value = read(parts)
  return { id: 'id' in value ? value.id : value.entryUuid, value, parts }
}

function withId(parts: Parts, id: string): Parts {
  return { ...parts, attributes: { id, ...parts.attributes } }
}

/** The classification that says what a package is stands inside it, or beside it in the list. */
function isNode(object: XmlElement, list: XmlElement, node: string): boolean {
  const says = (classification: XmlElement) => classification.attributes.classificationNode === node
  return (
    children(object, 'Classification').some(says) ||
    children(list, 'Classification').some(
      (beside) => says(beside) && beside.attributes.classifiedObject === object.attributes.id,
    )
  )
}

/** Every error that the lot has by itself. */
export function checkSubmission(lot: RegistrySubmission, voice: ErrorVoice): readonly XdsError[] {
  return [
    ...checkIds(lot, voice),
    ...checkObjects(lot, voice),
    ...checkMembers(lot, voice),
    ...checkPatient(lot),
  ]
}

function checkIds({ submissionSet, entries, folders, associations }: RegistrySubmission, voice: ErrorVoice) {
  const identified = [submissionSet, ...entries, ...folders]
  return [
    ...repeated([...identified, ...associations].map(({ id }) => uuidOf(id) ?? id)).map((location) =>
      wrong(voice, 'Deux objets du lot portent le même identifiant.', location),
    ),
    ...repeated(identified.map(({ value }) => value.uniqueId)).map(
      (uniqueId) =>
        new XdsError(
          voice.duplicateUniqueId,
          `L’identifiant unique ${uniqueId} est donné deux fois dans le lot.`,
          {
            location: uniqueId,
          },
        ),
    ),
  ]
}

function checkObjects({ submissionSet, entries, folders }: RegistrySubmission, voice: ErrorVoice) {
  const findings: XdsError[] = []
  const expect = (holds: boolean, sentence: string, { id }: { readonly id: string }, place: string) => {
    if (!holds) findings.push(wrong(voice, sentence, `${id}/${place}`))
  }
  const { sourceId } = submissionSet.value
  expect(
    isOid(sourceId),
    'L’identifiant de la source est un OID d’au plus 64 caractères.',
    submissionSet,
    'sourceId',
  )
  for (const object of [submissionSet, ...folders])
    expect(
      isOid(object.value.uniqueId),
      'L’identifiant unique d’un lot ou d’un classeur est un OID d’au plus 64 caractères.',
      object,
      'uniqueId',
    )
  for (const folder of folders)
    expect(folder.value.codes.length > 0, 'Un classeur a au moins un code.', folder, 'codeList')
  for (const entry of entries) {
    const { objectType, confidentialityCodes, uniqueId, sourcePatientId } = entry.value
    expect(
      objectType === objectTypes.stableDocument,
      'Ce registre n’enregistre que des documents stables\u00a0: ni documents à la demande, ni autre type d’objet.',
      entry,
      'objectType',
    )
    expect(
      confidentialityCodes.length > 0,
      'Un code de confidentialité au moins est attendu.',
      entry,
      'confidentialityCode',
    )
    expect(
      uniqueId.length <= 128,
      'L’identifiant unique d’un document compte au plus 128 caractères.',
      entry,
      'uniqueId',
    )
    expect(
      sourcePatientId !== undefined,
      'L’identifiant du patient chez la source est attendu.',
      entry,
      'sourcePatientId',
    )
  }
  return findings
}

/** Each entry and folder is a member of the lot; what is of the lot is « Original », what is not is « Reference ». */
function checkMembers(lot: RegistrySubmission, voice: ErrorVoice): readonly XdsError[] {
  const { submissionSet, entries, folders, associations } = lot
  const findings: XdsError[] = []
  const memberships = associations.filter(
    ({ value }) => value.type === associationTypes.hasMember && value.source === submissionSet.id,
  )
  const members = new Set(memberships.map(({ value }) => value.target))
  for (const { id } of [...entries, ...folders])
    if (!members.has(id))
      findings.push(
        wrong(
          voice,
          'Chaque fiche et chaque classeur est rattaché au lot par une association HasMember.',
          id,
        ),
      )
  const inLot = new Set([submissionSet, ...entries, ...folders, ...associations].map(({ id }) => id))
  const entryIds = new Set(entries.map(({ id }) => id))
  for (const { id, value } of memberships) {
    const { target, slots } = value
    const expected = entryIds.has(target) ? 'Original' : inLot.has(target) ? undefined : 'Reference'
    const stated = slots.SubmissionSetStatus
    if (expected !== undefined && stated !== undefined && stated.join() !== expected)
      findings.push(
        wrong(voice, 'SubmissionSetStatus est Original pour une fiche du lot, Reference pour une autre.', id),
      )
  }
  return findings
}

function checkPatient({ submissionSet, entries, folders }: RegistrySubmission): readonly XdsError[] {
  return [...entries, ...folders]
    .filter(({ value }) => !sameIdentifier(value.patientId, submissionSet.value.patientId))
    .map(
      ({ id }) =>
        new XdsError(
          'XDSPatientIdDoesNotMatch',
          'Toutes les fiches et tous les classeurs concernent le patient du lot.',
          {
            location: id,
          },
        ),
    )
}

/** How a registry names a patient to itself. */
export function patientText({ id, oid }: PatientIdentifier): string {
  return formatCx({ id, oid })
}

export function wrong({ metadata }: ErrorVoice, context: string, location: string): XdsError {
  return new XdsError(metadata, context, { location })
}

function repeated(values: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  return [...new Set(values.filter((value) => seen.size === seen.add(value).size))]
}

/** As IHE's data type has it: integers, whatever the first one. Sources of test tools stand under 129. */
function isOid(text: string): boolean {
  return text.length <= 64 && /^(0|[1-9]\d*)(\.(0|[1-9]\d*))+$/.test(text)
}
