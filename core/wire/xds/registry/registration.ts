/**
 * ITI-42: what a lot changes in a registry, or why it changes nothing. Pure: the registry's state is an argument, the
 * change is the answer. IHE ITI TF-2 §3.42.4.1.3, TF-3 §4.2.2.
 */
import type { ObjectFacts, ObjectStatus } from '@carnet/core/model/registered-object.ts'
import { XdsError } from '../errors.ts'
import type { Association } from '../metadata.ts'
import type { Parts } from '../registry-object.ts'
import { associationTypes } from '../vocabulary.ts'
import { uuidOf } from './registered-object.ts'
import {
  patientText,
  type RegistrySubmission,
  registryVoice,
  type SentObject,
  wrong,
} from './registry-submission.ts'

export type NewObject = ObjectFacts & { readonly parts: Parts }

export type RegistryChange = {
  readonly added: readonly NewObject[]
  readonly statuses: readonly { readonly entryUuid: string; readonly status: ObjectStatus }[]
  /** Folders whose lastUpdateTime is now. */
  readonly touchedFolders: readonly string[]
}

export type RegistryVerdict = { readonly errors: readonly XdsError[] } | RegistryChange

export type RegistryState = {
  /** All that the registry holds of the patient; undefined when it does not know him. */
  readonly ofPatient: readonly ObjectFacts[] | undefined
  /** What the lot names, by UUID or uniqueId, whoever the patient is. */
  readonly named: readonly ObjectFacts[]
  /** Of the registered documents whose uniqueId the lot has. */
  readonly contents: ReadonlyMap<string, DocumentIdentity>
}

export type DocumentIdentity = { readonly hash: string | undefined; readonly sizeBytes: number | undefined }

/** The UUIDs and uniqueIds by which {@link decideRegistration} and {@link decideUpdate} want to know what the registry has. */
export function namesIn({ submissionSet, entries, folders, associations }: RegistrySubmission) {
  const ids = [submissionSet, ...entries, ...folders, ...associations].map(({ id }) => id)
  const logicalIds = [...entries, ...folders].flatMap(({ value }) => value.logicalId ?? [])
  const references = associations.flatMap(({ value }) => [value.source, value.target])
  return {
    uuids: [...new Set([...ids, ...logicalIds, ...references].flatMap((id) => uuidOf(id) ?? []))],
    uniqueIds: [submissionSet, ...entries, ...folders].map(({ value }) => value.uniqueId),
  }
}

export function decideRegistration(
  lot: RegistrySubmission,
  state: RegistryState,
  newUuid: () => string,
): RegistryVerdict {
  const patient = patientText(lot.submissionSet.value.patientId)
  if (state.ofPatient === undefined) return { errors: [unknownPatient()] }
  const uuids = uuidsOf(lot, newUuid)
  const added = newObjects(lot, patient, uuids)
  const known = new Map([...state.named, ...state.ofPatient].map((facts) => [facts.entryUuid, facts]))
  const resolve = (uuid: string) => added.get(uuid) ?? known.get(uuid)
  const errors = [
    ...checkContents(lot),
    ...checkNew(lot, state, known, uuids),
    ...lot.associations.flatMap((association) =>
      checkAssociation(association, { patient, added, resolve, uuids }),
    ),
  ]
  if (errors.length > 0) return { errors }
  return withEffects([...added.values()], { state, patient, set: uuids.get(lot.submissionSet.id)!, newUuid })
}

export function unknownPatient(): XdsError {
  return new XdsError('XDSUnknownPatientId', 'Ce registre ne connaît pas ce patient.', {
    location: 'patientId',
  })
}

/** A UUID for each id of the lot: its own, or a new one for a symbolic id. */
function uuidsOf(lot: RegistrySubmission, newUuid: () => string): ReadonlyMap<string, string> {
  const { submissionSet, entries, folders, associations } = lot
  return new Map(
    [submissionSet, ...entries, ...folders, ...associations].map(({ id }) => [id, uuidOf(id) ?? newUuid()]),
  )
}

function newObjects(
  lot: RegistrySubmission,
  patient: string,
  uuids: ReadonlyMap<string, string>,
): ReadonlyMap<string, NewObject> {
  const make = (
    kind: ObjectFacts['kind'],
    { id, parts }: SentObject<unknown>,
    uniqueId: string | null,
  ): NewObject => {
    const entryUuid = uuids.get(id)!
    return {
      kind,
      entryUuid,
      logicalId: entryUuid,
      version: 1,
      status: 'approved',
      patient,
      uniqueId,
      tie: null,
      parts,
    }
  }
  const placed = (reference: string) => uuids.get(reference) ?? uuidOf(reference) ?? reference
  const objects = [
    make('submissionSet', lot.submissionSet, lot.submissionSet.value.uniqueId),
    ...lot.entries.map((entry) => make('documentEntry', entry, entry.value.uniqueId)),
    ...lot.folders.map((folder) => make('folder', folder, folder.value.uniqueId)),
    ...lot.associations.map((association) => {
      const { type, source, target } = association.value
      const tie = { type, source: placed(source), target: placed(target) }
      return { ...make('association', association, null), tie }
    }),
  ]
  return new Map(objects.map((object) => [object.entryUuid, object]))
}

