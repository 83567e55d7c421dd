/** What identifies and describes the document: from realmCode to versionNumber, and its body. */
import { isInSet, isLegacyType } from '@carnet/core/codes/value-sets.ts'
import { children, textOf, type XmlElement } from '../../xml/read.ts'
import { hl7Namespace } from '../self-presenting.ts'
import { saysItsOffset } from '../timestamp.ts'
import {
  attributeIn,
  codeIn,
  error,
  type HeaderRule,
  hasAttributes,
  hasExactlyOneOf,
  hasOne,
  isOid,
  valueIsPreciseTimestamp,
  valueIsTimestamp,
  warning,
} from './rule.ts'

const xdsSd = '1.3.6.1.4.1.19376.1.2.20'
const hl7France = '2.16.840.1.113883.2.8.2.1'
const ciSis = '1.2.250.1.213.1.1.1.1'

/** Media types of a level 1 body (documents.md §1 « Body »). */
export const level1MediaTypes = [
  'application/pdf',
  'image/jpeg',
  'image/tiff',
  'text/rtf',
  'text/plain',
] as const

function claims(template: string): HeaderRule['holds'] {
  return (_, { document }) => document.templateIds.some(({ root }) => root === template)
}

const extensions: ReadonlyMap<string, readonly string[]> = new Map([
  ['urn:hl7-org:sdtc', ['deceasedInd', 'deceasedTime', 'multipleBirthInd', 'multipleBirthOrderNumber']],
  ['urn:dicom-org:ps3-20', ['accessionNumber']],
  ['urn:oid:1.3.6.1.4.1.19376.1.3.2', ['statusCode']],
])

/** Elements are read by their local name: one from elsewhere must not pass for another reader’s nothing. */
function isOfTheStandard(element: XmlElement): boolean {
  const allowed =
    element.namespace === hl7Namespace || extensions.get(element.namespace)?.includes(element.name)
  return allowed === true && children(element).every(isOfTheStandard)
}

