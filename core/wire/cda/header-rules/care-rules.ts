/** The other persons, the acts documented, the document replaced, and where the care took place. */

import { dtmOfTs } from '../../hl7v2/dtm.ts'
import { child, children } from '../../xml/read.ts'
import { professionalRoot } from '../national-ids.ts'
import { saysItsOffset } from '../timestamp.ts'
import {
  attributeIn,
  codeIn,
  error,
  type HeaderRule,
  hasAtMostOne,
  hasAttributes,
  hasExactlyOneOf,
  hasOne,
  hasSome,
  isOid,
  isUuid,
  unlessNull,
  valueIsTimestamp,
  warning,
} from './rule.ts'

const principal = 'documentationOf[1]/serviceEvent'
const industry = `${principal}/performer/assignedEntity/representedOrganization`
const encounter = 'componentOf/encompassingEncounter'

const endsAfterItStarts: HeaderRule['holds'] = (interval) => {
  const low = child(interval, 'low')?.attributes.value
  const high = child(interval, 'high')?.attributes.value
  if (low === undefined || high === undefined) return true
  const [start, end] = [dtmOfTs(low, 'low'), dtmOfTs(high, 'high')]
  const precision = Math.min(start.length, end.length)
  return start.slice(0, precision) <= end.slice(0, precision)
}

const boundsAreTimestamps: HeaderRule['holds'] = (interval, context) =>
  [interval, ...children(interval)].every(
    (bound) => bound.attributes.value === undefined || valueIsTimestamp(bound, context),
  )

const boundsSayTheirOffset: HeaderRule['holds'] = (interval) =>
  [interval, ...children(interval)].every(
    ({ attributes: { value } }) => value === undefined || saysItsOffset(value),
  )

const unlessAbsent = (name: string, holds: HeaderRule['holds']): HeaderRule['holds'] => {
  return (element, context) => child(element, name) === undefined || holds(element, context)
}

