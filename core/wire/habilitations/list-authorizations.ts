/** TD1.6: the professionals whom the patient authorised or blocked. `urn:si-dmp-habilitations`, soap.md §1.3, §5.3. */
import { formatDtm, parseDtm } from '../hl7v2/dtm.ts'
import { WireError } from '../wire-error.ts'
import { child, children, descend, textOf, type XmlElement } from '../xml/read.ts'
import { type Markup, xml } from '../xml/write.ts'
import { habilitationsNamespace, requireHabilitation } from './set-authorization.ts'

/** `ACTIVE`: those who may read now; `INTERDITE`: those whom the patient blocked. */
export type ListedMode = 'ACTIVE' | 'INTERDITE'
export type AuthorizationFilter = ListedMode | 'TOUTE'

export type ListedAuthorization = {
  readonly nationalId: string
  /** OID of the kind of number: of a professional, or of a structure. */
  readonly nationalIdType: string
  readonly firstName: string
  readonly lastName: string
  /** JDV_J01, `G15_10/SM26`, with its label. */
  readonly specialities: readonly { readonly code: string; readonly label: string }[]
  readonly startOfAuthorization: Date
  readonly lastActionDate?: Date
  readonly mode: ListedMode
  readonly medecinTraitant: boolean
}

export type AuthorizationList = {
  readonly status: string
  readonly context: string
  readonly authorizations: readonly ListedAuthorization[]
}

const request = 'listAuthorizationByPatient'
const response = 'listAuthorizationByPatientResponse'
const item = 'listOfAuthorizationByPatient'

/** Throws WireError `soap`: `unsupported` for another operation, `mode`. */
export function readListAuthorizations(body: XmlElement): AuthorizationFilter {
  requireHabilitation(body, request)
  const mode = textOf(child(body, 'mode'))
  if (mode === 'ACTIVE' || mode === 'INTERDITE' || mode === 'TOUTE') return mode
  throw new WireError('soap', 'mode', `${request}/mode`, 'ACTIVE, INTERDITE ou TOUTE')
}

export function formatListAuthorizations(mode: AuthorizationFilter): Markup {
  return xml`<listAuthorizationByPatient xmlns="${habilitationsNamespace}"><mode>${mode}</mode></listAuthorizationByPatient>`
}

export function formatAuthorizationList({ status, context, authorizations }: AuthorizationList): Markup {
  return xml`<listAuthorizationByPatientResponse xmlns="${habilitationsNamespace}"><output>${authorizations.map(formatOne)}<status>${status}</status><context>${context}</context></output></listAuthorizationByPatientResponse>`
}

function formatOne(one: ListedAuthorization): Markup {
  const specialities = [
    ...one.specialities.map(({ code }) => xml`<codeSpeciality>${code}</codeSpeciality>`),
    ...one.specialities.map(({ label }) => xml`<libSpeciality>${label}</libSpeciality>`),
  ]
  const last = one.lastActionDate && xml`<lastActionDate>${formatDtm(one.lastActionDate)}</lastActionDate>`
  const right = one.medecinTraitant && xml`<specificRight>MEDECIN_TRAITANT</specificRight>`
  return xml`<listOfAuthorizationByPatient><nationalId>${one.nationalId}</nationalId><nationalIdType>${one.nationalIdType}</nationalIdType><firstName>${one.firstName}</firstName><lastName>${one.lastName}</lastName>${specialities}<startOfAuthorization>${formatDtm(one.startOfAuthorization)}</startOfAuthorization>${last}<mode>${one.mode}</mode>${right}</listOfAuthorizationByPatient>`
}

/** Throws WireError `soap`: `unsupported`, `missing`, `mode`. */
export function readAuthorizationList(body: XmlElement): AuthorizationList {
  requireHabilitation(body, response)
  const output = child(body, 'output')
  const status = textOf(child(output, 'status'))
  if (!status) throw new WireError('soap', 'missing', `${response}/output/status`, 'un statut')
  return {
    status,
    context: textOf(descend(output, 'context')) ?? '',
    authorizations: children(output, item).map(readOne),
  }
}

function readOne(element: XmlElement): ListedAuthorization {
  const path = `${response}/output/${item}`
  const text = (name: string) => textOf(child(element, name)) ?? ''
  const mode = text('mode')
  if (mode !== 'ACTIVE' && mode !== 'INTERDITE')
    throw new WireError('soap', 'mode', `${path}/mode`, 'ACTIVE ou INTERDITE')
  const labels = children(element, 'libSpeciality').map((label) => textOf(label) ?? '')
  const last = text('lastActionDate')
  return {
    nationalId: text('nationalId'),
    nationalIdType: text('nationalIdType'),
    firstName: text('firstName'),
    lastName: text('lastName'),
    specialities: children(element, 'codeSpeciality').map((code, at) => ({
      code: textOf(code) ?? '',
      label: labels[at] ?? '',
    })),
    startOfAuthorization: parseDtm(text('startOfAuthorization'), `${path}/startOfAuthorization`),
    ...(last !== '' && { lastActionDate: parseDtm(last, `${path}/lastActionDate`) }),
    mode,
    medecinTraitant: children(element, 'specificRight').some((right) => textOf(right) === 'MEDECIN_TRAITANT'),
  }
}
