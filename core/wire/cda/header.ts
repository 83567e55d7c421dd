/** Bytes of a CDA document → its header as plain values. The body is not walked. */
import { child, children, descend, parseXml, textOf, type XmlElement } from '../xml/read.ts'
import type {
  ClinicalDocument,
  CodedEvent,
  DocumentBody,
  DocumentPatient,
  Encounter,
  Identifier,
  Interval,
  OrganisationParty,
  Party,
  RelatedDocument,
  ServiceEvent,
} from './clinical-document.ts'
import { codeOf } from './coded-entry.ts'
import { readPersonName } from './person-name.ts'
import { findClinicalDocument, xslNamespace } from './self-presenting.ts'

/**
 * The header of a document, whose long base64 runs may have been elided.
 * Throws WireError: `xml` for what is not XML, `cda` when there is not exactly one ClinicalDocument.
 */
export function readClinicalDocument(bytes: Uint8Array): ClinicalDocument {
  return documentOf(parseXml(bytes, { prune: pruneOutsideHeader, elementsMax: headerElementsMax }))
}

/** The longest headers published with the CI-SIS have hundreds. */
const headerElementsMax = 20_000

/** The same from a tree already read, whose body may be there. */
export function documentOf(root: XmlElement): ClinicalDocument {
  const header = findClinicalDocument(root)
  const first = (...path: string[]) => descend(header, ...path)
  return {
    templateIds: identifiersOf(header, 'templateId'),
    id: identifierOf(first('id')),
    code: codeOf(first('code')),
    title: textOf(first('title')) || undefined,
    effectiveTime: valueAttribute(first('effectiveTime')),
    confidentialityCode: codeOf(first('confidentialityCode')),
    languageCode: first('languageCode')?.attributes.code,
    setId: identifierOf(first('setId')),
    versionNumber: valueAttribute(first('versionNumber')),
    patient: readPatient(first('recordTarget', 'patientRole')),
    authors: children(header, 'author').map((author) => readParty(author, child(author, 'assignedAuthor'))),
    custodian: readOrganisation(first('custodian', 'assignedCustodian', 'representedCustodianOrganization')),
    legalAuthenticator: readAuthenticator(first('legalAuthenticator')),
    orders: children(header, 'inFulfillmentOf').map((fulfilled) => {
      const order = child(fulfilled, 'order')
      return {
        ids: identifiersOf(order),
        accessionNumber: identifierOf(child(order, 'accessionNumber')),
      }
    }),
    serviceEvents: children(header, 'documentationOf').map((documented) =>
      readServiceEvent(child(documented, 'serviceEvent')),
    ),
    relatedDocument: readRelatedDocument(first('relatedDocument')),
    encounter: readEncounter(first('componentOf', 'encompassingEncounter')),
    body: readBody(first('component')),
    selfPresenting: root !== header,
    header,
  }
}

/** `structuredBody` and the text of `nonXMLBody` weigh nearly all of a document; an XSLT, the rest. */
function pruneOutsideHeader(name: string, namespace: string, depth: number): boolean {
  if (name === 'structuredBody' || name === 'text') return true
  return depth > 0 && namespace === xslNamespace
}

function readPatient(role: XmlElement | undefined): DocumentPatient {
  const patient = child(role, 'patient')
  const names = children(child(patient, 'name'))
  const named = (element: string, qualifier: string | undefined) =>
    textOf(names.find(({ name, attributes }) => name === element && attributes.qualifier === qualifier)) ||
    undefined
  return {
    ids: identifiersOf(role),
    birthName: named('family', 'BR') ?? named('family', undefined),
    usedName: named('family', 'CL'),
    firstNames: named('given', undefined),
    birthFirstName: named('given', 'BR'),
    usedFirstName: named('given', 'CL'),
    sex: child(patient, 'administrativeGenderCode')?.attributes.code,
    birthTime: valueAttribute(child(patient, 'birthTime')),
    birthPlace: textOf(descend(patient, 'birthplace', 'place', 'addr', 'county')) || undefined,
    multipleBirthOrder: valueAttribute(child(patient, 'multipleBirthOrderNumber')),
  }
}