/** TF-3 Table 4.2.3.2-1: what a registry wants of an entry and a repository has given. */
export function checkContents({ entries }: RegistrySubmission): readonly XdsError[] {
  return entries.flatMap(({ id, value }) =>
    (['hash', 'sizeBytes', 'repositoryUniqueId'] as const)
      .filter((name) => value[name] === undefined)
      .map((name) =>
        wrong(
          registryVoice,
          'L’empreinte, la taille et l’entrepôt du document sont attendus.',
          `${id}/${name}`,
        ),
      ),
  )
}

function checkNew(
  lot: RegistrySubmission,
  { named, contents }: RegistryState,
  known: ReadonlyMap<string, ObjectFacts>,
  uuids: ReadonlyMap<string, string>,
): readonly XdsError[] {
  const findings = [...uuids]
    .filter(([, uuid]) => known.has(uuid))
    .map(([id]) => wrong(registryVoice, 'Le registre a déjà un objet de cet identifiant (entryUUID).', id))
  const holders = new Map(named.map((facts) => [facts.uniqueId, facts.kind]))
  for (const { value } of [lot.submissionSet, ...lot.folders])
    if (holders.has(value.uniqueId)) findings.push(duplicate(value.uniqueId))
  for (const { value } of lot.entries) {
    const { uniqueId, hash, sizeBytes } = value
    const holder = holders.get(uniqueId)
    if (holder === undefined) continue
    if (holder !== 'documentEntry') {
      findings.push(duplicate(uniqueId))
      continue
    }
    // The same document may be registered again; another document may not take its uniqueId.
    const content = contents.get(uniqueId)
    const options = { location: uniqueId }
    if (content?.hash !== hash)
      findings.push(
        new XdsError(
          'XDSNonIdenticalHash',
          `Le registre a déjà, sous l’identifiant ${uniqueId}, un document d’une autre empreinte.`,
          options,
        ),
      )
    else if (content?.sizeBytes !== sizeBytes)
      findings.push(
        new XdsError(
          'XDSNonIdenticalSize',
          `Le registre a déjà, sous l’identifiant ${uniqueId}, un document d’une autre taille.`,
          options,
        ),
      )
  }
  return findings
}

function duplicate(uniqueId: string): XdsError {
  return new XdsError(
    'XDSDuplicateUniqueIdInRegistry',
    `Le registre a déjà un objet d’identifiant unique ${uniqueId}.`,
    {
      location: uniqueId,
    },
  )
}

const { hasMember, replaces, appends, transforms, transformsAndReplaces, signs } = associationTypes
export const replacing: readonly string[] = [replaces, transformsAndReplaces]
/** Types of association between two documents. TF-3 §4.2.2.2. */
export const relationships: readonly string[] = [...replacing, appends, transforms, signs]

type Surroundings = {
  readonly patient: string
  readonly added: ReadonlyMap<string, NewObject>
  readonly uuids: ReadonlyMap<string, string>
  readonly resolve: (uuid: string) => ObjectFacts | undefined
}

function checkAssociation(
  { id, value }: SentObject<Association>,
  { patient, added, resolve, uuids }: Surroundings,
): readonly XdsError[] {
  const tie = added.get(uuids.get(id)!)!.tie!
  const refuse = (sentence: string) => [wrong(registryVoice, sentence, id)]
  if (tie.type !== hasMember && !relationships.includes(tie.type))
    return refuse('Ce type d’association n’est pas enregistré ici.')
  const [source, target] = [resolve(tie.source), resolve(tie.target)]
  if (source === undefined || target === undefined)
    return [unresolved(id), ...(replacing.includes(tie.type) ? [notReplaced(id)] : [])]
  const shape = shapeFault(tie.type, source, target, added)
  if (shape !== undefined) return refuse(shape)
  const findings: XdsError[] = []
  if ([source, target].some(({ status }) => status === 'deprecated')) {
    findings.push(
      new XdsError(
        'XDSRegistryDeprecatedDocumentError',
        'L’association désigne un objet qui n’est plus en vigueur.',
        {
          location: id,
        },
      ),
    )
    if (replacing.includes(tie.type)) findings.push(notReplaced(id))
  }
  const byReference = source.kind === 'submissionSet' && value.slots.SubmissionSetStatus?.[0] === 'Reference'
  if (!byReference && [source, target].some((object) => object.patient !== patient))
    findings.push(
      new XdsError('XDSPatientIdDoesNotMatch', 'L’association relie des objets de deux patients.', {
        location: id,
      }),
    )
  return findings
}

