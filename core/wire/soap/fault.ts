/** SOAP faults in both versions. SOAP 1.2 part 1 §5.4, SOAP 1.1 §4.4; soap.md §6.1. */
import { child, descend, textOf, type XmlElement } from '../xml/read.ts'
import { type Markup, xml } from '../xml/write.ts'
import { addressingNamespace, formatEnvelope } from './envelope.ts'
import { type SoapVersion, soapNamespaces } from './soap-version.ts'

export const faultAction = `${addressingNamespace}/soap/fault`

/** Of the DMP's subcodes. Unverified: soap.md §10, line 1. */
export const defaultSubcodeNamespace = 'urn:si-dmp:faults'

export type Fault = {
  /** True when the message is at fault, false when the server is. */
  readonly sender: boolean
  /** Local name, `DMPAccessDeniedByRightsService`. */
  readonly subcode: string | undefined
  readonly reason: string
}

/** The whole envelope of a fault. */
export function formatFault(fault: {
  readonly version: SoapVersion
  readonly messageId: string
  /** MessageID of the request, when it could be read. */
  readonly relatesTo?: string | undefined
  readonly sender: boolean
  readonly subcode: string
  /** In French, but where the DMP's own text is English. */
  readonly reason: string
  readonly language?: 'fr' | 'en'
  readonly subcodeNamespace?: string
}): Markup {
  const { version, messageId, relatesTo } = fault
  return formatEnvelope({
    version,
    addressing: { messageId, action: faultAction, relatesTo },
    body: formatFaultBody(fault),
  })
}

function formatFaultBody({
  version,
  sender,
  subcode,
  reason,
  language = 'fr',
  subcodeNamespace = defaultSubcodeNamespace,
}: Parameters<typeof formatFault>[0]): Markup {
  switch (version) {
    case '1.1':
      return xml`<env:Fault><faultcode>env:${sender ? 'Client' : 'Server'}</faultcode><faultstring xml:lang="${language}">${reason}</faultstring><detail><Subcode xmlns="${subcodeNamespace}">${subcode}</Subcode></detail></env:Fault>`
    case '1.2':
      // The default namespace qualifies the subcode and keeps its text bare, for clients that compare text.
      return xml`<env:Fault><env:Code><env:Value>env:${sender ? 'Sender' : 'Receiver'}</env:Value><env:Subcode><env:Value xmlns="${subcodeNamespace}">${subcode}</env:Value></env:Subcode></env:Code><env:Reason><env:Text xml:lang="${language}">${reason}</env:Text></env:Reason></env:Fault>`
  }
}

/** The fault that the child of Body is; undefined when it is an answer. */
export function readFault({
  version,
  body,
}: {
  readonly version: SoapVersion
  readonly body: XmlElement
}): Fault | undefined {
  if (body.name !== 'Fault' || body.namespace !== soapNamespaces[version]) return undefined
  switch (version) {
    case '1.1': {
      const code = localPart(textOf(child(body, 'faultcode')) ?? '')
      return {
        sender: code.startsWith('Client'),
        // A subcode also comes as `Client.DMPxxx`.
        subcode: textOf(descend(body, 'detail', 'Subcode')) ?? code.split('.')[1],
        reason: textOf(child(body, 'faultstring')) ?? '',
      }
    }
    case '1.2': {
      const subcode = textOf(descend(body, 'Code', 'Subcode', 'Value'))
      return {
        sender: localPart(textOf(descend(body, 'Code', 'Value')) ?? '') === 'Sender',
        subcode: subcode === undefined ? undefined : localPart(subcode),
        reason: textOf(descend(body, 'Reason', 'Text')) ?? '',
      }
    }
  }
}

function localPart(qualifiedName: string): string {
  return qualifiedName.slice(qualifiedName.indexOf(':') + 1)
}
