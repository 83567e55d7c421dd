/** What the DMP asks of metadata, beyond what IHE does. soap.md §3.3; documents.md §2, §3. */
import {
  classOfType,
  isComplete,
  isFormatOfTemplate,
  isInSet,
  isLegacyType,
  systemAgrees,
  type ValueSetName,
} from '@carnet/core/codes/value-sets.ts'
import type { Code } from '@carnet/core/model/code.ts'
import { checkConfidentiality, levelFirst } from './confidentiality-rules.ts'
import { XdsError } from './errors.ts'
import type { Author, DocumentEntry, SubmissionSet } from './metadata.ts'
import { checkSignatureEntry, isSignatureEntry, signatureLanguage } from './signature-entry.ts'
import { objectTypes } from './vocabulary.ts'

export type EntryPolicy = {
  /** Day whose value sets apply. */
  readonly at: Date
  /** SHA-1 and size of the bytes received. */
  readonly hash?: string
  readonly sizeBytes?: number
  /** The service parameter `cumul-invisible_patient-masque_ps` (EX_2.1-1050). */
  readonly cumulInvisiblePatientMasquePs: boolean
  /** `root^extension` as uniqueId: no by default, as the DMP (documents.md §1). */
  readonly uniqueIdExtension?: boolean
}

/** `entry` is the one to store: classes of earlier versions are brought to that of the type, N/R/V comes first. */
export type CheckedEntry = {
  readonly entry: DocumentEntry
  readonly errors: readonly XdsError[]
  readonly warnings: readonly XdsError[]
}

export function checkEntry(entry: DocumentEntry, policy: EntryPolicy): CheckedEntry {
  const findings = [
    ...checkTexts(entry),
    ...checkPresence(entry),
    ...checkSignatureEntry(entry),
    ...checkIdentifiers(entry, policy),
    ...checkBytes(entry, policy),
    ...checkMedia(entry),
    ...checkType(entry, policy.at),
    ...checkFormat(entry, policy.at),
    ...checkInSet('J61', entry.healthcareFacilityTypeCode, 'healthcareFacilityTypeCode', policy.at),
    ...checkInSet('J62', entry.practiceSettingCode, 'practiceSettingCode', policy.at),
    ...checkConfidentiality(entry, policy),
    ...checkReferences(entry, policy.at),
    ...checkAuthors(entry.authors, policy.at),
  ].map((finding) => at(finding, entry.entryUuid))
  return {
    entry: {
      ...entry,
      classCode: normalisedClass(entry),
      confidentialityCodes: levelFirst(entry.confidentialityCodes),
    },
    errors: findings.filter(({ severity }) => severity === 'error'),
    warnings: findings.filter(({ severity }) => severity === 'warning'),
  }
}

export type CheckedSubmissionSet = Omit<CheckedEntry, 'entry'>

export function checkSubmissionSet(set: SubmissionSet, policy: { readonly at: Date }): CheckedSubmissionSet {
  const findings = [
    ...checkTexts(set),
    ...checkInSet('J59', set.contentTypeCode, 'contentTypeCode', policy.at),
    ...checkAuthors(set.authors, policy.at),
    ...(isOid(set.uniqueId)
      ? []
      : [wrong('L’identifiant du lot est un OID d’au plus 64 caractères.', 'uniqueId')]),
  ].map((finding) => at(finding, set.entryUuid))
  return {
    errors: findings.filter(({ severity }) => severity === 'error'),
    warnings: findings.filter(({ severity }) => severity === 'warning'),
  }
}

/** ebRIM 3.0 §2.3, FreeFormText: the longest text of its objects. */
const textCharactersMax = 1024
// C0, C1, and what turns the writing around (U+202A–E, U+2066–9): they would deceive who reads a list, or drive a terminal.
const deceiving = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u

/** Every text of an object, wherever it stands in it. */
function checkTexts(value: unknown, place = ''): readonly XdsError[] {
  if (typeof value === 'string') {
    if (value.length > textCharactersMax)
      return [wrong(`Un texte compte plus de ${textCharactersMax} caractères.`, place)]
    return deceiving.test(value) ? [wrong('Un texte contient un caractère de commande.', place)] : []
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    checkTexts(inner, Array.isArray(value) ? place : name),
  )
}

/** Mandatory at the DMP, optional in IHE; sourcePatientInfo is wanted, its absence tolerated. */
function checkPresence(entry: DocumentEntry): readonly XdsError[] {
  const isSignature = isSignatureEntry(entry)
  const absent = (
    [
      // Of care, a signature says nothing.
      ...(isSignature
        ? []
        : ([
            ['serviceStartTime', 'La date de début de l’acte', entry.serviceStartTime],
            ['legalAuthenticator', 'Le responsable du document', entry.legalAuthenticator],
            ['sourcePatientId', 'L’identifiant local du patient', entry.sourcePatientId],
          ] as const)),
      ['title', 'Le titre du document', entry.title],
      ['author', 'L’auteur du document', entry.authors[0]],
    ] as const
  ).filter(([, , value]) => value === undefined)
  return [
    ...absent.map(([place, name]) => wrong(`${name} est obligatoire.`, place)),
    ...(entry.sourcePatientInfo.length === 0 && !isSignature
      ? [doubtful('Les traits d’identité du patient sont attendus.', 'sourcePatientInfo')]
      : []),
  ]
}

