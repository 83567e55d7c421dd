/** Who wrote, who answers for, who keeps the document: author, legalAuthenticator, authenticator, custodian. */
import { isInsOid } from '@carnet/core/model/ins.ts'
import { child, children, textOf, type XmlElement } from '../../xml/read.ts'
import { dmpRoot, professionalRoot, structureRoot } from '../national-ids.ts'
import {
  attributeIn,
  codeIn,
  error,
  type HeaderRule,
  hasAtMostOne,
  hasAttributes,
  hasExactlyOneOf,
  hasNo,
  hasOne,
  hasSome,
  isOid,
  unlessNull,
  valueHasPossibleDate,
  valueIsPreciseTimestamp,
  valueIsTimestamp,
  warning,
} from './rule.ts'

const author = 'author/assignedAuthor'
const authority = 'legalAuthenticator/assignedEntity'
const custodian = 'custodian/assignedCustodian/representedCustodianOrganization'

const isPatient = (role: XmlElement) =>
  children(role, 'id').some(({ attributes }) => isInsOid(attributes.root ?? ''))
const isPerson = (role: XmlElement) => child(role, 'assignedPerson') !== undefined

function forProfessionals(holds: HeaderRule['holds']): HeaderRule['holds'] {
  return (role, context) => !isPerson(role) || isPatient(role) || holds(role, context)
}

function forDevices(holds: HeaderRule['holds']): HeaderRule['holds'] {
  return (role, context) => isPerson(role) || holds(role, context)
}

const hasFamilyName: HeaderRule['holds'] = (person) => {
  const name = child(person, 'name')
  const family = child(name, 'family')
  return family !== undefined && (family.attributes.nullFlavor !== undefined || textOf(family) !== '')
}

const knownRoot: HeaderRule['holds'] = ({ attributes: { root = '' } }) =>
  root === professionalRoot || root === '1.2.250.1.215.300.5' || isInsOid(root)

const psIdNat: HeaderRule['holds'] = ({ attributes: { root, extension = '' } }) =>
  root !== professionalRoot || /^(8\d{11}|0[0-9A-B]{9}|[1-6].+)$/.test(extension)

