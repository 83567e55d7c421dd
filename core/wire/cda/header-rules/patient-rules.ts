/** recordTarget: who the document is about. With an INS, the five traits are mandatory (RNIV). */
import { foldName } from '@carnet/core/model/identity.ts'
import { isInsOid, parseIns } from '@carnet/core/model/ins.ts'
import { child, children, descend, textOf, type XmlElement } from '../../xml/read.ts'
import {
  attributeIn,
  codeIn,
  error,
  type HeaderRule,
  hasAttributes,
  hasExactlyOneOf,
  hasNo,
  hasOne,
  hasSome,
  isOid,
  unlessNull,
  valueIsTimestamp,
  warning,
} from './rule.ts'

const role = 'recordTarget/patientRole'
const patient = `${role}/patient`

const isIns = ({ attributes }: XmlElement) => isInsOid(attributes.root ?? '')
const insIds = (patientRole: XmlElement) => children(patientRole, 'id').filter(isIns)

/** What a name must have when the patient is known by his INS. */
function withIns(holds: (patient: XmlElement) => boolean): HeaderRule['holds'] {
  return (patientRole) => {
    const patient = child(patientRole, 'patient')
    return insIds(patientRole).length === 0 || patient === undefined || holds(patient)
  }
}

function named(element: 'family' | 'given', qualifier?: 'BR'): (patient: XmlElement) => boolean {
  return (patient) =>
    children(child(patient, 'name'), element).some(
      (part) => part.attributes.qualifier === qualifier && textOf(part) !== '',
    )
}

const firstNameIsFirst = (patient: XmlElement) => {
  const given = children(child(patient, 'name'), 'given')
  const text = (qualifier?: string) =>
    foldName(textOf(given.find(({ attributes }) => attributes.qualifier === qualifier)) ?? '')
  return text().startsWith(text('BR'))
}

