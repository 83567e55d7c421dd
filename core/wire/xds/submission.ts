/** SubmitObjectsRequest: one lot, its entries and their associations. IHE ITI TF-2 §3.42; soap.md §3. */

import { sameIdentifier } from '../hl7v2/cx.ts'
import { child, children, type XmlElement } from '../xml/read.ts'
import { type Markup, xml } from '../xml/write.ts'
import { formatAssociation, readAssociation } from './association.ts'
import { extraSlotsOfEntry, formatDocumentEntry, readDocumentEntry } from './document-entry.ts'
import { XdsError } from './errors.ts'
import type { Association, DocumentEntry, SubmissionSet } from './metadata.ts'
import { missing } from './registry-object.ts'
import { extraSlotsOfSet, formatSubmissionSet, readSubmissionSet } from './submission-set.ts'
import { associationTypes, namespaces, packageNodes } from './vocabulary.ts'

export type Submission = {
  readonly submissionSet: SubmissionSet
  readonly entries: readonly DocumentEntry[]
  readonly associations: readonly Association[]
}

/** As many as a message may have parts. */
const entriesOfMessageMax = 100
const associationsForEach = 10

/**
 * Reads and checks what holds whatever the registry contains: one lot, every entry a member of it, one patient,
 * no id twice, no reference to nothing. Throws XdsError with the IHE code, WireError for a field.
 */
export function readSubmission(
  submitObjectsRequest: XmlElement,
  entriesMax = entriesOfMessageMax,
): Submission {
  const associationsMax = associationsForEach * entriesMax
  const list = child(submitObjectsRequest, 'RegistryObjectList')
  if (list === undefined)
    throw missing('SubmitObjectsRequest/RegistryObjectList', 'la liste des objets du lot')
  const packages = children(list, 'RegistryPackage')
  if (packages.some((object) => isNode(object, list, packageNodes.folder)))
    throw wrong('Les classeurs ne sont pas acceptés par ce service.', 'RegistryPackage')
  const [registryPackage, ...others] = packages
  if (
    registryPackage === undefined ||
    others.length > 0 ||
    !isNode(registryPackage, list, packageNodes.submissionSet)
  )
    throw wrong('Un lot de soumission, et un seul, est attendu.', 'RegistryPackage')
  if (children(list, 'ExtrinsicObject').length > entriesMax)
    throw wrong(`Un lot compte au plus ${entriesMax} documents.`, 'ExtrinsicObject')
  if (children(list, 'Association').length > associationsMax)
    throw wrong(`Un lot compte au plus ${associationsMax} associations.`, 'Association')
  const submission = {
    submissionSet: readSubmissionSet(registryPackage),
    entries: children(list, 'ExtrinsicObject').map(readDocumentEntry),
    associations: children(list, 'Association').map(readAssociation),
  }
  checkIds(submission)
  checkMembers(submission)
  checkReferences(submission)
  checkPatient(submission)
  return submission
}

/**
 * One warning for each object that carries slots of no attribute of the DMP: it is accepted, and they are not kept.
 * IHE ITI TF-3 §4.2.3.1.6, Table 4.2.4.1-2: `XDSExtraMetadataNotSaved`.
 */
export function extraMetadata(submitObjectsRequest: XmlElement): readonly XdsError[] {
  const list = child(submitObjectsRequest, 'RegistryObjectList')
  return [
    ...children(list, 'RegistryPackage').flatMap((object) => notSaved(object, extraSlotsOfSet(object))),
    ...children(list, 'ExtrinsicObject').flatMap((object) => notSaved(object, extraSlotsOfEntry(object))),
  ]
}

const namesTold = 10
const nameLength = 64

function notSaved({ attributes }: XmlElement, names: readonly string[]): readonly XdsError[] {
  if (names.length === 0) return []
  const told = names.slice(0, namesTold).map((name) => name.slice(0, nameLength))
  const more = names.length > namesTold ? '…' : '.'
  return [
    new XdsError(
      'XDSExtraMetadataNotSaved',
      `Métadonnées que le DMP ne garde pas\u00a0: ${told.join(', ')}${more}`,
      {
        severity: 'warning',
        location: attributes.id ?? '',
      },
    ),
  ]
}

export function formatSubmission({ submissionSet, entries, associations }: Submission): Markup {
  return xml`<lcm:SubmitObjectsRequest xmlns:lcm="${namespaces.lcm}"><RegistryObjectList xmlns="${namespaces.rim}">${[
    formatSubmissionSet(submissionSet),
    ...entries.map(formatDocumentEntry),
    ...associations.map(formatAssociation),
  ]}</RegistryObjectList></lcm:SubmitObjectsRequest>`
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

function checkIds({ submissionSet, entries, associations }: Submission): void {
  const ids = [submissionSet, ...entries]
    .map(({ entryUuid }) => entryUuid)
    .concat(associations.map(({ id }) => id))
  const repeated = firstRepeated(ids)
  if (repeated !== undefined) throw wrong('Deux objets du lot portent le même identifiant.', repeated)
  const uniqueId = firstRepeated([submissionSet, ...entries].map((object) => object.uniqueId))
  if (uniqueId !== undefined)
    throw new XdsError(
      'XDSRepositoryDuplicateUniqueIdInMessage',
      'Le même identifiant unique est donné deux fois dans le lot.',
      { location: uniqueId },
    )
}

function checkMembers({ submissionSet, entries, associations }: Submission): void {
  const members = new Set(
    associations
      .filter(({ type, source }) => type === associationTypes.hasMember && source === submissionSet.entryUuid)
      .map(({ target }) => target),
  )
  for (const { entryUuid } of entries)
    if (!members.has(entryUuid))
      throw wrong('Chaque fiche est rattachée au lot par une association HasMember.', entryUuid)
}

/** What the registry gives its objects. */
const registryId = /^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function checkReferences({ submissionSet, entries, associations }: Submission): void {
  const here = new Set([submissionSet, ...entries].map(({ entryUuid }) => entryUuid))
  for (const { id, source, target } of associations)
    for (const reference of [source, target])
      if (!here.has(reference) && !registryId.test(reference))
        throw wrong('L’association désigne un objet qui n’est ni dans le lot ni au registre.', id)
}

function checkPatient({ submissionSet, entries }: Submission): void {
  for (const { patientId, entryUuid } of entries)
    if (!sameIdentifier(patientId, submissionSet.patientId))
      throw new XdsError(
        'XDSPatientIdDoesNotMatch',
        'Toutes les fiches du lot concernent le patient du lot.',
        {
          location: entryUuid,
        },
      )
}

function firstRepeated(values: readonly string[]): string | undefined {
  const seen = new Set<string>()
  return values.find((value) => seen.size === seen.add(value).size)
}

function wrong(context: string, location: string): XdsError {
  return new XdsError('XDSRepositoryMetadataError', context, { location })
}
