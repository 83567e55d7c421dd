/** The transmission wrapper common to all HL7v3 messages of the DMP. soap.md §5.1. */
import { formatDtm, parseDtm } from '../hl7v2/dtm.ts'
import { WireError } from '../wire-error.ts'
import { child, descend, textOf, type XmlElement, xsiNamespace } from '../xml/read.ts'
import { type Markup, rawXml, xml } from '../xml/write.ts'
import { type InstanceId, instanceIdAttributes, readInstanceId } from './instance-id.ts'

export const hl7Namespace = 'urn:hl7-org:v3'

/** The software at one end. */
export type Device = { readonly oid: string; readonly name?: string }

export const dmpDevice: Device = { oid: '1.2.250.1.213.4.1.1.1', name: 'DMP' }

export type Transmission = {
  readonly id: InstanceId
  readonly creationTime: Date
  /** Production or debugging. */
  readonly processingCode: 'P' | 'D'
  readonly receiver: Device
  readonly sender: Device
}

/** Each interaction with its acceptAckCode. */
const interactions = {
  PRPA_IN201305UV02: 'AL',
  PRPA_IN201306UV02: 'NE',
  PRPA_IN201307UV02: 'AL',
  PRPA_IN201308UV02: 'NE',
  PRPA_IN201311UV02: 'AL',
  PRPA_IN201312UV02: 'NE',
  PRPA_IN201313UV02: 'NE',
  PRPA_IN201314UV02: 'AL',
  PRPA_IN201315UV02: 'NE',
  PRPA_IN201316UV02: 'NE',
} as const
export type Interaction = keyof typeof interactions

export function formatMessage(interaction: Interaction, transmission: Transmission, content: Markup): Markup {
  const { id, creationTime, processingCode, receiver, sender } = transmission
  const open = xml`<id${instanceIdAttributes(id)}/><creationTime value="${formatDtm(creationTime)}"/><interactionId root="2.16.840.1.113883.1.6" extension="${interaction}"/><processingCode code="${processingCode}"/><processingModeCode code="T"/><acceptAckCode code="${interactions[interaction]}"/>`
  const ends = xml`<receiver typeCode="RCV">${formatDevice(receiver)}</receiver><sender typeCode="SND">${formatDevice(sender)}</sender>`
  const name = rawXml(interaction)
  return xml`<${name} xmlns="${hl7Namespace}" xmlns:xsi="${xsiNamespace}" ITSVersion="XML_1.0">${open}${ends}${content}</${name}>`
}

/** Throws WireError `hl7v3`: `interaction` when the message is another one, `missing`. */
export function readTransmission(message: XmlElement, interaction: Interaction): Transmission {
  if (message.name !== interaction || message.namespace !== hl7Namespace)
    throw new WireError('hl7v3', 'interaction', '/', interaction)
  const at = (path: string) => `${interaction}/${path}`
  return {
    id: readInstanceId(child(message, 'id'), at('id')),
    creationTime: parseDtm(child(message, 'creationTime')?.attributes.value ?? '', at('creationTime/@value')),
    processingCode: child(message, 'processingCode')?.attributes.code === 'D' ? 'D' : 'P',
    receiver: readDevice(child(message, 'receiver'), at('receiver')),
    sender: readDevice(child(message, 'sender'), at('sender')),
  }
}

function formatDevice({ oid, name }: Device): Markup {
  return xml`<device classCode="DEV" determinerCode="INSTANCE"><id root="${oid}"/>${name && xml`<softwareName>${name}</softwareName>`}</device>`
}

function readDevice(end: XmlElement | undefined, path: string): Device {
  const { root } = readInstanceId(descend(end, 'device', 'id'), `${path}/device/id`)
  const name = textOf(descend(end, 'device', 'softwareName'))
  return name ? { oid: root, name } : { oid: root }
}
