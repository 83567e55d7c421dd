/** One declaration per attribute of the VIHF: its names, how its values are read, how they are written. */
import type { AuthenticationMode, StructIdNat } from '@carnet/core/model/caller.ts'
import type { Code } from '@carnet/core/model/code.ts'
import { isInsOid, parseIns } from '@carnet/core/model/ins.ts'
import { WireError } from '../wire-error.ts'
import { children, type XmlElement } from '../xml/read.ts'
import { optionalAttribute, type XmlValue, xml } from '../xml/write.ts'
import { plainText } from './plain-text.ts'
import type { Vihf } from './vihf.ts'

export type AttributeRule = {
  /** The first is the one we write. */
  readonly names: readonly [string, ...string[]]
  readonly read: (values: readonly XmlElement[], name: string) => Partial<Vihf>
  /** Contents of the AttributeValue elements; none: the attribute is absent. */
  readonly write: (vihf: Vihf) => readonly XmlValue[]
}

type TextField = {
  [Field in keyof Vihf]-?: string extends NonNullable<Vihf[Field]> ? Field : never
}[keyof Vihf]

export const attributeRules: readonly AttributeRule[] = [
  text('version', 'VIHF_Version'),
  {
    names: ['Authentification_mode', 'Authentification_Mode'],
    read: (values, name) => ({ mode: modeOf(one(values, name)) }),
    write: ({ mode }) => present(mode),
  },
  {
    names: ['Identifiant_Structure'],
    read: (values, name) => ({ structureId: one(values, name) as StructIdNat }),
    write: ({ structureId }) => present(structureId),
  },
  {
    names: ['Secteur_Activite'],
    read: (values, name) => ({ sector: caretCode(one(values, name), name) }),
    write: ({ sector }) => present(sector && `${sector.code}^${sector.system}`),
  },
  text('subjectName', 'urn:oasis:names:tc:xspa:1.0:subject:subject-id'),
  {
    names: ['urn:oasis:names:tc:xacml:2.0:subject:role'],
    read: (values, name) => ({ roles: values.map((value) => elementCode(value, 'Role', name)) }),
    write: ({ roles }) => roles.map((role) => codeElement('Role', role)),
  },
  {
    names: ['urn:oasis:names:tc:xacml:2.0:resource:resource-id'],
    read: (values, name) => ({ patient: patientOf(one(values, name), name) }),
    write: ({ patient }) => present(patient && `${patient.ins}^^^&${patient.oid}&ISO^NH`),
  },
  text('resourceUrn', 'Ressource_URN'),
  {
    names: ['urn:oasis:names:tc:xspa:1.0:subject:purposeofuse'],
    read: (values, name) => ({ purposeOfUse: elementCode(single(values, name), 'PurposeOfUse', name) }),
    write: ({ purposeOfUse }) =>
      present(purposeOfUse && codeElement('PurposeOfUse', purposeOfUse, 'mode acces VIHF 2.0')),
  },
  {
    names: ['urn:oasis:names:tc:xspa:1.0:resource:patient:hl7:confidentiality-code', 'Confidentiality_code'],
    read: (values, name) => ({ secretSession: isSecret(caretCode(one(values, name), name), name) }),
    write: ({ secretSession }) => (secretSession ? [`${secret.code}^${secret.system}`] : []),
  },
  text('reason', 'Mode_Acces_Raison'),
  text('lpsId', 'LPS_ID'),
  text('lpsName', 'LPS_Nom'),
  text('lpsVersion', 'LPS_Version'),
  text('lpsHomologation', 'LPS_ID_HOMOLOGATION_DMP'),
]

/** The one restriction of JDV_J64: not shown to the legal representatives. */
const secret: Code = { code: 'INVISIBLE_REPRESENTANTS_LEGAUX', system: '1.2.250.1.213.1.1.4.13' }

const modes: Readonly<Record<string, AuthenticationMode>> = {
  DIRECTE: 'DIRECTE',
  INDIRECTE: 'INDIRECTE',
  INDIRECTE_RENFORCEE: 'INDIRECTE_RENFORCEE',
  AIR: 'INDIRECTE_RENFORCEE',
}

function text(field: TextField, name: string): AttributeRule {
  return {
    names: [name],
    read: (values) => ({ [field]: one(values, name) }),
    write: (vihf) => present(vihf[field]),
  }
}

function present(value: XmlValue): readonly XmlValue[] {
  return value === undefined ? [] : [value]
}

function single(values: readonly XmlElement[], name: string): XmlElement {
  const [value, ...others] = values
  if (value === undefined || others.length > 0) throw wrong(name, 'une seule valeur')
  return value
}

function one(values: readonly XmlElement[], name: string): string {
  return plainText(single(values, name), name)
}

function modeOf(mode: string): AuthenticationMode {
  const known = Object.hasOwn(modes, mode) ? modes[mode] : undefined
  if (known === undefined) throw wrong('Authentification_mode', 'DIRECTE, INDIRECTE ou INDIRECTE_RENFORCEE')
  return known
}

/** `code^OID`. */
function caretCode(value: string, name: string): Code {
  const [, code, system] = /^([^^]+)\^([0-9.]+)$/.exec(value) ?? []
  if (code === undefined || system === undefined) throw wrong(name, 'code^OID')
  return { code, system }
}

function isSecret({ code, system }: Code, name: string): true {
  // An unknown restriction that were ignored would show what its sender hides.
  if (code !== secret.code || system !== secret.system) throw wrong(name, 'un code du JDV_J64')
  return true
}

/** CX-7, an effective date that real messages append, is dropped (soap.md §9). */
function patientOf(value: string, name: string) {
  const [, matricule = '', oid = ''] = /^([^^&]+)\^\^\^&([0-9.]+)&ISO\^NH(?:\^\^\d+)?$/.exec(value) ?? []
  const ins = parseIns(matricule)
  if (ins === undefined || !isInsOid(oid)) throw wrong(name, 'matricule INS^^^&OID&ISO^NH')
  return { ins, oid }
}

/** The HL7 element inside the value. Its namespace and its xsi:type vary among senders: the local name decides. */
function elementCode(value: XmlElement, element: string, name: string): Code {
  const [found, ...others] = children(value)
  const { code, codeSystem, displayName } = found?.attributes ?? {}
  if (found?.name !== element || others.length > 0 || !code || !codeSystem)
    throw wrong(name, `un élément ${element} avec code et codeSystem`)
  return { code, system: codeSystem, ...(displayName !== undefined && { display: displayName }) }
}

function codeElement(element: 'Role' | 'PurposeOfUse', { code, system, display }: Code, systemName?: string) {
  const attributes = xml` xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" code="${code}" codeSystem="${system}"${optionalAttribute('codeSystemName', systemName)}${optionalAttribute('displayName', display)} xsi:type="CE"`
  return element === 'Role' ? xml`<Role${attributes}/>` : xml`<PurposeOfUse${attributes}/>`
}

function wrong(name: string, expected: string): WireError {
  return new WireError('vihf', 'attribute', `/Assertion/AttributeStatement/${name}`, expected)
}
