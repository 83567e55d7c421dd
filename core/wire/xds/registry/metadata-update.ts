/**
 * ITI-57: new versions of entries and folders, changes of status, associations added afterwards; all of a message or
 * nothing. IHE ITI, XDS Metadata Update §3.57.4.1.3.
 */
import type { ObjectFacts, ObjectStatus } from '@carnet/core/model/registered-object.ts'
import { XdsError, type XdsErrorCode } from '../errors.ts'
import type { Association, DocumentEntry, Folder } from '../metadata.ts'
import { associationTypes, statusUrns } from '../vocabulary.ts'
import { uuidOf } from './registered-object.ts'
import {
  checkContents,
  type NewObject,
  newAssociation,
  type RegistryChange,
  type RegistryState,
  type RegistryVerdict,
  relationships,
  replacing,
  unknownPatient,
} from './registration.ts'
import {
  type ErrorVoice,
  patientText,
  type RegistrySubmission,
  registryVoice,
  type SentObject,
} from './registry-submission.ts'

/** What is wrong with the lot of an update is said in the general code of updates. */
export const updateVoice: ErrorVoice = { ...registryVoice, metadata: 'XDSMetadataUpdateError' }

const { hasMember, updatesAvailabilityStatus, submitsAssociation } = associationTypes

/** `state.named` has every version of what the lot names. */
export function decideUpdate(
  lot: RegistrySubmission,
  state: RegistryState,
  newUuid: () => string,
): RegistryVerdict {
  if (state.ofPatient === undefined) return { errors: [unknownPatient()] }
  const update = openUpdate(lot, [...state.named, ...state.ofPatient], newUuid)
  const { submissionSet, entries, folders, associations } = lot
  const { errors } = update
  for (const entry of entries) errors.push(...versionObject('documentEntry', entry, lot, update))
  for (const folder of folders) errors.push(...versionObject('folder', folder, lot, update))
  for (const association of associations) {
    const { type, source } = association.value
    const ofSet = source === submissionSet.id
    if (type === updatesAvailabilityStatus) errors.push(...changeStatus(association, ofSet, update))
    else if (type === submitsAssociation && ofSet) errors.push(...addAssociation(association, lot, update))
    else if (!isSubmitted(association, lot) && !(type === hasMember && ofSet && isVersion(association, lot)))
      errors.push(
        ...refused(
          association.id,
          ['XDSMetadataUpdateOperationError'],
          'Cette association n’est ni un changement ni l’objet d’un changement.',
        ),
      )
  }
  if (update.operations === 0)
    errors.push(
      ...refused(
        submissionSet.id,
        ['XDSMetadataUpdateOperationError'],
        'Le message ne demande aucun changement.',
      ),
    )
  errors.push(...checkContents(lot))
  return errors.length > 0 ? { errors } : changeOf(update)
}

type Update = {
  readonly patient: string
  readonly known: ReadonlyMap<string, ObjectFacts>
  readonly newUuid: () => string
  readonly errors: XdsError[]
  readonly added: NewObject[]
  readonly statuses: Map<string, ObjectStatus>
  readonly touchedFolders: Set<string>
  /** The new version of an object, by the UUID of the version that it follows and by its id in the message. */
  readonly successors: Map<string, NewObject>
  operations: number
}