export const patientRules: readonly HeaderRule[] = [
  error('CDA-PAT-01', '', 'un seul patient (recordTarget)', hasOne('recordTarget')),
  error('CDA-PAT-02', 'recordTarget', 'un seul patientRole', hasOne('patientRole')),
  error('CDA-PAT-03', role, 'au moins un identifiant du patient', hasSome('id')),
  error(
    'CDA-PAT-04',
    `${role}/id`,
    'un identifiant de patient avec sa racine (OID) et son extension',
    unlessNull((id, context) => hasAttributes('extension')(id, context) && isOid(id.attributes.root)),
  ),
  error(
    'CDA-PAT-05',
    role,
    'un matricule INS (racine 1.2.250.1.213.1.4.8 à .11)',
    (patientRole) => insIds(patientRole).length > 0,
  ),
  warning(
    'CDA-PAT-06',
    role,
    'le matricule INS en premier identifiant',
    (patientRole) => insIds(patientRole).length === 0 || isIns(children(patientRole, 'id')[0]!),
  ),
  error(
    'CDA-PAT-07',
    `${role}/id`,
    'un matricule INS de 15 caractères',
    (id) => !isIns(id) || parseIns(id.attributes.extension ?? '') !== undefined,
    'RNIV, matricule INS',
  ),
  error('CDA-PAT-08', role, 'un seul matricule INS', (patientRole) => insIds(patientRole).length <= 1),
  error('CDA-PAT-09', role, 'une seule identité (patient)', hasOne('patient')),
  error('CDA-PAT-10', patient, 'un seul nom (name)', hasOne('name')),
  error('CDA-PAT-11', role, 'le nom de naissance (family BR)', withIns(named('family', 'BR'))),
  error(
    'CDA-PAT-12',
    role,
    'les prénoms de l’acte de naissance (given sans qualificatif)',
    withIns(named('given')),
  ),
  error('CDA-PAT-13', role, 'le premier prénom de naissance (given BR)', withIns(named('given', 'BR'))),
  error(
    'CDA-PAT-14',
    role,
    'le code officiel géographique du lieu de naissance (birthplace/place/addr/county)',
    withIns((patient) => (textOf(descend(patient, 'birthplace', 'place', 'addr', 'county')) ?? '') !== ''),
  ),
  warning(
    'CDA-PAT-15',
    `${patient}/name/family`,
    'un nom de naissance (BR) ou utilisé (CL), sans autre qualificatif',
    ({ attributes }) => ['BR', 'CL', undefined].includes(attributes.qualifier),
  ),
  error(
    'CDA-PAT-16',
    `${patient}/name/given`,
    'un prénom de naissance (BR), utilisé (CL), ou la liste des prénoms sans qualificatif',
    ({ attributes }) => ['BR', 'CL', undefined].includes(attributes.qualifier),
  ),
  error(
    'CDA-PAT-17',
    `${patient}/name`,
    'au plus un nom de naissance et un premier prénom de naissance',
    (name) =>
      ['family', 'given'].every(
        (part) => children(name, part).filter(({ attributes }) => attributes.qualifier === 'BR').length <= 1,
      ),
  ),
  warning(
    'CDA-PAT-18',
    patient,
    'un premier prénom de naissance qui ouvre la liste des prénoms',
    firstNameIsFirst,
    'RNIV',
  ),
  error('CDA-PAT-19', patient, 'un seul sexe (administrativeGenderCode)', hasOne('administrativeGenderCode')),
  error('CDA-PAT-20', `${patient}/administrativeGenderCode`, 'le sexe F, M ou UN (JDV_J143)', codeIn('J143')),
  error(
    'CDA-PAT-21',
    role,
    'un sexe renseigné pour un patient identifié par son INS',
    withIns((patient) => (child(patient, 'administrativeGenderCode')?.attributes.code ?? '') !== ''),
  ),
  error('CDA-PAT-22', patient, 'une seule date de naissance', hasOne('birthTime')),
  error(
    'CDA-PAT-23',
    `${patient}/birthTime`,
    'une date de naissance AAAA, AAAAMM, AAAAMMJJ ou AAAAMMJJhhmm±hhmm, qui existe',
    unlessNull(valueIsTimestamp),
  ),
  error(
    'CDA-PAT-24',
    role,
    'une date de naissance renseignée pour un patient identifié par son INS',
    withIns((patient) => (child(patient, 'birthTime')?.attributes.value ?? '') !== ''),
  ),
  warning(
    'CDA-PAT-25',
    `${patient}/birthTime`,
    'une naissance qui précède la création du document',
    ({ attributes: { value = '' } }, { document }) =>
      value.slice(0, 8) <= (document.effectiveTime ?? value).slice(0, 8),
    'cohérence du document',
  ),
  error('CDA-PAT-26', patient, 'aucune affiliation religieuse', hasNo('religiousAffiliationCode')),
  error('CDA-PAT-27', patient, 'aucune origine raciale (raceCode)', hasNo('raceCode')),
  error('CDA-PAT-28', patient, 'aucune origine ethnique (ethnicGroupCode)', hasNo('ethnicGroupCode')),
  warning(
    'CDA-PAT-29',
    `${patient}/birthplace/place/addr/county`,
    'un code officiel géographique de 5 caractères',
    unlessNull((county) => /^(\d{2}|2[AB])\d{3}$/.test(textOf(county) ?? '')),
  ),
  warning(
    'CDA-PAT-30',
    `${role}/telecom`,
    'une coordonnée tel:, mailto:, fax:, http:, ftp: ou mllp:',
    unlessNull(({ attributes }) => /^(tel|mailto|fax|https?|ftp|mllp):./.test(attributes.value ?? '')),
  ),
  error(
    'CDA-PAT-31',
    `${patient}/guardian`,
    'un représentant qui est une personne ou une organisation, et une seule',
    hasExactlyOneOf('guardianPerson', 'guardianOrganization'),
  ),
  error(
    'CDA-PAT-32',
    `${patient}/guardian/guardianOrganization/id`,
    'l’identifiant national de la structure qui représente le patient (1.2.250.1.71.4.2.2)',
    attributeIn('root', '1.2.250.1.71.4.2.2'),
  ),
]
