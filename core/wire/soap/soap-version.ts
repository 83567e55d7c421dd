/** The two SOAP versions met on the wire: some real TD2.1 root parts are SOAP 1.1 (soap.md §2.2). */
export type SoapVersion = '1.1' | '1.2'

export const soapNamespaces: Readonly<Record<SoapVersion, string>> = {
  '1.1': 'http://schemas.xmlsoap.org/soap/envelope/',
  '1.2': 'http://www.w3.org/2003/05/soap-envelope',
}

export const soapMediaTypes: Readonly<Record<SoapVersion, string>> = {
  '1.1': 'text/xml',
  '1.2': 'application/soap+xml',
}

export function soapVersionOfMediaType(type: string | undefined): SoapVersion | undefined {
  switch (type) {
    case soapMediaTypes['1.1']:
      return '1.1'
    case soapMediaTypes['1.2']:
      return '1.2'
    default:
      return undefined
  }
}