function openUpdate(
  { submissionSet, associations }: RegistrySubmission,
  objects: readonly ObjectFacts[],
  newUuid: () => string,
): Update {
  const patient = patientText(submissionSet.value.patientId)
  const known = new Map(objects.map((facts) => [facts.entryUuid, facts]))
  const errors: XdsError[] = []
  const entryUuid = uuidOf(submissionSet.id) ?? newUuid()
  const { uniqueId } = submissionSet.value
  for (const id of [submissionSet, ...associations].map((object) => object.id))
    if (known.has(uuidOf(id) ?? ''))
      errors.push(
        ...refused(
          id,
          ['XDSMetadataUpdateError'],
          'Le registre a déjà un objet de cet identifiant (entryUUID).',
        ),
      )
  if (objects.some((facts) => facts.uniqueId === uniqueId))
    errors.push(
      new XdsError(
        'XDSDuplicateUniqueIdInRegistry',
        `Le registre a déjà un lot d’identifiant unique ${uniqueId}.`,
        {
          location: uniqueId,
        },
      ),
    )
  const set: NewObject = {
    kind: 'submissionSet',
    entryUuid,
    logicalId: entryUuid,
    version: 1,
    status: 'approved',
    patient,
    uniqueId,
    tie: null,
    parts: submissionSet.parts,
  }
  return {
    patient,
    known,
    newUuid,
    errors,
    added: [set],
    statuses: new Map(),
    touchedFolders: new Set(),
    successors: new Map(),
    operations: 0,
  }
}

/** One cause, under each code that an edition of the framework gives it. */
function refused(location: string, codes: readonly XdsErrorCode[], sentence: string): readonly XdsError[] {
  return codes.map((code) => new XdsError(code, sentence, { location }))
}

function versionObject(
  kind: 'documentEntry' | 'folder',
  { id, value, parts }: SentObject<DocumentEntry> | SentObject<Folder>,
  { submissionSet, associations }: RegistrySubmission,
  update: Update,
): readonly XdsError[] {
  update.operations++
  const { known, patient } = update
  const logicalId = uuidOf(value.logicalId ?? '')
  if (logicalId === undefined || logicalId === uuidOf(id))
    return refused(
      id,
      ['XDSMetadataUpdateError'],
      'Une nouvelle version porte l’identifiant logique (lid) de la précédente, et un autre identifiant.',
    )
  const membership = associations.find(
    (one) => one.value.type === hasMember && one.value.source === submissionSet.id && one.value.target === id,
  )
  const [stated] = membership?.value.slots.PreviousVersion ?? []
  if (membership === undefined || stated === undefined)
    return refused(
      id,
      ['XDSMetadataUpdateError'],
      'L’association du lot à la fiche dit la version précédente (PreviousVersion).',
    )
  const latest = latestVersion(known, logicalId)
  if (latest?.kind !== kind)
    return refused(
      id,
      ['XDSMetadataVersionError', 'XDSMetadataUpdateError'],
      'Le registre n’a pas de version précédente de cet objet.',
    )
  if (stated !== String(latest.version))
    return refused(
      id,
      ['XDSMetadataVersionError'],
      'La version précédente annoncée n’est pas la dernière du registre.',
    )
  if (update.successors.has(latest.entryUuid))
    return refused(id, ['XDSMetadataVersionError'], 'Le message donne deux nouvelles versions d’un objet.')
  if (latest.status !== 'approved')
    return refused(id, ['XDSMetadataUpdateError'], 'La version précédente n’est plus en vigueur.')
  if (latest.uniqueId !== value.uniqueId)
    return refused(
      id,
      ['XDSMetadataIdentifierError', 'XDSMetadataUpdateError'],
      'L’identifiant unique d’un objet ne change pas.',
    )
  if (latest.patient !== patient)
    return refused(id, ['XDSPatientIDReconciliationError'], 'Le patient d’un objet ne change pas ici.')
  if (known.has(uuidOf(id) ?? ''))
    return refused(
      id,
      ['XDSMetadataUpdateError'],
      'Le registre a déjà un objet de cet identifiant (entryUUID).',
    )

  const entryUuid = uuidOf(id) ?? update.newUuid()
  const successor: NewObject = { ...latest, entryUuid, logicalId, version: latest.version + 1, parts }
  update.added.push(successor)
  update.successors.set(latest.entryUuid, successor).set(id, successor)
  update.statuses.set(latest.entryUuid, 'deprecated')
  if (kind === 'folder') update.touchedFolders.add(entryUuid)
  update.added.push(placed(membership, update))
  if (membership.value.slots.AssociationPropagation?.[0] !== 'no')
    propagate(latest.entryUuid, entryUuid, update)
  return []
}

