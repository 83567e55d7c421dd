/**
 * Accepted or rejected: PRPA_IN201312UV02 or 201313 (TD1.1), 201315 or 201316 (TD1.2, TD1.3b, TD1.4), inside the
 * element of the WSDL. soap.md §1.3, §5.5, §6.3.
 */
import { WireError } from '../wire-error.ts'
import { child, descend, textOf, type XmlElement } from '../xml/read.ts'
import { type Markup, rawXml, xml } from '../xml/write.ts'
import { type InstanceId, instanceIdAttributes, readInstanceId } from './instance-id.ts'
import { formatReason, requireReason } from './reason-code.ts'
import { formatRegistrationEvent } from './registration-event.ts'
import {
  formatRegistrationPatient,
  formatRequestSubject,
  type RegistrationReason,
  type RegistrationRequest,
} from './registration-request.ts'
import { formatMessage, type Interaction, readTransmission, type Transmission } from './transmission.ts'

export type RegistrationOutcome =
  | { readonly outcome: 'accepted' }
  /** `DMPFound`, `DMPClosed`…, with a sentence. */
  | { readonly outcome: 'rejected'; readonly code: string; readonly text: string }

export type RegistrationAnswer = {
  readonly transmission: Transmission
  /** Id of the message answered. */
  readonly requestId: InstanceId
  readonly reason: RegistrationReason
} & RegistrationOutcome

const gdpNamespace = 'asip:ci-sis:gdp:2010'

const interactions: Readonly<
  Record<'PRPA_IN201311UV02' | 'PRPA_IN201314UV02', Record<RegistrationOutcome['outcome'], Interaction>>
> = {
  PRPA_IN201311UV02: { accepted: 'PRPA_IN201312UV02', rejected: 'PRPA_IN201313UV02' },
  PRPA_IN201314UV02: { accepted: 'PRPA_IN201315UV02', rejected: 'PRPA_IN201316UV02' },
}

function requestOf(reason: RegistrationReason): keyof typeof interactions {
  return reason === 'CREA_RD' ? 'PRPA_IN201311UV02' : 'PRPA_IN201314UV02'
}

/** The answer to `request`: the patient as he now is, or the request as it was. */
export function formatRegistrationAnswer(
  request: RegistrationRequest,
  transmission: Transmission,
  outcome: RegistrationOutcome,
): Markup {
  const { reason } = request
  const asked = requestOf(reason)
  const wrapper = rawXml(`${asked}_Response`)
  const message = formatMessage(
    interactions[asked][outcome.outcome],
    transmission,
    xml`${formatAcknowledgement(request, outcome)}<controlActProcess classCode="CACT" moodCode="EVN">${formatReason(reason, { labelled: false })}${formatSubject(request, transmission, outcome)}</controlActProcess>`,
  )
  return xml`<${wrapper} xmlns="${gdpNamespace}">${message}</${wrapper}>`
}

function formatAcknowledgement(request: RegistrationRequest, outcome: RegistrationOutcome): Markup {
  const target = xml`<targetMessage><id${instanceIdAttributes(request.transmission.id)}/></targetMessage>`
  return outcome.outcome === 'accepted'
    ? xml`<acknowledgement typeCode="AA">${target}</acknowledgement>`
    : xml`<acknowledgement typeCode="AE">${target}<acknowledgementDetail typeCode="E"><code code="${outcome.code}"/><text>${outcome.text}</text></acknowledgementDetail></acknowledgement>`
}

/** Nothing more than his name is told again. */
function formatSubject(
  { patient, author, reason }: RegistrationRequest,
  transmission: Transmission,
  { outcome }: RegistrationOutcome,
): Markup {
  const { id, names, organisationId } = patient
  const told = { id, names, telecoms: [], addresses: [], observations: {} }
  return outcome === 'accepted'
    ? formatRegistrationEvent(
        formatRegistrationPatient({ ...told, closed: reason === 'FERM' }),
        transmission.sender.oid,
      )
    : formatRequestSubject({ ...told, closed: false, ...(organisationId && { organisationId }) }, author)
}

/** The wrapper may be absent, and so may the patient's id (soap.md §9). Throws WireError `hl7v3`: `interaction`, `missing`, `unsupported`. */
export function readRegistrationAnswer(body: XmlElement): RegistrationAnswer {
  const wrapped = body.namespace === gdpNamespace ? body.children.find(isElement) : body
  const message = wrapped ?? body
  const reason = requireReason(message, 'CREA_RD', 'REAC', 'MODIF_DATA', 'FERM')
  const expected = interactions[requestOf(reason)]
  const outcome = message.name === expected.rejected ? 'rejected' : 'accepted'
  const common = {
    transmission: readTransmission(message, expected[outcome]),
    requestId: readInstanceId(
      descend(message, 'acknowledgement', 'targetMessage', 'id'),
      `${message.name}/acknowledgement/targetMessage/id`,
    ),
    reason,
  }
  const acknowledgement = child(message, 'acknowledgement')
  if (outcome === 'accepted' && acknowledgement?.attributes.typeCode === 'AA') return { ...common, outcome }
  const detail = child(acknowledgement, 'acknowledgementDetail')
  const code = child(detail, 'code')?.attributes.code
  if (!code)
    throw new WireError(
      'hl7v3',
      'missing',
      `${message.name}/acknowledgement/acknowledgementDetail/code`,
      'le code du rejet',
    )
  return { ...common, outcome: 'rejected', code, text: textOf(child(detail, 'text')) ?? '' }
}

function isElement(node: XmlElement['children'][number]): node is XmlElement {
  return typeof node !== 'string'
}
