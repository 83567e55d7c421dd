/** Envelopes that can be read in two ways, or that ask for what is not there. soap.md §2.2. */
import { type Attacks, malformed, plain, type Refusal, type Site } from './attack.ts'
import { altered, envelopeOf, existenceBody, signed, soapNamespace } from './messages.ts'

export function envelopeAttacks({ doctor, target }: Site): Attacks {
  const sound = () =>
    envelopeOf({ operation: 'testExistence', assertion: signed(doctor), body: existenceBody(doctor) })
  const refused = (change: (message: string) => string, refusal: Refusal = malformed) => ({
    refusal,
    make: () => plain(doctor, 'testExistence', change(sound())),
  })
  const bodyOf = (message: string) => /<soap:Body>.*<\/soap:Body>/s.exec(message)![0]
  const headerOf = (message: string) => /<soap:Header>.*<\/soap:Header>/s.exec(message)![0]

  return {
    'two Bodies': refused((m) => altered(m, '<soap:Body>', `${bodyOf(m)}<soap:Body>`)),
    'two Bodies, the second empty': refused((m) => altered(m, '</soap:Body>', '</soap:Body><soap:Body/>')),
    'two Headers': refused((m) => altered(m, '<soap:Header>', `${headerOf(m)}<soap:Header>`)),
    'no Body': refused((m) => altered(m, bodyOf(m), '')),
    'an empty Body': refused((m) => altered(m, bodyOf(m), '<soap:Body/>')),
    'two requests in one Body': refused((m) =>
      altered(m, '</soap:Body>', `${existenceBody(doctor)}</soap:Body>`),
    ),
    'a second Body of another SOAP version': refused((m) =>
      altered(
        m,
        '</soap:Body>',
        `</soap:Body><b:Body xmlns:b="http://schemas.xmlsoap.org/soap/envelope/">${existenceBody(doctor)}</b:Body>`,
      ),
    ),
    'an envelope of an unknown version': refused((m) => altered(m, soapNamespace, 'urn:soap:3')),
    'two Security headers, one of them empty': refused((m) =>
      altered(
        m,
        '</soap:Header>',
        '<wsse:Security xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd"/></soap:Header>',
      ),
    ),
    'two Security headers, each with an assertion': refused((m) =>
      altered(
        m,
        '</soap:Header>',
        `<wsse:Security xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd">${signed(doctor)}</wsse:Security></soap:Header>`,
      ),
    ),
    'no Security header': refused((m) => altered(m, /<wsse:Security.*<\/wsse:Security>/, ''), {
      fault: 'DMPInvalidVihf',
    }),
    'two actions': refused((m) => altered(m, '<wsa:MessageID>', '<wsa:Action>x</wsa:Action><wsa:MessageID>')),
    'two message identifiers': refused((m) =>
      altered(m, '<wsa:MessageID>', '<wsa:MessageID>x</wsa:MessageID><wsa:MessageID>'),
    ),
    'no message identifier': refused((m) => altered(m, /<wsa:MessageID>.*<\/wsa:MessageID>/, '')),
    'no action': refused((m) => altered(m, /<wsa:Action>.*<\/wsa:Action>/, '')),
    'the action of a deposit over an existence test': refused((m) =>
      altered(
        m,
        /<wsa:Action>.*<\/wsa:Action>/,
        '<wsa:Action>urn:ihe:iti:2007:ProvideAndRegisterDocumentSet-b</wsa:Action>',
      ),
    ),
    'a header that must be understood and is not': refused((m) =>
      altered(m, '</soap:Header>', '<x xmlns="urn:x" soap:mustUnderstand="true"/></soap:Header>'),
    ),
    'a request that nobody offers': refused(
      (m) => altered(m, bodyOf(m), '<soap:Body><deleteEverything xmlns="urn:x"/></soap:Body>'),
      { fault: 'ActionNotSupported' },
    ),
    'a request in the namespace of another': refused(
      (m) => altered(m, '<PRPA_IN201307UV02 xmlns="urn:hl7-org:v3"', '<PRPA_IN201307UV02 xmlns="urn:x"'),
      {
        fault: 'ActionNotSupported',
      },
    ),
    'a fault in place of a request': refused(
      (m) => altered(m, bodyOf(m), '<soap:Body><soap:Fault><soap:Code/></soap:Fault></soap:Body>'),
      { fault: 'ActionNotSupported' },
    ),
    'answers asked for at another address': {
      ...refused((m) => altered(m, /<parameterList>.*<\/parameterList>/, '')),
      make: () =>
        plain(
          doctor,
          'testExistence',
          altered(
            altered(sound(), /<parameterList>.*<\/parameterList>/, ''),
            'http://www.w3.org/2005/08/addressing/anonymous',
            target.url,
          ),
        ),
    },
  }
}