/** What ties the previous version ties the new one: folders and relations, not the lots that brought it. */
function propagate(from: string, to: string, update: Update): void {
  const { known, patient, added, touchedFolders, newUuid } = update
  for (const { tie, status } of known.values()) {
    if (tie === null || status !== 'approved' || (tie.source !== from && tie.target !== from)) continue
    const ofFolder = tie.type === hasMember && known.get(tie.source)?.kind === 'folder'
    if (!ofFolder && !relationships.includes(tie.type)) continue
    const carried = {
      type: tie.type,
      source: tie.source === from ? to : tie.source,
      target: tie.target === from ? to : tie.target,
    }
    added.push(newAssociation(carried, patient, newUuid))
    if (ofFolder) touchedFolders.add(carried.source)
  }
}

const statuses: ReadonlyMap<string, ObjectStatus> = new Map([
  [statusUrns.approved, 'approved'],
  [statusUrns.deprecated, 'deprecated'],
])

function changeStatus(
  association: SentObject<Association>,
  ofSet: boolean,
  update: Update,
): readonly XdsError[] {
  update.operations++
  const { id, value } = association
  const { known, patient, successors } = update
  const one = (slot: string) =>
    value.slots[slot]?.length === 1 ? statuses.get(value.slots[slot][0]!) : undefined
  const [original, next] = [one('OriginalStatus'), one('NewStatus')]
  if (!ofSet || original === undefined || next === undefined)
    return refused(
      id,
      ['XDSMetadataUpdateError'],
      'Un changement de statut part du lot et dit les deux statuts (OriginalStatus, NewStatus).',
    )
  const uuid = uuidOf(value.target) ?? ''
  const successor = successors.get(uuid) ?? successors.get(value.target)
  const target = successor ?? known.get(uuid)
  if (target === undefined)
    return refused(
      id,
      ['UnresolvedReferenceException', 'XDSMetadataUpdateError'],
      'Le changement de statut ne désigne aucun objet du registre.',
    )
  if (target.patient !== patient)
    return refused(
      id,
      ['XDSPatientIDReconciliationError'],
      'Le changement de statut désigne un objet d’un autre patient.',
    )
  if (!hasStatusToChange(target, known))
    return refused(
      id,
      ['XDSMetadataUpdateError'],
      'Le statut d’un lot et celui de ses associations ne changent pas.',
    )
  if (
    successor === undefined &&
    target.tie === null &&
    latestVersion(known, target.logicalId)?.entryUuid !== uuid
  )
    return refused(id, ['XDSMetadataUpdateError'], 'Seul le statut de la dernière version change.')
  if (target.status !== original)
    return refused(
      id,
      ['XDSMetadataUpdateError'],
      'Le statut actuel n’est pas celui qui est annoncé (OriginalStatus).',
    )
  update.statuses.set(target.entryUuid, next)
  update.added.push(
    placed({ ...association, value: { ...value, target: `urn:uuid:${target.entryUuid}` } }, update),
  )
  return []
}

function hasStatusToChange({ kind, tie }: ObjectFacts, known: ReadonlyMap<string, ObjectFacts>): boolean {
  if (tie === null) return kind !== 'submissionSet'
  return relationships.includes(tie.type) || known.get(tie.source)?.kind === 'folder'
}

