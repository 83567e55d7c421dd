/** SOAP envelope with WS-Addressing. SOAP 1.1 and 1.2, WS-Addressing 1.0; soap.md §2.2. */
import { WireError } from '../wire-error.ts'
import { defaultLimits, type XmlLimits } from '../xml/limits.ts'
import { children, type OpenXml, textOf, treeOf, type XmlElement } from '../xml/read.ts'
import { type Markup, rawXml, xml } from '../xml/write.ts'
import { type SoapVersion, soapNamespaces } from './soap-version.ts'
import { withoutNil } from './without-nil.ts'

export const addressingNamespace = 'http://www.w3.org/2005/08/addressing'
export const anonymousAddress = `${addressingNamespace}/anonymous`
export const securityNamespace =
  'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd'

/** What the DMP answers to a message without its addressing headers, word for word (soap.md §2.2). */
export const addressingHeaderMissing =
  'A required header representing a Message Addressing Property is not present'

/** A lot of a hundred documents, each with all that metadata may say, has about thirty thousand elements. */
const requestElementsMax = 40_000

/** Of a request: more is refused before it is parsed. The longest list in a lot or in a query has some hundreds. */
export const requestLimits: XmlLimits = {
  ...defaultLimits,
  nodesMax: requestElementsMax,
  childrenMax: 5_000,
}

export type RequestAddressing = {
  readonly messageId: string
  readonly action: string
  /** May be empty. */
  readonly to: string
  readonly replyTo: string
}

export type Envelope = {
  readonly version: SoapVersion
  readonly addressing: RequestAddressing
  /** The one child of Body, without its `xsi:nil` elements. */
  readonly body: XmlElement
}

export type ResponseEnvelope = {
  readonly version: SoapVersion
  /** A response is read even when its addressing is poor: the HTTP exchange already ties it to its request. */
  readonly addressing: { readonly action?: string; readonly messageId?: string; readonly relatesTo?: string }
  readonly body: XmlElement
}

/**
 * The assertion in wsse:Security is not read here: another module reads it from the same open document.
 * `addresses`: WS-Addressing takes absent To and ReplyTo for anonymous (core §3.2), the DMP asks for them.
 * Throws WireError `soap`: `version`, `structure`, `addressing`, `mustUnderstand`.
 */
export function readEnvelope(
  open: OpenXml,
  { addresses = 'required' }: { readonly addresses?: 'required' | 'anonymous' } = {},
): Envelope {
  const { version, headers, body } = partsOf(open, requestElementsMax)
  const whenAbsent = addresses === 'anonymous' ? anonymousAddress : undefined
  const replyTo = children(addressingHeader(headers, 'ReplyTo'), 'Address', addressingNamespace)[0]
  const addressing = {
    messageId: textOf(addressingHeader(headers, 'MessageID')),
    action: textOf(addressingHeader(headers, 'Action')),
    to: textOf(addressingHeader(headers, 'To')) ?? whenAbsent,
    replyTo: textOf(replyTo) ?? whenAbsent,
  }
  if (!isComplete(addressing))
    throw new WireError('soap', 'addressing', 'Envelope/Header', addressingHeaderMissing)
  return { version, addressing, body }
}

/** As many elements as `open` let in: an answer to a search is as long as the record. */
export function readResponseEnvelope(open: OpenXml): ResponseEnvelope {
  const { version, headers, body } = partsOf(open, Infinity)
  const action = textOf(addressingHeader(headers, 'Action'))
  const messageId = textOf(addressingHeader(headers, 'MessageID'))
  const relatesTo = textOf(addressingHeader(headers, 'RelatesTo'))
  return {
    version,
    addressing: {
      ...(action !== undefined && { action }),
      ...(messageId !== undefined && { messageId }),
      ...(relatesTo !== undefined && { relatesTo }),
    },
    body,
  }
}

function isComplete(
  addressing: { [name in keyof RequestAddressing]: string | undefined },
): addressing is RequestAddressing {
  const { messageId, action, to, replyTo } = addressing
  return Boolean(messageId && action && replyTo) && to !== undefined
}

