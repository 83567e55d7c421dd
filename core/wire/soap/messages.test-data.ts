/** Envelopes and faults, with the values that they may carry. */
import fc from 'fast-check'
import { type MessageProperties, propertiesOf } from '../message-properties.test-data.ts'
import { filled, record, text } from '../texts.test-data.ts'
import { openXml } from '../xml/read.ts'
import { xml } from '../xml/write.ts'
import { anonymousAddress, formatEnvelope, readEnvelope, readResponseEnvelope } from './envelope.ts'
import { formatFault, readFault } from './fault.ts'

const version = fc.constantFrom('1.1' as const, '1.2' as const)
const body = (content: string) => xml`<question xmlns="urn:x">${content}</question>`
const bodyRead = (content: string) => ({
  name: 'question',
  namespace: 'urn:x',
  attributes: {},
  children: content === '' ? [] : [content],
})

export const soapMessages: readonly MessageProperties[] = [
  propertiesOf({
    name: 'an envelope that asks',
    valid: record({ version, messageId: filled, action: filled, to: text, content: text }),
    write: ({ version, content, ...addressing }) =>
      formatEnvelope({ version, addressing, security: xml`<Assertion/>`, body: body(content) }).text,
    read(_, text) {
      using open = openXml(Buffer.from(text))
      return readEnvelope(open)
    },
    heard: ({ version, content, ...addressing }) => ({
      version,
      addressing: { ...addressing, replyTo: anonymousAddress },
      body: bodyRead(content),
    }),
    words: ['1.1', '1.2'],
  }),
  propertiesOf({
    name: 'an envelope that answers',
    valid: record({ version, messageId: filled, action: filled, relatesTo: filled, content: text }),
    write: ({ version, content, ...addressing }) =>
      formatEnvelope({ version, addressing, body: body(content) }).text,
    read(_, text) {
      using open = openXml(Buffer.from(text))
      return readResponseEnvelope(open)
    },
    heard: ({ version, content, ...addressing }) => ({ version, addressing, body: bodyRead(content) }),
    words: ['1.1', '1.2'],
  }),
  propertiesOf({
    name: 'a fault',
    valid: record({
      version,
      messageId: filled,
      relatesTo: filled,
      sender: fc.boolean(),
      subcode: fc.stringMatching(/^[A-Za-z]\w{0,20}$/),
      reason: text,
    }),
    write: (fault) => formatFault(fault).text,
    read(_, text) {
      using open = openXml(Buffer.from(text))
      return readFault(readResponseEnvelope(open))
    },
    heard: ({ sender, subcode, reason }) => ({ sender, subcode, reason }),
  }),
]