/** `trigger`: the SubmitAssociation that points at the association of the message. */
function addAssociation(
  trigger: SentObject<Association>,
  lot: RegistrySubmission,
  update: Update,
): readonly XdsError[] {
  update.operations++
  const { known, patient } = update
  const sent = lot.associations.find(({ id }) => id === trigger.value.target)
  if (sent === undefined)
    return refused(
      trigger.id,
      ['UnresolvedReferenceException', 'XDSMetadataUpdateError'],
      'L’association à ajouter n’est pas dans le message.',
    )
  const { type } = sent.value
  const [source, target] = [sent.value.source, sent.value.target].map((id) => known.get(uuidOf(id) ?? ''))
  if (source === undefined || target === undefined)
    return refused(
      sent.id,
      ['UnresolvedReferenceException', 'XDSMetadataUpdateError'],
      'L’association à ajouter relie deux objets du registre.',
    )
  const ofFolder = type === hasMember && source.kind === 'folder'
  const isRelation =
    relationships.includes(type) && !replacing.includes(type) && source.kind === 'documentEntry'
  if (!(ofFolder || isRelation) || target.kind !== 'documentEntry')
    return refused(
      sent.id,
      ['XDSMetadataUpdateError'],
      'L’association à ajouter va d’un classeur ou d’une fiche à une fiche\u202f; un remplacement ne s’ajoute pas ainsi.',
    )
  if (source.patient !== patient || target.patient !== patient)
    return refused(
      sent.id,
      ['XDSPatientIDReconciliationError'],
      'L’association à ajouter relie des objets d’un autre patient.',
    )
  if (source.status !== 'approved' || target.status !== 'approved')
    return refused(
      sent.id,
      ['XDSMetadataUpdateError'],
      'L’association à ajouter relie deux objets en vigueur.',
    )
  const same = ({ tie, status }: ObjectFacts) =>
    tie !== null &&
    status === 'approved' &&
    tie.type === type &&
    tie.source === source.entryUuid &&
    tie.target === target.entryUuid
  if ([...known.values()].some(same))
    return refused(sent.id, ['XDSMetadataUpdateError'], 'Cette association est déjà au registre.')
  const association = placed(sent, update)
  update.added.push(
    association,
    placed({ ...trigger, value: { ...trigger.value, target: `urn:uuid:${association.entryUuid}` } }, update),
  )
  if (ofFolder) update.touchedFolders.add(source.entryUuid)
  return []
}

function isVersion({ value }: SentObject<Association>, { entries, folders }: RegistrySubmission): boolean {
  return [...entries, ...folders].some(({ id }) => id === value.target)
}

function isSubmitted({ id }: SentObject<Association>, { associations }: RegistrySubmission): boolean {
  return associations.some(({ value }) => value.type === submitsAssociation && value.target === id)
}

/** An association of the message as the registry keeps it. */
function placed({ id, value, parts }: SentObject<Association>, update: Update): NewObject {
  const { patient, newUuid, added, successors } = update
  const [set] = added
  const uuid = (reference: string) =>
    uuidOf(reference) ?? successors.get(reference)?.entryUuid ?? set!.entryUuid
  const tie = { type: value.type, source: uuid(value.source), target: uuid(value.target) }
  return { ...newAssociation(tie, patient, () => uuidOf(id) ?? newUuid()), parts }
}

function latestVersion(known: ReadonlyMap<string, ObjectFacts>, logicalId: string): ObjectFacts | undefined {
  return [...known.values()]
    .filter((facts) => facts.logicalId === logicalId)
    .reduce<ObjectFacts | undefined>(
      (latest, facts) => (latest === undefined || facts.version > latest.version ? facts : latest),
      undefined,
    )
}

/** A new version may have its status changed in the same message: it is then written with it. */
function changeOf({ added, statuses, touchedFolders }: Update): RegistryChange {
  const news = new Set(added.map(({ entryUuid }) => entryUuid))
  return {
    added: added.map((object) => ({ ...object, status: statuses.get(object.entryUuid) ?? object.status })),
    statuses: [...statuses]
      .filter(([entryUuid]) => !news.has(entryUuid))
      .map(([entryUuid, status]) => ({ entryUuid, status })),
    touchedFolders: [...touchedFolders],
  }
}
