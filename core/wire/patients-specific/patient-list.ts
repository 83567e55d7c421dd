/** TD0.4: the records on which an authorisation stands. `urn:si-dmp-patients`, soap.md §1.3, §5.3. */
import type { Day } from '@carnet/core/model/identity.ts'
import { formatDtm, parseDtm } from '../hl7v2/dtm.ts'
import { WireError } from '../wire-error.ts'
import { child, children, textOf, type XmlElement } from '../xml/read.ts'
import { type Markup, xml } from '../xml/write.ts'

/** What `startDate` bounds: when the authorisation was given, or the last document. Spelling as on the wire. */
export type ListDateType = 'LASTAUTORIZATION' | 'LASTDOC'

export type PatientListRequest = {
  readonly startDate?: Date
  readonly dateType?: ListDateType
  /** Another professional of the same structure: for staff and structure certificates. */
  readonly psOwnerId?: string
}

export type ListedPatient = {
  readonly identifiers: readonly { readonly id: string; readonly type: string }[]
  readonly lastName: string
  /** Birth name. */
  readonly patronymicalName?: string
  readonly firstName: string
  readonly civility?: string
  readonly dateOfBirth?: Day
  readonly medecinTraitant: boolean
  readonly message: boolean
  readonly lastAccessDate?: Date
  readonly lastUpdateDate?: Date
  readonly lastAddDate?: Date
}

export type PatientList = {
  readonly status: string
  readonly context?: string
  readonly patients: readonly ListedPatient[]
}

const namespace = 'urn:si-dmp-patients'
const request = 'patientList'
const response = 'patientListResponse'
const item = 'patientlistData'

/** Throws WireError `soap`: `unsupported`, `dateType`; `hl7v2` when the date is none. */
export function readPatientListRequest(body: XmlElement): PatientListRequest {
  requireName(body, request)
  const startDate = textOf(child(body, 'startDate')) ?? ''
  const dateType = textOf(child(body, 'dateType')) ?? ''
  const psOwnerId = textOf(child(body, 'psOwnerId')) ?? ''
  if (dateType !== '' && dateType !== 'LASTAUTORIZATION' && dateType !== 'LASTDOC')
    throw new WireError('soap', 'dateType', `${request}/dateType`, 'LASTAUTORIZATION ou LASTDOC')
  return {
    ...(startDate !== '' && { startDate: parseDtm(startDate, `${request}/startDate`) }),
    ...(dateType !== '' && { dateType }),
    ...(psOwnerId !== '' && { psOwnerId }),
  }
}

export function formatPatientListRequest({ startDate, dateType, psOwnerId }: PatientListRequest): Markup {
  return xml`<patientList xmlns="${namespace}">${startDate && xml`<startDate>${formatDtm(startDate)}</startDate>`}${dateType && xml`<dateType>${dateType}</dateType>`}${psOwnerId && xml`<psOwnerId>${psOwnerId}</psOwnerId>`}</patientList>`
}

export function formatPatientList({ status, context, patients }: PatientList): Markup {
  return xml`<patientListResponse xmlns="${namespace}"><output>${patients.map(formatOne)}<status>${status}</status>${context && xml`<context>${context}</context>`}</output></patientListResponse>`
}

function formatOne(one: ListedPatient): Markup {
  const identifiers = one.identifiers.map(
    ({ id, type }) =>
      xml`<patientIdentifier><nationalId>${id}</nationalId><nationalIdType>${type}</nationalIdType></patientIdentifier>`,
  )
  const names = xml`<lastName>${one.lastName}</lastName>${one.patronymicalName && xml`<patronymicalName>${one.patronymicalName}</patronymicalName>`}<firstName>${one.firstName}</firstName>${one.civility && xml`<civility>${one.civility}</civility>`}${one.dateOfBirth && xml`<dateOfBirth>${one.dateOfBirth.replaceAll('-', '')}</dateOfBirth>`}`
  const dates = xml`${one.lastAccessDate && xml`<lastAccessDate>${formatDtm(one.lastAccessDate)}</lastAccessDate>`}${one.lastUpdateDate && xml`<lastUpdateDate>${formatDtm(one.lastUpdateDate)}</lastUpdateDate>`}${one.lastAddDate && xml`<lastAddDate>${formatDtm(one.lastAddDate)}</lastAddDate>`}`
  return xml`<patientlistData>${identifiers}${names}<MT>${String(one.medecinTraitant)}</MT><message>${String(one.message)}</message>${dates}</patientlistData>`
}

/** Throws WireError `soap`: `unsupported`, `missing`; `hl7v2` when a date is none. */
export function readPatientList(body: XmlElement): PatientList {
  requireName(body, response)
  const output = child(body, 'output')
  const status = textOf(child(output, 'status'))
  if (!status) throw new WireError('soap', 'missing', `${response}/output/status`, 'un statut')
  const context = textOf(child(output, 'context')) ?? ''
  return { status, ...(context !== '' && { context }), patients: children(output, item).map(readOne) }
}

function readOne(element: XmlElement): ListedPatient {
  const text = (name: string) => textOf(child(element, name)) ?? ''
  const optional = <Name extends string>(name: Name, value: string) =>
    (value === '' ? {} : { [name]: value }) as { readonly [N in Name]?: string }
  const date = <Name extends string>(name: Name) => {
    const value = text(name)
    const read = value === '' ? {} : { [name]: parseDtm(value, `${response}/output/${item}/${name}`) }
    return read as { readonly [N in Name]?: Date }
  }
  const [, year, month, day] = /^(\d{4})(\d{2})?(\d{2})?$/.exec(text('dateOfBirth')) ?? []
  return {
    identifiers: children(element, 'patientIdentifier').map((identifier) => ({
      id: textOf(child(identifier, 'nationalId')) ?? '',
      type: textOf(child(identifier, 'nationalIdType')) ?? '',
    })),
    lastName: text('lastName'),
    ...optional('patronymicalName', text('patronymicalName')),
    firstName: text('firstName'),
    ...optional('civility', text('civility')),
    ...optional('dateOfBirth', [year, month, day].filter(Boolean).join('-')),
    medecinTraitant: text('MT') === 'true',
    message: text('message') === 'true',
    ...date('lastAccessDate'),
    ...date('lastUpdateDate'),
    ...date('lastAddDate'),
  }
}

function requireName(body: XmlElement, name: string): void {
  if (body.name !== name || body.namespace !== namespace)
    throw new WireError('soap', 'unsupported', 'Envelope/Body', name)
}
