/**
 * A CDA R2 level 1 around a file: header and tail, between which the file goes as base64.
 * Spec: documents.md §1; made to pass our own `checkHeader` and the official schema.
 */
import { displayOf, type ValueSetName } from '@carnet/core/codes/value-sets.ts'
import type { Code } from '@carnet/core/model/code.ts'
import type { Identity } from '@carnet/core/model/identity.ts'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { formatCivilDtm, formatDtm } from '../hl7v2/dtm.ts'
import { type Markup, optionalAttribute, rawXml, xml } from '../xml/write.ts'
import type { Identifier } from './clinical-document.ts'
import type { Level1MediaType } from './media-type.ts'
import { dmpRoot, professionalRoot, structureRoot } from './national-ids.ts'

export type Level1Structure = {
  /** Struct_IdNat. */
  readonly id: string
  readonly name: string
}

export type Level1Author = {
  /** PS_IdNat. */
  readonly id: string
  readonly lastName: string
  readonly firstName: string
  /** JDV_J01, `G15_10/SM26` (`authorSpecialityOf`). */
  readonly speciality: Code
  readonly structure: Level1Structure
}

/** The patient himself: no structure stands behind what he says, and the DMP keeps it (documents.md §1 « Author ids »). */
export const holderAsAuthor = 'holder'

/** What every document says before its body, whatever the level of that body. */
export type DocumentHeader = {
  /** OID of the document, without extension. */
  readonly id: string
  /** OID, the same for all versions. */
  readonly setId: string
  readonly versionNumber: number
  /** JDV_J07. */
  readonly typeCode: Code
  /** At most 128 characters. */
  readonly title: string
  readonly createdAt: Date
  /** Of the place of care, « Europe/Paris »: times are written as its clocks show them. Absent: in UTC. */
  readonly timeZone?: string
  readonly confidentiality: 'N' | 'R' | 'V'
  readonly patient: {
    readonly id: PatientId
    readonly identity: Identity
    /** IPP, under the OID of who gave it. */
    readonly localId?: Identifier
  }
  readonly author: Level1Author | typeof holderAsAuthor
  /** Default: the structure of the author; the DMP itself when that is the patient. */
  readonly custodian?: Level1Structure
  readonly service: {
    readonly startedAt: Date
    readonly endedAt?: Date
    /** JDV_J04. */
    readonly practiceSetting: Code
    /** JDV_J02, secteur d’activité. */
    readonly facilityType: Code
    /** What was done: CCAM, LOINC… */
    readonly event?: Code
  }
  /** OID of the version that this one replaces. */
  readonly replaces?: string
}

export type Level1Header = DocumentHeader & { readonly mediaType: Level1MediaType }

/** The bytes before and after the base64 of the file. */
export function formatLevel1(header: Level1Header): { readonly head: Uint8Array; readonly tail: Uint8Array } {
  const body = xml`<nonXMLBody><text mediaType="${header.mediaType}" representation="B64">${rawXml(bodyPlace)}</text></nonXMLBody>`
  const [head = '', tail = ''] = formatDocument(header, level1Template, body).text.split(bodyPlace)
  return { head: Buffer.from(head), tail: Buffer.from(tail) }
}

/** The whole document, for a file that stands in memory. */
export function formatLevel1Document(header: Level1Header, content: Uint8Array): Uint8Array {
  const { head, tail } = formatLevel1(header)
  return Buffer.concat([head, Buffer.from(Buffer.from(content).toString('base64')), tail])
}

/** A character that XML cannot carry: nothing of the header can look like it. */
const bodyPlace = '\u0000'

/** IHE XDS-SD: a scanned document. */
const level1Template = '1.3.6.1.4.1.19376.1.2.20'

/** `template`: what the body is made after, which gives the format of the deposit (ASS_A11). */
export function formatDocument(header: DocumentHeader, template: string, body: Markup): Markup {
  const { patient, service, timeZone } = header
  const author = partyOf(header)
  const createdAt = formatTimestamp(header.createdAt, timeZone)
  const replaced =
    header.replaces === undefined
      ? undefined
      : xml`<relatedDocument typeCode="RPLC"><parentDocument><id root="${header.replaces}"/><setId root="${header.setId}"/></parentDocument></relatedDocument>
`
  return xml`<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<realmCode code="FR"/>
<typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
<templateId root="2.16.840.1.113883.2.8.2.1"/>
<templateId root="1.2.250.1.213.1.1.1.1"/>
<templateId root="${template}"/>
<id root="${header.id}"/>
${coded('code', header.typeCode, 'J07')}
<title>${header.title}</title>
<effectiveTime value="${createdAt}"/>
${coded('confidentialityCode', { code: header.confidentiality, system: '2.16.840.1.113883.5.25' }, 'J08')}
<languageCode code="fr-FR"/>
<setId root="${header.setId}"/>
<versionNumber value="${header.versionNumber}"/>
${recordTarget(patient)}
<author>
<time value="${createdAt}"/>
<assignedAuthor>${author.role()}</assignedAuthor>
</author>
<custodian><assignedCustodian><representedCustodianOrganization>${header.custodian === undefined ? author.custodian : organisation(header.custodian)}</representedCustodianOrganization></assignedCustodian></custodian>
<legalAuthenticator>
<time value="${createdAt}"/>
<signatureCode code="S"/>
<assignedEntity>${author.role()}</assignedEntity>
</legalAuthenticator>
<documentationOf><serviceEvent>
${service.event === undefined ? undefined : coded('code', service.event)}
<effectiveTime><low value="${formatTimestamp(service.startedAt, timeZone)}"/>${
    service.endedAt === undefined
      ? undefined
      : xml`<high value="${formatTimestamp(service.endedAt, timeZone)}"/>`
  }</effectiveTime>
<performer typeCode="PRF"><assignedEntity>${author.role(service.practiceSetting)}</assignedEntity></performer>
</serviceEvent></documentationOf>
${replaced}<componentOf><encompassingEncounter>
<effectiveTime><low value="${formatTimestamp(service.startedAt, timeZone)}"/></effectiveTime>
<location><healthCareFacility>${coded('code', service.facilityType, 'J02')}</healthCareFacility></location>
</encompassingEncounter></componentOf>
<component>${body}</component>
</ClinicalDocument>
`
}