function readAuthenticator(element: XmlElement | undefined): Party | undefined {
  return element === undefined ? undefined : readParty(element, child(element, 'assignedEntity'))
}

function readParty(participation: XmlElement, role: XmlElement | undefined): Party {
  const person = child(role, 'assignedPerson')
  const device = child(role, 'assignedAuthoringDevice')
  return {
    time: valueAttribute(child(participation, 'time')),
    functionCode: codeOf(child(participation, 'functionCode')),
    ids: identifiersOf(role),
    code: codeOf(child(role, 'code')),
    person: person && readPersonName(child(person, 'name')),
    device: device && {
      model: textOf(child(device, 'manufacturerModelName')) || undefined,
      software: textOf(child(device, 'softwareName')) || undefined,
    },
    organisation: readOrganisation(child(role, 'representedOrganization')),
  }
}

function readOrganisation(element: XmlElement | undefined): OrganisationParty | undefined {
  if (element === undefined) return undefined
  return {
    ids: identifiersOf(element),
    name: textOf(child(element, 'name')) || undefined,
    industryClass: codeOf(child(element, 'standardIndustryClassCode')),
  }
}

function readServiceEvent(element: XmlElement | undefined): ServiceEvent {
  const performer = child(element, 'performer')
  return {
    ids: identifiersOf(element),
    code: codedEventOf(child(element, 'code')),
    ...intervalOf(child(element, 'effectiveTime')),
    performer: performer && readParty(performer, child(performer, 'assignedEntity')),
  }
}

function readRelatedDocument(element: XmlElement | undefined): RelatedDocument | undefined {
  if (element === undefined) return undefined
  const parent = child(element, 'parentDocument')
  return {
    typeCode: element.attributes.typeCode ?? '',
    id: identifierOf(child(parent, 'id')),
    setId: identifierOf(child(parent, 'setId')),
    versionNumber: valueAttribute(child(parent, 'versionNumber')),
  }
}

function readEncounter(element: XmlElement | undefined): Encounter | undefined {
  if (element === undefined) return undefined
  const facility = descend(element, 'location', 'healthCareFacility')
  return {
    ...intervalOf(child(element, 'effectiveTime')),
    code: codeOf(child(element, 'code')),
    facilityId: identifierOf(child(facility, 'id')),
    facilityCode: codeOf(child(facility, 'code')),
  }
}

function readBody(component: XmlElement | undefined): DocumentBody | undefined {
  if (child(component, 'structuredBody') !== undefined) return { level: 3 }
  const text = descend(component, 'nonXMLBody', 'text')
  if (text === undefined) return undefined
  return {
    level: 1,
    mediaType: text.attributes.mediaType ?? '',
    representation: text.attributes.representation ?? '',
  }
}

function identifiersOf(element: XmlElement | undefined, name = 'id'): readonly Identifier[] {
  return children(element, name).flatMap((id) => identifierOf(id) ?? [])
}

function identifierOf(element: XmlElement | undefined): Identifier | undefined {
  const root = element?.attributes.root
  if (root === undefined || root === '') return undefined
  return { root, extension: element?.attributes.extension || undefined }
}

function codedEventOf(element: XmlElement | undefined): CodedEvent | undefined {
  const code = codeOf(element)
  if (code === undefined) return undefined
  return {
    ...code,
    translations: children(element, 'translation').flatMap((translation) => codeOf(translation) ?? []),
  }
}

function intervalOf(element: XmlElement | undefined): Interval {
  return {
    low: valueAttribute(child(element, 'low')) ?? valueAttribute(element),
    high: valueAttribute(child(element, 'high')),
  }
}

function valueAttribute(element: XmlElement | undefined): string | undefined {
  return element?.attributes.value || undefined
}
