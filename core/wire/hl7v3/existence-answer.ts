/** TD0.2, the answer: the only one that tells unknown, opposed and closed records apart. PRPA_IN201308UV02, soap.md §5.2. */
import { WireError } from '../wire-error.ts'
import { child, children, descend, type XmlElement } from '../xml/read.ts'
import { type Markup, xml } from '../xml/write.ts'
import { type InstanceId, instanceIdAttributes, readInstanceId } from './instance-id.ts'
import { formatReason, requireReason } from './reason-code.ts'
import {
  formatRegisteredPatient,
  type RegisteredPatient,
  readRegisteredPatient,
} from './registered-patient.ts'
import { formatRegistrationEvent } from './registration-event.ts'
import { formatMessage, readTransmission, type Transmission } from './transmission.ts'

export type AuthorisationStatus = 'VALIDE' | 'EXPIRE' | 'INTERDIT' | 'NON_EXISTE'

export type ExistenceFacts = {
  /** `NON_EXISTE` is also the normal value when the record exists and the professional was never authorised. */
  readonly authorisation: AuthorisationStatus
  /** The caller is the médecin traitant. */
  readonly medecinTraitant: boolean
} & (
  | { readonly outcome: 'found' | 'closed'; readonly patient: Omit<RegisteredPatient, 'closed'> }
  | { readonly outcome: 'notFound' | 'opposed' }
)

export type ExistenceAnswer = {
  readonly transmission: Transmission
  /** Id of the message answered. */
  readonly requestId: InstanceId
  readonly queryId: InstanceId
  readonly facts: ExistenceFacts
}

const interaction = 'PRPA_IN201308UV02'
const authorisationKey = { code: 'AUTORISATION', system: '1.2.250.1.213.4.1.2.6.1' }
const authorisationSystem = '1.2.250.1.213.4.1.2.6.2'
const medecinTraitantKey = { code: 'STATUT_MT', system: '1.2.250.1.213.4.1.2.6.3' }

/** How the national DMP says "opposed" is unverified; old software reads this warning as a plain NF. */
export const opposedCode = 'DMPOpposed'

export function formatExistenceAnswer({ transmission, requestId, queryId, facts }: ExistenceAnswer): Markup {
  const found = facts.outcome === 'found' || facts.outcome === 'closed'
  const attention = xml`<attentionLine><keyWordText code="${authorisationKey.code}" codeSystem="${authorisationKey.system}"/><value xsi:type="CV" code="${facts.authorisation}" codeSystem="${authorisationSystem}"/></attentionLine><attentionLine><keyWordText code="${medecinTraitantKey.code}" codeSystem="${medecinTraitantKey.system}"/><value xsi:type="BL" value="${String(facts.medecinTraitant)}"/></attentionLine>`
  const warning =
    facts.outcome === 'opposed' &&
    xml`<acknowledgementDetail typeCode="W"><code code="${opposedCode}"/><text>Le titulaire s’est opposé à l’ouverture de son dossier</text></acknowledgementDetail>`
  const acknowledgement = xml`<acknowledgement typeCode="AA"><targetMessage><id${instanceIdAttributes(requestId)}/></targetMessage>${warning}</acknowledgement>`
  const subject =
    found &&
    formatRegistrationEvent(
      formatRegisteredPatient({ ...facts.patient, closed: facts.outcome === 'closed' }),
      transmission.sender.oid,
    )
  return formatMessage(
    interaction,
    transmission,
    xml`${attention}${acknowledgement}<controlActProcess classCode="CACT" moodCode="EVN">${formatReason('TEST_EXST', { labelled: false })}${subject}<queryAck><queryId${instanceIdAttributes(queryId)}/><queryResponseCode code="${found ? 'OK' : 'NF'}"/></queryAck></controlActProcess>`,
  )
}

/** Throws WireError `hl7v3`: `interaction`, `missing`, `unsupported`, `rejected` when the answer is not AA. */
export function readExistenceAnswer(message: XmlElement): ExistenceAnswer {
  const transmission = readTransmission(message, interaction)
  const acknowledgement = child(message, 'acknowledgement')
  const details = children(acknowledgement, 'acknowledgementDetail').map(
    (detail) => child(detail, 'code')?.attributes.code ?? '',
  )
  requireAccepted(acknowledgement, details)
  requireReason(message, 'TEST_EXST')
  const queryAck = descend(message, 'controlActProcess', 'queryAck')
  return {
    transmission,
    requestId: readInstanceId(
      descend(acknowledgement, 'targetMessage', 'id'),
      at('acknowledgement/targetMessage/id'),
    ),
    queryId: readInstanceId(child(queryAck, 'queryId'), at('controlActProcess/queryAck/queryId')),
    facts: {
      authorisation: readAuthorisation(message),
      medecinTraitant: attentionValue(message, medecinTraitantKey.code)?.value === 'true',
      ...readOutcome(message, child(queryAck, 'queryResponseCode')?.attributes.code, details),
    },
  }
}

function readOutcome(message: XmlElement, responseCode: string | undefined, details: readonly string[]) {
  if (responseCode === 'NF')
    return { outcome: details.includes(opposedCode) ? ('opposed' as const) : ('notFound' as const) }
  const path = 'controlActProcess/subject/registrationEvent/subject1/patient'
  const element = descend(message, ...path.split('/'))
  if (responseCode !== 'OK' || element === undefined)
    throw new WireError(
      'hl7v3',
      'missing',
      at('controlActProcess'),
      'un patient avec queryResponseCode OK, ou NF',
    )
  const { closed, ...patient } = readRegisteredPatient(element, at(path))
  return { outcome: closed ? ('closed' as const) : ('found' as const), patient }
}

function requireAccepted(acknowledgement: XmlElement | undefined, details: readonly string[]): void {
  if (acknowledgement?.attributes.typeCode === 'AA') return
  throw new WireError(
    'hl7v3',
    'rejected',
    at('acknowledgement/@typeCode'),
    `AA (détails reçus\u00a0: ${details.join(', ') || 'aucun'})`,
  )
}

/** Absent lines mean no authorisation: whether NF answers carry them is unverified. */
function readAuthorisation(message: XmlElement): AuthorisationStatus {
  const code = attentionValue(message, authorisationKey.code)?.code ?? 'NON_EXISTE'
  switch (code) {
    case 'VALIDE':
    case 'EXPIRE':
    case 'INTERDIT':
    case 'NON_EXISTE':
      return code
  }
  throw new WireError(
    'hl7v3',
    'authorisation',
    at('attentionLine/value/@code'),
    'VALIDE, EXPIRE, INTERDIT ou NON_EXISTE',
  )
}

function attentionValue(message: XmlElement, key: string): XmlElement['attributes'] | undefined {
  const line = children(message, 'attentionLine').find(
    (each) => child(each, 'keyWordText')?.attributes.code === key,
  )
  return child(line, 'value')?.attributes
}

function at(path: string): string {
  return `${interaction}/${path}`
}