export const documentRules: readonly HeaderRule[] = [
  error('CDA-DOC-01', '', 'un seul realmCode', hasOne('realmCode')),
  error('CDA-DOC-02', 'realmCode', 'le domaine d’application « FR »', attributeIn('code', 'FR')),
  error('CDA-DOC-03', '', 'un seul typeId', hasOne('typeId'), 'CDA R2 §4.2.1'),
  error(
    'CDA-DOC-04',
    'typeId',
    'le typeId 2.16.840.1.113883.1.3, POCD_HD000040',
    ({ attributes }) =>
      attributes.root === '2.16.840.1.113883.1.3' && attributes.extension === 'POCD_HD000040',
    'CDA R2 §4.2.1',
  ),
  error('CDA-DOC-05', '', `la déclaration de conformité HL7 France ${hl7France}`, claims(hl7France)),
  error('CDA-DOC-06', '', `la déclaration de conformité CI-SIS ${ciSis}`, claims(ciSis)),
  error(
    'CDA-DOC-07',
    '',
    'au moins trois déclarations de conformité (templateId), dont celle du modèle',
    (root) => children(root, 'templateId').length >= 3,
  ),
  error(
    'CDA-DOC-08',
    '',
    `la déclaration de conformité XDS-SD ${xdsSd} d’un document de niveau 1`,
    (root, context) => context.document.body?.level !== 1 || claims(xdsSd)(root, context),
  ),
  warning(
    'CDA-DOC-09',
    '',
    'XDS-SD comme seul modèle d’un document de niveau 1',
    (_, { document }) => document.body?.level !== 1 || document.templateIds.length === 3,
  ),
  error(
    'CDA-DOC-10',
    '',
    'le modèle d’un volet, et non XDS-SD, pour un document structuré',
    (root, context) => context.document.body?.level !== 3 || !claims(xdsSd)(root, context),
  ),
  error(
    'CDA-DOC-11',
    'templateId',
    'un templateId identifié par un OID',
    ({ attributes }) => isOid(attributes.root),
    'CDA R2 datatypes, II',
  ),
  error('CDA-DOC-12', '', 'un seul identifiant de document', hasOne('id')),
  error(
    'CDA-DOC-13',
    'id',
    'un identifiant de document dont la racine est un OID d’au plus 64 caractères',
    ({ attributes }) => isOid(attributes.root),
  ),
  error(
    'CDA-DOC-14',
    'id',
    'un identifiant de document sans extension\u00a0: le DMP n’accepte pas « OID^extension »',
    ({ attributes }, { uniqueIdExtension }) => uniqueIdExtension || attributes.extension === undefined,
    'CI-SIS Structuration minimale §3.5.5.4',
  ),
  error('CDA-DOC-15', '', 'un seul type de document (code)', hasOne('code')),
  error(
    'CDA-DOC-16',
    'code',
    'un type de document avec son code, son système et son libellé',
    hasAttributes('code', 'codeSystem', 'displayName'),
  ),
  error(
    'CDA-DOC-17',
    'code',
    'un type de document du jeu de valeurs JDV_J07 (ou encore en usage)',
    (element, context) => codeIn('J07')(element, context) || isLegacyType(element.attributes.code ?? ''),
  ),
  warning(
    'CDA-DOC-18',
    'code',
    'un type de document que le DMP accepte (JDV_J66)',
    ({ attributes: { code = '', codeSystem = '' } }, { at }) =>
      isInSet('J66', code, codeSystem, at) || isLegacyType(code),
    'JDV_J66-TypeCode-DMP',
  ),
  error('CDA-DOC-19', '', 'un seul titre', hasOne('title')),
  error('CDA-DOC-20', 'title', 'un titre renseigné', (title) => textOf(title) !== ''),
  error(
    'CDA-DOC-21',
    'title',
    'un titre d’au plus 128 caractères',
    (title) => [...(textOf(title) ?? '')].length <= 128,
  ),
  error('CDA-DOC-22', '', 'une seule date de création (effectiveTime)', hasOne('effectiveTime')),
  error('CDA-DOC-23', 'effectiveTime', 'une date de création qui existe', valueIsTimestamp),
  error(
    'CDA-DOC-24',
    'effectiveTime',
    'une date de création avec l’heure et le décalage horaire',
    ({ attributes: { value = '' } }) => saysItsOffset(value) && value.length > 8,
  ),
  warning('CDA-DOC-25', 'effectiveTime', 'une date de création AAAAMMJJhhmmss±hhmm', valueIsPreciseTimestamp),
  error('CDA-DOC-26', '', 'un seul niveau de confidentialité', hasOne('confidentialityCode')),
  error(
    'CDA-DOC-27',
    'confidentialityCode',
    'le niveau de confidentialité N, R ou V (2.16.840.1.113883.5.25)\u00a0; le masquage se dit dans les métadonnées',
    ({ attributes }) =>
      ['N', 'R', 'V'].includes(attributes.code ?? '') && attributes.codeSystem === '2.16.840.1.113883.5.25',
  ),
  error('CDA-DOC-28', '', 'une seule langue (languageCode)', hasOne('languageCode')),
  error('CDA-DOC-29', 'languageCode', 'la langue « fr-FR »', attributeIn('code', 'fr-FR')),
  error('CDA-DOC-30', '', 'un seul identifiant de lot de versions (setId)', hasOne('setId')),
  error('CDA-DOC-31', 'setId', 'un setId dont la racine est un OID', ({ attributes }) =>
    isOid(attributes.root),
  ),
  error('CDA-DOC-32', '', 'un seul numéro de version', hasOne('versionNumber')),
  error(
    'CDA-DOC-33',
    'versionNumber',
    'un numéro de version entier, à partir de 1',
    ({ attributes }) => /^[1-9]\d{0,8}$/.test(attributes.value ?? ''),
    'CI-SIS Structuration minimale §3.5.5.10',
  ),
  error(
    'CDA-DOC-34',
    '',
    'des éléments HL7 v3, ou les seules extensions que le CI-SIS prévoit',
    (root) => children(root).every((element) => element.name === 'component' || isOfTheStandard(element)),
    'CDA R2 §1.4',
  ),
  error('CDA-BOD-01', '', 'un seul corps (component)', hasOne('component')),
  error(
    'CDA-BOD-02',
    'component',
    'un corps structuré (structuredBody) ou non (nonXMLBody)',
    hasExactlyOneOf('nonXMLBody', 'structuredBody'),
  ),
  error('CDA-BOD-03', 'component/nonXMLBody', 'un seul contenu (text)', hasOne('text')),
  error(
    'CDA-BOD-04',
    'component/nonXMLBody/text',
    `un contenu de type ${level1MediaTypes.join(', ')}`,
    attributeIn('mediaType', ...level1MediaTypes),
  ),
  error(
    'CDA-BOD-05',
    'component/nonXMLBody/text',
    'un contenu en base64 (representation="B64")',
    attributeIn('representation', 'B64'),
  ),
]