export const authorRules: readonly HeaderRule[] = [
  error('CDA-AUT-01', '', 'au moins un auteur', hasSome('author')),
  error('CDA-AUT-02', 'author', 'une seule date de participation de l’auteur (time)', hasOne('time')),
  error('CDA-AUT-03', 'author/time', 'une date qui existe', unlessNull(valueIsTimestamp)),
  warning('CDA-AUT-04', 'author/time', 'une date AAAAMMJJhhmmss±hhmm', valueIsPreciseTimestamp),
  error('CDA-AUT-05', 'author', 'un seul assignedAuthor', hasOne('assignedAuthor')),
  error('CDA-AUT-06', author, 'au moins un identifiant de l’auteur', hasSome('id')),
  error(
    'CDA-AUT-07',
    `${author}/id`,
    'un identifiant d’auteur avec sa racine (OID) et son extension',
    unlessNull((id, context) => hasAttributes('extension')(id, context) && isOid(id.attributes.root)),
  ),
  warning(
    'CDA-AUT-08',
    `${author}/id`,
    `un auteur identifié par ${professionalRoot} ou par son matricule INS`,
    knownRoot,
  ),
  warning(
    'CDA-AUT-09',
    `${author}/id`,
    'un identifiant national de professionnel (8 + RPPS, 0 + ADELI, ou structure / identifiant interne)',
    psIdNat,
  ),
  error(
    'CDA-AUT-10',
    author,
    'un auteur qui est une personne ou un dispositif, et un seul',
    hasExactlyOneOf('assignedPerson', 'assignedAuthoringDevice'),
  ),
  error('CDA-AUT-11', `${author}/assignedPerson`, 'le nom de l’auteur (family)', hasFamilyName),
  warning(
    'CDA-AUT-12',
    author,
    'la profession ou la spécialité de l’auteur (code)',
    forProfessionals(hasOne('code')),
  ),
  warning('CDA-AUT-13', `${author}/code`, 'une profession ou une spécialité de JDV_J01', codeIn('J01')),
  warning('CDA-AUT-14', author, 'l’adresse de l’auteur (addr)', forProfessionals(hasSome('addr'))),
  warning('CDA-AUT-15', author, 'une coordonnée de l’auteur (telecom)', forProfessionals(hasSome('telecom'))),
  warning(
    'CDA-AUT-16',
    author,
    'la structure pour laquelle l’auteur intervient (representedOrganization)',
    forProfessionals(hasOne('representedOrganization')),
  ),
  error(
    'CDA-AUT-17',
    author,
    'la structure dont le dispositif est l’auteur (representedOrganization)',
    forDevices(hasOne('representedOrganization')),
  ),
  error(
    'CDA-AUT-18',
    author,
    'un patient auteur sans structure',
    (role, context) => !isPatient(role) || hasNo('representedOrganization')(role, context),
  ),
  error('CDA-AUT-19', `${author}/representedOrganization`, 'au plus un identifiant', hasAtMostOne('id')),
  warning(
    'CDA-AUT-20',
    `${author}/representedOrganization/id`,
    `l’identifiant national de la structure (${structureRoot})`,
    ({ attributes }) => attributes.root === structureRoot && (attributes.extension ?? '') !== '',
  ),
  warning(
    'CDA-AUT-21',
    `${author}/representedOrganization`,
    'le nom de la structure',
    (organisation) => (textOf(child(organisation, 'name')) ?? '') !== '',
  ),
  warning('CDA-AUT-22', 'author/functionCode', 'un rôle fonctionnel de JDV_J47', codeIn('J47')),
  warning('CDA-AUT-23', 'author', 'un rôle fonctionnel pour les seuls professionnels', (participation) => {
    const role = child(participation, 'assignedAuthor')
    return child(participation, 'functionCode') === undefined || (role !== undefined && isPerson(role))
  }),
  warning('CDA-AUT-24', `${author}/assignedAuthoringDevice`, 'le nom du modèle ou du logiciel', (device) =>
    children(device).some(
      (part) =>
        (part.name === 'softwareName' || part.name === 'manufacturerModelName') && textOf(part) !== '',
    ),
  ),
  error('CDA-CUS-01', '', 'une seule organisation qui conserve le document (custodian)', hasOne('custodian')),
  error('CDA-CUS-02', 'custodian', 'un assignedCustodian', hasOne('assignedCustodian')),
  error(
    'CDA-CUS-03',
    'custodian/assignedCustodian',
    'une representedCustodianOrganization',
    hasOne('representedCustodianOrganization'),
  ),
  error('CDA-CUS-04', custodian, 'un identifiant de l’organisation', hasOne('id')),
  error(
    'CDA-CUS-05',
    `${custodian}/id`,
    `l’identifiant national de la structure (${structureRoot}), ou celui du DMP (${dmpRoot}, sans extension)`,
    ({ attributes: { root, extension = '' } }) =>
      root === structureRoot ? extension !== '' : root === dmpRoot && extension === '',
  ),
  warning(
    'CDA-CUS-06',
    custodian,
    'le nom de l’organisation',
    (organisation) => (textOf(child(organisation, 'name')) ?? '') !== '',
  ),
  error(
    'CDA-LEG-01',
    '',
    'un seul responsable du document (legalAuthenticator)',
    hasOne('legalAuthenticator'),
  ),
  error('CDA-LEG-02', 'legalAuthenticator', 'une seule date de prise de responsabilité', hasOne('time')),
  error('CDA-LEG-13', 'legalAuthenticator/time', 'une date qui existe', unlessNull(valueHasPossibleDate)),
  warning('CDA-LEG-03', 'legalAuthenticator/time', 'une date AAAAMMJJhhmmss±hhmm', valueIsPreciseTimestamp),
  error('CDA-LEG-04', 'legalAuthenticator', 'un seul signatureCode', hasOne('signatureCode')),
  error(
    'CDA-LEG-05',
    'legalAuthenticator/signatureCode',
    'le code de signature « S »',
    attributeIn('code', 'S'),
  ),
  error('CDA-LEG-06', 'legalAuthenticator', 'un seul assignedEntity', hasOne('assignedEntity')),
  error('CDA-LEG-07', authority, 'au moins un identifiant du responsable', hasSome('id')),
  error(
    'CDA-LEG-08',
    `${authority}/id`,
    'un identifiant de responsable avec sa racine (OID) et son extension',
    unlessNull((id, context) => hasAttributes('extension')(id, context) && isOid(id.attributes.root)),
  ),
  warning(
    'CDA-LEG-09',
    `${authority}/id`,
    `un responsable identifié par ${professionalRoot} ou par son matricule INS`,
    knownRoot,
  ),
  warning(
    'CDA-LEG-10',
    authority,
    'la profession ou la spécialité du responsable (code)',
    forProfessionals(hasOne('code')),
  ),
  warning('CDA-LEG-11', `${authority}/code`, 'une profession ou une spécialité de JDV_J01', codeIn('J01')),
  error('CDA-LEG-12', `${authority}/assignedPerson`, 'le nom du responsable (family)', hasFamilyName),
  error('CDA-ATH-01', 'authenticator', 'un seul assignedEntity', hasOne('assignedEntity')),
  error('CDA-ATH-02', 'authenticator', 'une seule date d’attestation', hasOne('time')),
  error('CDA-ATH-03', 'authenticator/signatureCode', 'le code de signature « S »', attributeIn('code', 'S')),
  warning(
    'CDA-ATH-04',
    'authenticator/assignedEntity/id',
    `un professionnel identifié par ${professionalRoot}`,
    unlessNull(attributeIn('root', professionalRoot)),
  ),
]
