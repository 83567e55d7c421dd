/** TD1.5: the holder's account on the internet, and where his codes are sent. `urn:si-dmp-patients`, soap.md §1.3. */
import { WireError } from '../wire-error.ts'
import { child, descend, textOf, type XmlElement } from '../xml/read.ts'
import { type Markup, rawXml, xml } from '../xml/write.ts'

/** `canal`: a mobile number without spaces, or an address. */
export type AccessChannel = { readonly type: 'SMS' | 'EMAIL'; readonly canal: string }

export type ChannelUpdate = AccessChannel & { readonly action: 'AJOUT' | 'MODIFICATION' | 'SUPPRESSION' }

/** Login and password are there when the status is DMPOk. */
export type SecretsAnswer = {
  readonly status: string
  readonly context: string
  readonly login?: string
  readonly password?: string
}

const namespace = 'urn:si-dmp-patients'
const creation = 'createPatientAccess'
const channelUpdate = 'patientOTPUpdate'
const renewal = 'updatePatientAccess'

const mobile = /^\+?\d{10,15}$/
const address = /^[^\s@]{1,64}@[^\s@]+\.[^\s@]{2,}$/
const addressLengthMax = 254

/** Throws WireError `soap`: `unsupported`, `type`, `canal`. */
export function readAccessCreation(body: XmlElement): AccessChannel {
  requireName(body, creation)
  return readChannel(body)
}

/** Throws WireError `soap`: `unsupported`, `type`, `canal`, `action`. A removal needs no canal. */
export function readChannelUpdate(body: XmlElement): ChannelUpdate {
  requireName(body, channelUpdate)
  const action = textOf(child(body, 'action'))
  if (action !== 'AJOUT' && action !== 'MODIFICATION' && action !== 'SUPPRESSION')
    throw new WireError('soap', 'action', `${channelUpdate}/action`, 'AJOUT, MODIFICATION ou SUPPRESSION')
  if (action === 'SUPPRESSION') return { type: readType(body), canal: '', action }
  return { ...readChannel(body), action }
}

/** Throws WireError `soap` `unsupported`. */
export function readAccessRenewal(body: XmlElement): void {
  requireName(body, renewal)
}

export function formatAccessCreation({ type, canal }: AccessChannel): Markup {
  return xml`<createPatientAccess xmlns="${namespace}"><type>${type}</type><canal>${canal}</canal></createPatientAccess>`
}

export function formatChannelUpdate({ type, canal, action }: ChannelUpdate): Markup {
  return xml`<patientOTPUpdate xmlns="${namespace}"><type>${type}</type><canal>${canal}</canal><action>${action}</action></patientOTPUpdate>`
}

export function formatAccessRenewal(): Markup {
  return xml`<updatePatientAccess xmlns="${namespace}"/>`
}

export function formatSecretsAnswer(answer: SecretsAnswer): Markup {
  return formatAnswer(creation, answer)
}

export function formatChannelAnswer(answer: Pick<SecretsAnswer, 'status' | 'context'>): Markup {
  return formatAnswer(channelUpdate, answer)
}

export function formatRenewalAnswer(answer: SecretsAnswer): Markup {
  return formatAnswer(renewal, answer)
}

function formatAnswer(operation: string, { login, password, status, context }: SecretsAnswer): Markup {
  const name = rawXml(`${operation}Response`)
  return xml`<${name} xmlns="${namespace}"><output>${login && xml`<login>${login}</login>`}${password && xml`<password>${password}</password>`}<status>${status}</status><context>${context}</context></output></${name}>`
}

/** Of any of the three. Throws WireError `soap`: `unsupported`, `missing`. */
export function readAccessAnswer(body: XmlElement): SecretsAnswer {
  const known = [creation, channelUpdate, renewal].some((operation) => body.name === `${operation}Response`)
  if (!known || body.namespace !== namespace)
    throw new WireError('soap', 'unsupported', 'Envelope/Body', `${creation}Response`)
  const text = (name: string) => textOf(descend(body, 'output', name))
  const status = text('status')
  if (!status) throw new WireError('soap', 'missing', `${body.name}/output/status`, 'un statut')
  const login = text('login')
  const password = text('password')
  return {
    status,
    context: text('context') ?? '',
    ...(login && { login }),
    ...(password && { password }),
  }
}

function readChannel(body: XmlElement): AccessChannel {
  const type = readType(body)
  const said = textOf(child(body, 'canal')) ?? ''
  const canal = type === 'SMS' ? said.replace(/[\s.-]/g, '') : said
  const valid = type === 'SMS' ? mobile.test(canal) : address.test(canal) && canal.length <= addressLengthMax
  if (!valid)
    throw new WireError(
      'soap',
      'canal',
      `${body.name}/canal`,
      type === 'SMS' ? 'un numéro de téléphone mobile' : 'une adresse électronique',
    )
  return { type, canal }
}

function readType(body: XmlElement): AccessChannel['type'] {
  const type = textOf(child(body, 'type'))
  if (type === 'SMS' || type === 'EMAIL') return type
  throw new WireError('soap', 'type', `${body.name}/type`, 'SMS ou EMAIL')
}

function requireName(body: XmlElement, name: string): void {
  if (body.name !== name || body.namespace !== namespace)
    throw new WireError('soap', 'unsupported', 'Envelope/Body', name)
}