function partsOf(
  open: OpenXml,
  elementsMax: number,
): {
  readonly version: SoapVersion
  readonly headers: readonly XmlElement[]
  readonly body: XmlElement
} {
  const envelope = treeOf(open.root, {
    elementsMax,
    prune: (name, namespace, depth) => depth === 2 && name === 'Security' && namespace === securityNamespace,
  })
  const version = versionOf(envelope)
  const soap = soapNamespaces[version]
  const headerBlocks = children(envelope, 'Header', soap)
  const bodies = children(envelope, 'Body', soap)
  if (
    bodies.length !== 1 ||
    headerBlocks.length > 1 ||
    children(envelope).length !== bodies.length + headerBlocks.length
  )
    throw new WireError('soap', 'structure', 'Envelope', 'un Header au plus, et un seul Body')
  const contents = children(bodies[0])
  if (contents.length !== 1) throw new WireError('soap', 'structure', 'Envelope/Body', 'un seul élément')
  const headers = children(headerBlocks[0])
  // Two are two answers to « who calls ».
  if (children(headerBlocks[0], 'Security', securityNamespace).length > 1)
    throw new WireError('soap', 'structure', 'Envelope/Header', 'un seul en-tête Security')
  refuseNotUnderstood(headers, soap)
  return { version, headers, body: withoutNil(contents[0]!) }
}

function versionOf({ name, namespace }: XmlElement): SoapVersion {
  if (name === 'Envelope') {
    if (namespace === soapNamespaces['1.2']) return '1.2'
    if (namespace === soapNamespaces['1.1']) return '1.1'
  }
  throw new WireError('soap', 'version', '/', 'une enveloppe SOAP 1.2')
}

/** SOAP 1.2 part 1 §2.4. Only the namespaced attribute binds: many senders write it unprefixed. */
function refuseNotUnderstood(headers: readonly XmlElement[], soap: string): void {
  for (const { namespace, attributes } of headers) {
    const required = attributes[`{${soap}}mustUnderstand`]
    const understood = namespace === addressingNamespace || namespace === securityNamespace
    if ((required === '1' || required === 'true') && !understood)
      throw new WireError(
        'soap',
        'mustUnderstand',
        'Envelope/Header',
        'des en-têtes obligatoires de WS-Addressing ou WS-Security seulement',
      )
  }
}

/** Two of the same header are two readings of one message. */
function addressingHeader(headers: readonly XmlElement[], name: string): XmlElement | undefined {
  const found = headers.filter((header) => header.name === name && header.namespace === addressingNamespace)
  if (found.length > 1)
    throw new WireError('soap', 'addressing', `Envelope/Header/${name}`, 'un seul en-tête de ce nom')
  return found[0]
}

export type OutgoingAddressing =
  | { readonly messageId: string; readonly action: string; readonly to: string }
  | { readonly messageId: string; readonly action: string; readonly relatesTo: string | undefined }

export type OutgoingEnvelope = {
  readonly version: SoapVersion
  readonly addressing: OutgoingAddressing
  /** The content of wsse:Security: the assertion of a request. */
  readonly security?: Markup
}

export function formatEnvelope(envelope: OutgoingEnvelope & { readonly body: Markup }): Markup {
  const { head, tail } = formatEnvelopeParts(envelope)
  return rawXml(head + envelope.body.text + tail)
}

/** What stands before and after the content of Body, so that a large one can stream between. */
export function formatEnvelopeParts({ version, addressing, security }: OutgoingEnvelope): {
  readonly head: string
  readonly tail: string
} {
  const secured =
    security &&
    xml`<wsse:Security xmlns:wsse="${securityNamespace}" env:mustUnderstand="${version === '1.2' ? 'true' : '1'}">${security}</wsse:Security>`
  const headers = xml`<env:Header xmlns:wsa="${addressingNamespace}">${formatAddressing(addressing)}${secured}</env:Header>`
  return {
    head: `<env:Envelope xmlns:env="${soapNamespaces[version]}">${headers}<env:Body>`,
    tail: '</env:Body></env:Envelope>',
  }
}

function formatAddressing(addressing: OutgoingAddressing): Markup {
  const { messageId, action } = addressing
  // `mustUnderstand` without prefix: what real requests carry (soap.md §2.2).
  if ('to' in addressing)
    return xml`<wsa:Action mustUnderstand="true">${action}</wsa:Action><wsa:MessageID>${messageId}</wsa:MessageID><wsa:ReplyTo mustUnderstand="true"><wsa:Address>${anonymousAddress}</wsa:Address></wsa:ReplyTo><wsa:To>${addressing.to}</wsa:To>`
  const relatesTo = addressing.relatesTo && xml`<wsa:RelatesTo>${addressing.relatesTo}</wsa:RelatesTo>`
  return xml`<wsa:Action>${action}</wsa:Action><wsa:MessageID>${messageId}</wsa:MessageID><wsa:To>${anonymousAddress}</wsa:To>${relatesTo}`
}
