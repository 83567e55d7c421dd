import assert from 'node:assert/strict'
import { test } from 'node:test'
import { WireError } from '../wire-error.ts'
import { openXml, parseXml, textOf } from '../xml/read.ts'
import { rawXml, xml } from '../xml/write.ts'
import { operationOf, operations } from './actions.ts'
import {
  addressingHeaderMissing,
  anonymousAddress,
  formatEnvelope,
  formatEnvelopeParts,
  readEnvelope,
  readResponseEnvelope,
} from './envelope.ts'
import { formatFault, readFault } from './fault.ts'
import { type SoapVersion, soapNamespaces } from './soap-version.ts'

function read(text: string) {
  using open = openXml(Buffer.from(text))
  return readEnvelope(open)
}

function readResponse(text: string) {
  using open = openXml(Buffer.from(text))
  return readResponseEnvelope(open)
}

const wsa = 'xmlns:wsa="http://www.w3.org/2005/08/addressing"'
const headers = {
  action: '<wsa:Action mustUnderstand="true">urn:x</wsa:Action>',
  messageId: '<wsa:MessageID>urn:uuid:1</wsa:MessageID>',
  replyTo: `<wsa:ReplyTo mustUnderstand="true"><wsa:Address>${anonymousAddress}</wsa:Address></wsa:ReplyTo>`,
  to: '<wsa:To/>',
}

function envelope(
  header = Object.values(headers).join(''),
  body = '<a/>',
  version: SoapVersion = '1.2',
): string {
  return `<e:Envelope xmlns:e="${soapNamespaces[version]}" ${wsa}><e:Header>${header}</e:Header><e:Body>${body}</e:Body></e:Envelope>`
}

function refusedWith(code: string) {
  return (error: unknown) => error instanceof WireError && error.format === 'soap' && error.code === code
}

for (const version of ['1.1', '1.2'] as const) {
  test(`a SOAP ${version} request that we write is read back`, () => {
    const request = formatEnvelope({
      version,
      addressing: { messageId: 'urn:uuid:1', action: 'urn:x', to: 'https://dmp.example/registry' },
      security: xml`<Assertion ID="_1"/>`,
      body: xml`<a xmlns="urn:y">${'<&>'}</a>`,
    })
    const { body, ...rest } = read(request.text)
    assert.deepEqual(rest, {
      version,
      addressing: {
        messageId: 'urn:uuid:1',
        action: 'urn:x',
        to: 'https://dmp.example/registry',
        replyTo: anonymousAddress,
      },
    })
    assert.equal(textOf(body), '<&>')
  })

  test(`a SOAP ${version} answer carries Action, MessageID, To and RelatesTo`, () => {
    const answer = formatEnvelope({
      version,
      addressing: { messageId: 'urn:uuid:2', action: 'urn:xResponse', relatesTo: 'urn:uuid:1' },
      body: rawXml('<a/>'),
    })
    assert.deepEqual(readResponse(answer.text), {
      version,
      addressing: { action: 'urn:xResponse', messageId: 'urn:uuid:2', relatesTo: 'urn:uuid:1' },
      body: { name: 'a', namespace: '', attributes: {}, children: [] },
    })
    assert.match(answer.text, /<wsa:To>http:\/\/www\.w3\.org\/2005\/08\/addressing\/anonymous<\/wsa:To>/)
    assert.doesNotMatch(answer.text, /Security/)
  })

  test(`a SOAP ${version} fault is read back with its subcode and its reason`, () => {
    const fault = formatFault({
      version,
      messageId: 'urn:uuid:2',
      relatesTo: 'urn:uuid:1',
      sender: true,
      subcode: 'DMPAccessDeniedByRightsService',
      reason: 'Accès refusé : l’autorisation est expirée',
    })
    const response = readResponse(fault.text)
    assert.deepEqual(readFault(response), {
      sender: true,
      subcode: 'DMPAccessDeniedByRightsService',
      reason: 'Accès refusé : l’autorisation est expirée',
    })
    assert.equal(response.addressing.relatesTo, 'urn:uuid:1')
  })
}

test('a fault of the server, to a request whose id could not be read', () => {
  const fault = formatFault({
    version: '1.2',
    messageId: 'urn:uuid:2',
    sender: false,
    subcode: 'DMPInternal',
    reason: 'Erreur interne',
    subcodeNamespace: 'urn:other',
  })
  const response = readResponse(fault.text)
  assert.equal(readFault(response)?.sender, false)
  assert.equal(response.addressing.relatesTo, undefined)
  assert.match(fault.text, /<env:Value xmlns="urn:other">DMPInternal<\/env:Value>/)
})

test('faults as other servers write them are read', () => {
  const fault = (version: SoapVersion, content: string) =>
    readFault(readResponse(envelope('', `<e:Fault>${content}</e:Fault>`, version)))
  assert.deepEqual(
    fault(
      '1.2',
      '<e:Code><e:Value>e:Sender</e:Value><e:Subcode><e:Value xmlns:d="urn:d">d:DMPInvalidCertificate</e:Value></e:Subcode></e:Code><e:Reason><e:Text xml:lang="en">no</e:Text></e:Reason>',
    ),
    { sender: true, subcode: 'DMPInvalidCertificate', reason: 'no' },
  )
  assert.deepEqual(fault('1.1', '<faultcode>e:Client.DMPx</faultcode><faultstring>no</faultstring>'), {
    sender: true,
    subcode: 'DMPx',
    reason: 'no',
  })
  assert.deepEqual(fault('1.1', '<faultcode>e:Server</faultcode><faultstring>no</faultstring>'), {
    sender: false,
    subcode: undefined,
    reason: 'no',
  })
})