/** What may tie what. TF-3 §4.2.2. */
function shapeFault(
  type: string,
  source: ObjectFacts,
  target: ObjectFacts,
  added: ReadonlyMap<string, NewObject>,
): string | undefined {
  switch (type) {
    case hasMember:
      if (source.kind === 'submissionSet')
        return added.has(source.entryUuid) && target.kind !== 'submissionSet'
          ? undefined
          : 'Un lot n’a pour membres que des fiches, des classeurs et des associations, et ne change plus une fois enregistré.'
      return source.kind === 'folder' && target.kind === 'documentEntry'
        ? undefined
        : 'Une association HasMember va d’un lot ou d’un classeur à ses membres.'
    case signs:
      return source.kind === 'documentEntry' && added.has(source.entryUuid)
        ? undefined
        : 'Une signature est une fiche du lot.'
    default:
      if (source.kind !== 'documentEntry' || target.kind !== 'documentEntry' || !added.has(source.entryUuid))
        return 'Une relation va d’une fiche du lot à une autre fiche.'
      return replacing.includes(type) && added.has(target.entryUuid)
        ? 'Un document remplacé est déjà au registre.'
        : undefined
  }
}

/** Named twice: under its own code, and under the one of older revisions of the framework. */
function notReplaced(location: string): XdsError {
  return new XdsError(
    'XDSReplaceFailed',
    'Le document à remplacer n’est pas au registre, ou n’y est plus en vigueur.',
    {
      location,
    },
  )
}

export function unresolved(location: string): XdsError {
  return new XdsError(
    'UnresolvedReferenceException',
    'La référence ne désigne ni un objet du lot ni un objet du registre.',
    {
      location,
    },
  )
}

/**
 * A replaced document is deprecated with what was appended to it or transformed from it; its folders get the new one.
 * TF-2 §3.42.4.1.3.5, TF-3 §4.2.2.2.3.
 */
function withEffects(
  sent: readonly NewObject[],
  {
    state,
    patient,
    set,
    newUuid,
  }: { state: RegistryState; patient: string; set: string; newUuid: () => string },
): RegistryChange {
  const before = state.ofPatient ?? []
  const replacements = sent.flatMap(({ tie }) => (tie !== null && replacing.includes(tie.type) ? [tie] : []))
  const deprecated = withDependents(
    replacements.map(({ target }) => target),
    before,
  )
  const folders = new Set(
    before
      .filter(({ kind, status }) => kind === 'folder' && status === 'approved')
      .map(({ entryUuid }) => entryUuid),
  )
  const carried = replacements.flatMap(({ source, target }) =>
    foldersOf(target, before)
      .filter((folder) => folders.has(folder))
      .flatMap((folder) => {
        const membership = newAssociation(
          { type: hasMember, source: folder, target: source },
          patient,
          newUuid,
        )
        const tied = { type: hasMember, source: set, target: membership.entryUuid }
        return [membership, newAssociation(tied, patient, newUuid)]
      }),
  )
  const added = [...sent, ...carried]
  const filled = added.flatMap(({ tie }) => (tie !== null && folders.has(tie.source) ? [tie.source] : []))
  const created = sent.filter(({ kind }) => kind === 'folder').map(({ entryUuid }) => entryUuid)
  return {
    added,
    statuses: deprecated.map((entryUuid) => ({ entryUuid, status: 'deprecated' })),
    touchedFolders: [...new Set([...created, ...filled])],
  }
}

function withDependents(targets: readonly string[], objects: readonly ObjectFacts[]): readonly string[] {
  const reached = new Set(targets)
  // A set grows while it is walked: what depends on what depends is reached too.
  for (const uuid of reached)
    for (const { tie } of objects)
      if (tie !== null && tie.target === uuid && [appends, transforms].some((type) => type === tie.type))
        reached.add(tie.source)
  return [...reached]
}

/** The folders that have this document, by associations in force. */
export function foldersOf(document: string, objects: readonly ObjectFacts[]): readonly string[] {
  const folders = new Set(objects.filter(({ kind }) => kind === 'folder').map(({ entryUuid }) => entryUuid))
  return objects.flatMap(({ tie, status }) =>
    tie !== null &&
    status === 'approved' &&
    tie.type === hasMember &&
    tie.target === document &&
    folders.has(tie.source)
      ? [tie.source]
      : [],
  )
}

/** One that the registry makes by itself. */
export function newAssociation(
  tie: NonNullable<ObjectFacts['tie']>,
  patient: string,
  newUuid: () => string,
): NewObject {
  const entryUuid = newUuid()
  return {
    kind: 'association',
    entryUuid,
    logicalId: entryUuid,
    version: 1,
    status: 'approved',
    patient,
    uniqueId: null,
    tie,
    parts: noParts,
  }
}

const noParts: Parts = {
  path: '',
  attributes: {},
  slots: new Map(),
  name: undefined,
  description: undefined,
  language: undefined,
  versionName: undefined,
  classifications: [],
  identifiers: new Map(),
}
