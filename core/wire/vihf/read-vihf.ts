/** Assertion → Vihf. Strict about structure, since two readers of one assertion must never differ; tolerant of quirks. */
import { WireError } from '../wire-error.ts'
import { child, children, type XmlElement } from '../xml/read.ts'
import { attributeRules } from './attributes.ts'
import { plainText } from './plain-text.ts'
import { samlNamespace, type Vihf } from './vihf.ts'

/** Throws WireError (`vihf`) with the path of what is missing, repeated or malformed. */
export function parseVihf(assertion: XmlElement): Vihf {
  if (assertion.name !== 'Assertion' || assertion.namespace !== samlNamespace)
    throw wrong('missing', '/Assertion', 'une assertion SAML 2.0')
  if (assertion.attributes.Version !== '2.0') throw wrong('version', '/Assertion/@Version', '2.0')
  const { ID: id } = assertion.attributes
  if (id === undefined || id === '') throw wrong('missing', '/Assertion/@ID', 'un identifiant')
  const conditions = optional(assertion, 'Conditions')
  const authn = optional(assertion, 'AuthnStatement')
  const context = authn && optional(authn, 'AuthnContext')
  return {
    id,
    issueInstant: required(instant(assertion, 'IssueInstant'), '/Assertion/@IssueInstant'),
    issuer: plainText(only(assertion, 'Issuer'), '/Assertion/Issuer'),
    nameId: plainText(only(only(assertion, 'Subject'), 'NameID'), '/Assertion/Subject/NameID'),
    ...given('notBefore', instant(conditions, 'NotBefore')),
    ...given('notOnOrAfter', instant(conditions, 'NotOnOrAfter')),
    audienceRestricted: child(conditions, 'AudienceRestriction') !== undefined,
    ...given('authnInstant', instant(authn, 'AuthnInstant')),
    ...given('authnContextClass', textIn(context, 'AuthnContextClassRef')),
    ...given('authnContextDecl', textIn(context, 'AuthnContextDecl')),
    roles: [],
    secretSession: false,
    ...readAttributes(only(assertion, 'AttributeStatement')),
  }
}

const rulesByName = new Map(attributeRules.flatMap((rule) => rule.names.map((name) => [name, rule])))

function readAttributes(statement: XmlElement): Partial<Vihf> {
  const read: Partial<Vihf>[] = []
  const seen = new Set<object>()
  for (const attribute of children(statement, 'Attribute')) {
    const { Name: name } = attribute.attributes
    const rule = name === undefined ? undefined : rulesByName.get(name)
    if (rule === undefined || name === undefined) continue
    const path = `/Assertion/AttributeStatement/${name}`
    if (seen.has(rule)) throw wrong('duplicate', path, 'un attribut présent une seule fois')
    seen.add(rule)
    read.push(rule.read(children(attribute, 'AttributeValue'), name))
  }
  return Object.assign({}, ...read)
}

function only(parent: XmlElement, name: string): XmlElement {
  return required(optional(parent, name), `/Assertion/${name}`)
}

function optional(parent: XmlElement, name: string): XmlElement | undefined {
  const found = children(parent, name, samlNamespace)
  if (found.length > 1) throw wrong('duplicate', `/Assertion/${name}`, 'un seul élément')
  return found[0]
}

function textIn(parent: XmlElement | undefined, name: string): string | undefined {
  const element = parent && optional(parent, name)
  return element && plainText(element, `/Assertion/AuthnStatement/${name}`)
}

/** SAML instants are UTC, with or without the `Z` that says so; other offsets are tolerated. */
function instant(element: XmlElement | undefined, name: string): Date | undefined {
  const text = element?.attributes[name]
  if (text === undefined) return undefined
  const shape = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/.exec(text)
  const date = shape && new Date(shape[2] === undefined ? `${text}Z` : text)
  if (date === null || Number.isNaN(date.getTime()))
    throw wrong('date', `/${element!.name}/@${name}`, 'une date et une heure en UTC')
  return date
}

function required<Value>(value: Value | undefined, path: string): Value {
  if (value === undefined) throw wrong('missing', path, 'une valeur')
  return value
}

function given<Name extends keyof Vihf>(name: Name, value: Vihf[Name] | undefined) {
  return value === undefined ? {} : ({ [name]: value } as Pick<Vihf, Name>)
}

function wrong(code: string, path: string, expected: string): WireError {
  return new WireError('vihf', code, path, expected)
}