function recordTarget({ id, identity, localId }: DocumentHeader['patient']): Markup {
  const sex = identity.sex === 'U' ? 'UN' : identity.sex
  return xml`<recordTarget><patientRole>
<id root="${id.oid}" extension="${id.ins}"/>
${localId && xml`<id root="${localId.root}"${optionalAttribute('extension', localId.extension)}/>`}
<addr nullFlavor="NASK"/>
<telecom nullFlavor="NASK"/>
<patient classCode="PSN">
<name><family qualifier="BR">${identity.birthName}</family><given>${identity.firstNames}</given><given qualifier="BR">${identity.birthFirstName}</given>${
    identity.usedName && xml`<family qualifier="CL">${identity.usedName}</family>`
  }${identity.usedFirstName && xml`<given qualifier="CL">${identity.usedFirstName}</given>`}</name>
${coded('administrativeGenderCode', { code: sex, system: '2.16.840.1.113883.5.1' }, 'J143')}
<birthTime value="${identity.birthDate.replaceAll('-', '')}"/>
<birthplace><place><addr><county>${identity.birthPlace}</county></addr></place></birthplace>
</patient>
</patientRole></recordTarget>`
}

type Level1Party = {
  /** The content of assignedAuthor and of assignedEntity: the same. `practiceSetting`: of who carried out the act. */
  readonly role: (practiceSetting?: Code) => Markup
  readonly custodian: Markup
}

function partyOf({ author, patient }: DocumentHeader): Level1Party {
  return author === holderAsAuthor
    ? { role: (practiceSetting) => holderRole(patient, practiceSetting), custodian: dmpItself }
    : {
        role: (practiceSetting) => professionalRole(author, practiceSetting),
        custodian: organisation(author.structure),
      }
}

const dmpItself = xml`<id root="${dmpRoot}"/><name>Dossier médical partagé</name>`

function holderRole({ id, identity }: DocumentHeader['patient'], practiceSetting?: Code): Markup {
  const family = identity.usedName ?? identity.birthName
  const given = identity.usedFirstName ?? identity.birthFirstName
  return xml`
<id root="${id.oid}" extension="${id.ins}"/>
<addr nullFlavor="NASK"/>
<telecom nullFlavor="NASK"/>
<assignedPerson><name><family>${family}</family><given>${given}</given></name></assignedPerson>
${practiceSetting && xml`<representedOrganization>${coded('standardIndustryClassCode', practiceSetting, 'J04')}</representedOrganization>`}
`
}

function professionalRole(author: Level1Author, practiceSetting?: Code): Markup {
  return xml`
<id root="${professionalRoot}" extension="${author.id}"/>
${coded('code', author.speciality, 'J01')}
<addr nullFlavor="NASK"/>
<telecom nullFlavor="NASK"/>
<assignedPerson><name><family>${author.lastName}</family><given>${author.firstName}</given></name></assignedPerson>
<representedOrganization>${organisation(author.structure)}${
    practiceSetting && coded('standardIndustryClassCode', practiceSetting, 'J04')
  }</representedOrganization>
`
}

function organisation({ id, name }: Level1Structure): Markup {
  return xml`<id root="${structureRoot}" extension="${id}"/><name>${name}</name>`
}

function coded(element: string, { code, system, display }: Code, set?: ValueSetName): Markup {
  const name = (set && displayOf(set, code, system)) ?? display
  return xml`<${rawXml(element)} code="${code}" codeSystem="${system}"${optionalAttribute('displayName', name)}/>`
}

/** TS down to the second, with its offset. */
function formatTimestamp(at: Date, timeZone: string | undefined): string {
  return timeZone === undefined ? `${formatDtm(at)}+0000` : formatCivilDtm(at, timeZone)
}