function checkIdentifiers(entry: DocumentEntry, policy: EntryPolicy): readonly XdsError[] {
  const findings: XdsError[] = []
  const [root = '', extension] = entry.uniqueId.split('^')
  if (!isOid(root) || entry.uniqueId.length > (policy.uniqueIdExtension === true ? 128 : 64))
    findings.push(wrong('L’identifiant unique est un OID d’au plus 64 caractères.', 'uniqueId'))
  else if (extension !== undefined && policy.uniqueIdExtension !== true)
    findings.push(wrong('L’identifiant unique est un OID sans extension.', 'uniqueId'))
  if (entry.objectType !== objectTypes.stableDocument)
    findings.push(wrong('Seuls les documents stables sont acceptés.', 'objectType'))
  return findings
}

/** IHE ITI TF-2 §3.41.4.1.3: hash and size are the repository’s; sent, they must be those of the bytes. */
function checkBytes(entry: DocumentEntry, policy: EntryPolicy): readonly XdsError[] {
  const findings: XdsError[] = []
  if (entry.hash !== undefined && policy.hash !== undefined && entry.hash !== policy.hash.toLowerCase())
    findings.push(wrong('L’empreinte annoncée n’est pas celle du document reçu.', 'hash'))
  if (entry.sizeBytes !== undefined && policy.sizeBytes !== undefined && entry.sizeBytes !== policy.sizeBytes)
    findings.push(wrong('La taille annoncée n’est pas celle du document reçu.', 'size'))
  return findings
}

const mimeTypes = ['text/xml', 'application/xslt+xml', 'application/dicom']

function checkMedia(entry: DocumentEntry): readonly XdsError[] {
  const { mimeType, languageCode } = entry
  const findings: XdsError[] = []
  if (!mimeTypes.includes(mimeType))
    findings.push(wrong(`Le type MIME est ${mimeTypes.join(', ')}.`, 'mimeType'))
  const language = isSignatureEntry(entry) ? signatureLanguage : 'fr-FR'
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(languageCode))
    findings.push(wrong(`La langue est «\u00a0${language}\u00a0».`, 'languageCode'))
  else if (languageCode !== language)
    findings.push(doubtful(`La langue attendue est «\u00a0${language}\u00a0».`, 'languageCode'))
  return findings
}

const classSystem = '1.2.250.1.213.1.1.4.1'

/** Messages in use carry types and classes of earlier versions (documents.md §3.1). */
function checkType({ typeCode, classCode }: DocumentEntry, day: Date): readonly XdsError[] {
  const findings: XdsError[] = []
  if (isLegacyType(typeCode.code))
    findings.push(doubtful('Ce type de document est d’une version antérieure.', 'typeCode'))
  else if (
    isInSet('J07', typeCode.code, typeCode.system, day) &&
    !isInSet('J66', typeCode.code, typeCode.system, day)
  )
    findings.push(wrong('Ce type de document du CI-SIS n’est pas accepté par le DMP.', 'typeCode'))
  else findings.push(...checkInSet('J66', typeCode, 'typeCode', day))
  const expected = classOfType(typeCode.code)
  if (expected !== undefined && expected.code !== classCode.code && classCode.system === classSystem)
    findings.push(doubtful('La classe n’est pas celle du type (ASS_X16), qui est retenue.', 'classCode'))
  else findings.push(...checkInSet('J57', classCode, 'classCode', day))
  return findings
}

export function normalisedClass({ typeCode, classCode }: DocumentEntry): Code {
  const expected = classOfType(typeCode.code)
  return expected === undefined || expected.code === classCode.code ? classCode : expected
}

/** A format that ASS_A11 gives to a template is not always in J60 yet. */
function checkFormat({ formatCode }: DocumentEntry, day: Date): readonly XdsError[] {
  const findings = checkInSet('J60', formatCode, 'formatCode', day)
  return findings.length > 0 && isFormatOfTemplate(formatCode.code)
    ? [doubtful('Ce format n’est pas encore dans le jeu de valeurs du DMP.', 'formatCode')]
    : findings
}

/** CXi: the fifth component says what is referred to (JDV_J231). */
function checkReferences({ referenceIds }: DocumentEntry, day: Date): readonly XdsError[] {
  return referenceIds
    .filter((reference) => !isInSet('J231', reference.split('^')[4] ?? '', '1.2.250.1.213.1.1.4.347', day))
    .map(() => wrong('Ce type de référence n’est pas accepté par le DMP.', 'referenceIdList'))
}

function checkAuthors(authors: readonly Author[], day: Date): readonly XdsError[] {
  return authors.flatMap(({ specialities }) =>
    specialities.flatMap((speciality) => checkInSet('J56', speciality, 'authorSpecialty', day)),
  )
}

/** Unknown in a set that could not be checked to its end: doubtful, not wrong. */
function checkInSet(
  set: ValueSetName,
  { code, system }: Code,
  place: string,
  day: Date,
): readonly XdsError[] {
  if (isInSet(set, code, system, day)) return []
  if (!systemAgrees(set, code, system, day))
    return [wrong(`Le système de ce code n’est pas celui du jeu de valeurs ${set} du DMP.`, place)]
  return [
    isComplete(set, day)
      ? wrong(`Ce code n’est pas dans le jeu de valeurs ${set} du DMP.`, place)
      : doubtful(
          `Ce code n’est pas connu du jeu de valeurs ${set}, dont une partie n’est pas vérifiée.`,
          place,
        ),
  ]
}

function isOid(text: string): boolean {
  return text.length <= 64 && /^[0-2](\.(0|[1-9]\d*))+$/.test(text)
}

function wrong(context: string, place: string): XdsError {
  return new XdsError('XDSRepositoryMetadataError', context, { location: place })
}

function doubtful(context: string, place: string): XdsError {
  return new XdsError('XDSRepositoryMetadataError', context, { location: place, severity: 'warning' })
}

function at({ code, context, severity, location }: XdsError, object: string): XdsError {
  return new XdsError(code, context, { severity, location: `${object}/${location ?? ''}` })
}