test('an answer is not a fault, nor is an element named Fault of another namespace', () => {
  assert.equal(readFault(readResponse(envelope('', '<a/>'))), undefined)
  assert.equal(readFault(readResponse(envelope('', '<Fault xmlns="urn:x"/>'))), undefined)
})

test('head and tail enclose a body that is streamed between them', () => {
  const { head, tail } = formatEnvelopeParts({
    version: '1.2',
    addressing: { messageId: 'urn:uuid:1', action: 'urn:x', to: '' },
  })
  assert.equal(read(`${head}<a>${'x'.repeat(10)}</a>${tail}`).body.name, 'a')
})

for (const missing of Object.keys(headers) as (keyof typeof headers)[])
  test(`a request without its ${missing} header is refused with the text of the DMP`, () => {
    const others = Object.entries(headers).flatMap(([name, header]) => (name === missing ? [] : header))
    assert.throws(
      () => read(envelope(others.join(''))),
      (error) =>
        refusedWith('addressing')(error) && (error as WireError).expected === addressingHeaderMissing,
    )
  })

test('an empty To is accepted, an empty MessageID is not', () => {
  assert.equal(read(envelope()).addressing.to, '')
  const without = envelope().replace('urn:uuid:1', ' ')
  assert.throws(() => read(without), refusedWith('addressing'))
})

test('addressing headers of another namespace or a ReplyTo without Address are not the headers', () => {
  assert.throws(() => read(envelope().replace('2005/08', '2004/08')), refusedWith('addressing'))
  const bare = envelope().replace(/<wsa:Address>.*<\/wsa:Address>/, '')
  assert.throws(() => read(bare), refusedWith('addressing'))
})

test('elements with xsi:nil count as absent', () => {
  const { body } = read(
    envelope(
      undefined,
      '<a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><b xsi:nil="true"><c/></b><d><e xsi:nil="1"/><f xsi:nil="false"/></d></a>',
    ),
  )
  assert.deepEqual(
    body.children.map((each) => typeof each !== 'string' && [each.name, each.children.length]),
    [['d', 1]],
  )
})

test('the tree of wsse:Security is not walked', () => {
  const assertion = `<s:Security xmlns:s="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd" e:mustUnderstand="true"><x/></s:Security>`
  assert.equal(read(envelope(Object.values(headers).join('') + assertion)).body.name, 'a')
})

for (const [what, code, text] of [
  ['it has two Bodies', 'structure', envelope().replace('<e:Body>', '<e:Body><b/></e:Body><e:Body>')],
  ['it has no Body', 'structure', envelope().replace(/<e:Body>.*<\/e:Body>/, '')],
  ['its Body is empty', 'structure', envelope(undefined, ' ')],
  ['its Body holds two elements', 'structure', envelope(undefined, '<a/><b/>')],
  ['it has two Headers', 'structure', envelope().replace('<e:Header>', '<e:Header/><e:Header>')],
  ['something follows its Body', 'structure', envelope().replace('</e:Body>', '</e:Body><x/>')],
  [
    'its Body is of the other SOAP version',
    'structure',
    envelope()
      .replaceAll('e:Body', 'f:Body')
      .replace('<e:Envelope', `<e:Envelope xmlns:f="${soapNamespaces['1.1']}"`),
  ],
  ['its root is not an envelope', 'version', '<a/>'],
  ['its envelope is of an unknown version', 'version', envelope().replace('2003/05', '2099/01')],
  [
    'it has two Security headers',
    'structure',
    envelope(
      `${Object.values(headers).join('')}${'<s:Security xmlns:s="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"/>'.repeat(2)}`,
    ),
  ],
  ['a header comes twice', 'addressing', envelope(`${Object.values(headers).join('')}${headers.action}`)],
  [
    'it requires a header that we do not know',
    'mustUnderstand',
    envelope(`${Object.values(headers).join('')}<x:R xmlns:x="urn:rm" e:mustUnderstand="1"/>`),
  ],
] as const)
  test(`a message is refused when ${what}`, () => {
    assert.throws(() => read(text), refusedWith(code))
  })

test('no header is needed to read the body of an answer', () => {
  const bare = envelope('').replace('<e:Header></e:Header>', '')
  assert.deepEqual(readResponse(bare).addressing, {})
})

const bodyOf = ({ name, namespace, reason }: { name: string; namespace: string; reason?: string }) => {
  const act = reason && `<controlActProcess><reasonCode code="${reason}"/></controlActProcess>`
  return parseXml(Buffer.from(`<${name} xmlns="${namespace}">${act ?? ''}</${name}>`))
}

for (const operation of Object.values(operations))
  test(`${operation.name} is recognised by its body, with each of its actions and with an unknown one`, () => {
    for (const action of [...operation.requestActions, '', 'urn:anything'])
      assert.equal(operationOf(bodyOf(operation.request), action), operation)
  })

test('an action of another transaction than the body is refused', () => {
  assert.throws(
    () => operationOf(bodyOf(operations.retrieveDocuments.request), 'urn:ihe:iti:2007:RegistryStoredQuery'),
    refusedWith('action'),
  )
})

test('a transaction that this server does not offer is refused', () => {
  // TD0.0, closed in 2023.
  const certification = parseXml(Buffer.from('<identityCertification xmlns="urn:si-dmp-patients"/>'))
  assert.throws(() => operationOf(certification, 'urn:x'), refusedWith('unsupported'))
  const foreign = bodyOf({ name: 'setAuthorization', namespace: 'urn:other' })
  assert.throws(
    () => operationOf(foreign, operations.setAuthorization.requestActions[0]),
    refusedWith('unsupported'),
  )
})