export const careRules: readonly HeaderRule[] = [
  error('CDA-DEN-01', '', 'au plus un opérateur de saisie (dataEnterer)', hasAtMostOne('dataEnterer')),
  error('CDA-DEN-02', 'dataEnterer', 'un seul assignedEntity', hasOne('assignedEntity')),
  error(
    'CDA-INF-01',
    'informant',
    'un informateur qui est un professionnel ou un proche, et un seul',
    hasExactlyOneOf('assignedEntity', 'relatedEntity'),
  ),
  error(
    'CDA-INF-02',
    'informant/relatedEntity',
    'la qualité de l’informateur (classCode)',
    hasAttributes('classCode'),
  ),
  warning('CDA-INF-03', 'informant/relatedEntity/code', 'un lien avec le patient de JDV_J11', codeIn('J11')),
  warning(
    'CDA-IRC-01',
    'informationRecipient/intendedRecipient/id',
    `un destinataire identifié par ${professionalRoot}`,
    unlessNull(attributeIn('root', professionalRoot)),
  ),
  error(
    'CDA-PAR-01',
    'participant',
    'un type de participation de JDV_J144',
    attributeIn('typeCode', 'REF', 'REFB', 'INF', 'RESP', 'PRF', 'CON', 'VRF'),
  ),
  error('CDA-PAR-02', 'participant', 'une seule date de participation', hasOne('time')),
  error('CDA-PAR-03', 'participant', 'un seul associatedEntity', hasOne('associatedEntity')),
  error(
    'CDA-PAR-04',
    'participant/associatedEntity',
    'un participant PROV (professionnel) ou AGNT',
    attributeIn('classCode', 'PROV', 'AGNT'),
  ),
  warning('CDA-PAR-05', 'participant/functionCode', 'un rôle fonctionnel de JDV_J47', codeIn('J47')),
  error('CDA-ORD-01', 'inFulfillmentOf', 'une seule demande (order)', hasOne('order')),
  error('CDA-ORD-02', 'inFulfillmentOf/order', 'l’identifiant de la demande', hasSome('id')),
  error('CDA-EVT-01', '', 'au moins un acte documenté (documentationOf)', hasSome('documentationOf')),
  error('CDA-EVT-02', 'documentationOf', 'un seul serviceEvent', hasOne('serviceEvent')),
  error('CDA-EVT-03', principal, 'la date de l’acte principal (effectiveTime)', hasOne('effectiveTime')),
  error('CDA-EVT-04', `${principal}/effectiveTime`, 'le début de l’acte principal (low)', hasOne('low')),
  error(
    'CDA-EVT-05',
    'documentationOf/serviceEvent/effectiveTime',
    'des dates d’acte qui existent',
    boundsAreTimestamps,
  ),
  error('CDA-EVT-06', `${principal}/effectiveTime/low`, 'un début d’acte renseigné', hasAttributes('value')),
  warning(
    'CDA-EVT-07',
    'documentationOf/serviceEvent/effectiveTime',
    'une fin d’acte qui suit son début',
    (interval, context) => !boundsAreTimestamps(interval, context) || endsAfterItStarts(interval, context),
    'cohérence du document',
  ),
  error(
    'CDA-EVT-15',
    `${principal}/effectiveTime`,
    'des heures d’acte avec leur décalage horaire (±hhmm)',
    boundsSayTheirOffset,
  ),
  error('CDA-EVT-08', principal, 'un seul exécutant de l’acte principal (performer)', hasOne('performer')),
  error('CDA-EVT-09', `${principal}/performer`, 'un exécutant de type PRF', attributeIn('typeCode', 'PRF')),
  error('CDA-EVT-10', `${principal}/performer`, 'un seul assignedEntity', hasOne('assignedEntity')),
  error(
    'CDA-EVT-11',
    `${principal}/performer/assignedEntity`,
    'la structure de l’exécutant (representedOrganization)',
    hasOne('representedOrganization'),
  ),
  error(
    'CDA-EVT-12',
    industry,
    'le cadre d’exercice (standardIndustryClassCode)',
    hasOne('standardIndustryClassCode'),
  ),
  error(
    'CDA-EVT-13',
    `${industry}/standardIndustryClassCode`,
    'un cadre d’exercice de JDV_J04',
    codeIn('J04'),
  ),
  warning(
    'CDA-EVT-14',
    'documentationOf/serviceEvent/code',
    'un acte avec son code et son système',
    unlessNull(hasAttributes('code', 'codeSystem')),
  ),
  error('CDA-REL-01', '', 'au plus un document en relation', hasAtMostOne('relatedDocument')),
  error(
    'CDA-REL-02',
    'relatedDocument',
    'une relation RPLC (remplacement) ou XFRM (transformation)',
    attributeIn('typeCode', 'RPLC', 'XFRM'),
  ),
  error('CDA-REL-03', 'relatedDocument', 'un seul parentDocument', hasOne('parentDocument')),
  error('CDA-REL-04', 'relatedDocument/parentDocument', 'un seul identifiant', hasOne('id')),
  error(
    'CDA-REL-05',
    'relatedDocument/parentDocument/id',
    'l’identifiant (OID ou UUID) du document remplacé ou transformé',
    ({ attributes: { root } }) => isOid(root) || isUuid(root),
  ),
  warning(
    'CDA-REL-06',
    'relatedDocument/parentDocument/id',
    'l’identifiant d’un autre document\u00a0: il change à chaque version',
    ({ attributes: { root, extension } }, { document: { id } }) =>
      root !== id?.root || extension !== id?.extension,
    'CI-SIS Structuration minimale §3.5.5.10',
  ),
  error('CDA-CNS-01', 'authorization', 'un seul consentement (consent)', hasOne('consent')),
  error('CDA-CNS-02', 'authorization/consent', 'l’état du consentement', hasOne('statusCode')),
  error(
    'CDA-CNS-03',
    'authorization/consent/statusCode',
    'un consentement « completed »',
    attributeIn('code', 'completed'),
  ),
  error('CDA-ENC-01', '', 'un seul contexte de prise en charge (componentOf)', hasOne('componentOf')),
  error('CDA-ENC-02', 'componentOf', 'un seul encompassingEncounter', hasOne('encompassingEncounter')),
  error('CDA-ENC-03', encounter, 'une date de prise en charge (effectiveTime)', hasOne('effectiveTime')),
  error('CDA-ENC-04', `${encounter}/effectiveTime`, 'des dates qui existent', boundsAreTimestamps),
  warning('CDA-ENC-05', `${encounter}/code`, 'un type de rencontre de JDV_J142', codeIn('J142')),
  error('CDA-ENC-06', encounter, 'un seul lieu de prise en charge (location)', hasOne('location')),
  error('CDA-ENC-07', `${encounter}/location`, 'un seul healthCareFacility', hasOne('healthCareFacility')),
  error(
    'CDA-ENC-08',
    `${encounter}/location/healthCareFacility`,
    'la modalité d’exercice (code)',
    hasOne('code'),
  ),
  error(
    'CDA-ENC-09',
    `${encounter}/location/healthCareFacility/code`,
    'une modalité d’exercice de JDV_J02',
    codeIn('J02'),
  ),
  warning(
    'CDA-ENC-10',
    `${encounter}/dischargeDispositionCode`,
    'une sortie codée sur 1.2.250.1.213.2.14',
    unlessNull(attributeIn('codeSystem', '1.2.250.1.213.2.14')),
  ),
  warning(
    'CDA-ENC-11',
    `${encounter}/encounterParticipant`,
    'un type de participation de JDV_J140',
    attributeIn('typeCode', 'ADM', 'ATND', 'CON', 'DIS', 'REF', 'RESP'),
  ),
  error(
    'CDA-ENC-12',
    encounter,
    'un responsable de la prise en charge identifié (assignedEntity)',
    unlessAbsent('responsibleParty', (element, context) =>
      hasOne('assignedEntity')(child(element, 'responsibleParty')!, context),
    ),
  ),
]
