/**
 * Our own WSDL 1.1, written from the table of operations. contract.md §3; soap.md §1.3.
 * The messages of our own namespaces have a schema of ours, and so do those of XDS.b, for what of them we take and answer.
 * Those of HL7v3 have their roots declared with open content, so that a generator resolves them; the full schemas are to
 * be had from HL7.
 */
import { type Markup, xml } from '../xml/write.ts'
import { type Operation, operations, type Service } from './actions.ts'

type QName = { readonly name: string; readonly namespace: string }

const namespaces: Readonly<Record<Service, string>> = {
  patients: 'asip:ci-sis:gdp:2010',
  patientsPDQ: 'urn:ihe:iti:pdqv3:2007',
  patientsSpecific: 'urn:si-dmp-patients',
  habilitations: 'urn:si-dmp-habilitations',
  registry: 'urn:ihe:iti:xds-b:registry:2007',
  repository: 'urn:ihe:iti:xds-b:2007',
}

/** The names that the operator’s WSDL and IHE give; the others are called as their request is. */
const operationNames: Readonly<Record<string, string>> = {
  PRPA_IN201307UV02: 'PatientGetDemographics_PRPA_IN201307UV02',
  PRPA_IN201311UV02: 'PatientAdd_PRPA_IN201311UV02',
  PRPA_IN201314UV02: 'PatientRevise_PRPA_IN201314UV02',
  PRPA_IN201305UV02: 'PRPA_IN201305UV02_Query',
  ProvideAndRegisterDocumentSetRequest: 'DocumentRepository_ProvideAndRegisterDocumentSet-b',
  RetrieveDocumentSetRequest: 'DocumentRepository_RetrieveDocumentSet',
  AdhocQueryRequest: 'DocumentRegistry_RegistryStoredQuery',
  SubmitObjectsRequest: 'DocumentRegistry_UpdateDocumentSet',
}

/** `address`: of the service, without its query. */
export function formatWsdl(service: Service, address: string): Markup {
  const namespace = namespaces[service]
  const served = operationsOf(service)
  const imports = namespacesOf(service).map(
    (one) => xml`<xs:import namespace="${one}" schemaLocation="${`${address}?xsd=${schemaName(one)}`}"/>`,
  )
  const messages = served.map(
    ({ request, response }) =>
      xml`${formatPart(`${request.name}_Message`, request)}${formatPart(`${request.name}_ResponseMessage`, response)}`,
  )
  const portType = served.map(
    ({ request, requestActions: [action], responseAction }) =>
      xml`<wsdl:operation name="${nameOf(request)}"><wsdl:input message="tns:${request.name}_Message" wsam:Action="${action}"/><wsdl:output message="tns:${request.name}_ResponseMessage" wsam:Action="${responseAction}"/></wsdl:operation>`,
  )
  const binding = served.map(
    ({ request, requestActions: [action] }) =>
      xml`<wsdl:operation name="${nameOf(request)}"><soap12:operation soapAction="${action}" style="document"/><wsdl:input><soap12:body use="literal"/></wsdl:input><wsdl:output><soap12:body use="literal"/></wsdl:output></wsdl:operation>`,
  )
  return xml`<?xml version="1.0" encoding="UTF-8"?>
<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap12="http://schemas.xmlsoap.org/wsdl/soap12/" xmlns:wsam="http://www.w3.org/2007/05/addressing/metadata" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:tns="${namespace}" targetNamespace="${namespace}" name="${service}"><wsdl:types><xs:schema>${imports}</xs:schema></wsdl:types>${messages}<wsdl:portType name="${service}_PortType">${portType}</wsdl:portType><wsdl:binding name="${service}_Binding" type="tns:${service}_PortType"><soap12:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>${binding}</wsdl:binding><wsdl:service name="${service}"><wsdl:port name="${service}_Port" binding="tns:${service}_Binding"><soap12:address location="${address}"/></wsdl:port></wsdl:service></wsdl:definitions>`
}

/** `hl7-org-v3`, for an address. */
export function schemaName(namespace: string): string {
  return namespace.replace(/^(urn:|http:\/\/)/, '').replaceAll(/[:/]/g, '-')
}

/** Every namespace of the messages of a service. */
export function namespacesOf(service: Service): readonly string[] {
  return [
    ...new Set(
      operationsOf(service).flatMap(({ request, response }) => [request.namespace, response.namespace]),
    ),
  ]
}

/** The roots of our operations in that namespace, content open. */
export function formatOpenSchema(namespace: string): Markup {
  const roots = new Set(
    Object.values(operations)
      .flatMap(({ request, response }) => [request, response])
      .filter((one) => one.namespace === namespace)
      .map(({ name }) => name),
  )
  return xml`<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="${namespace}" targetNamespace="${namespace}" elementFormDefault="qualified">${[...roots].map((name) => xml`<xs:element name="${name}" type="Open"/>`)}<xs:complexType name="Open"><xs:sequence><xs:any minOccurs="0" maxOccurs="unbounded" processContents="lax"/></xs:sequence><xs:anyAttribute processContents="lax"/></xs:complexType></xs:schema>`
}

/** One for each request element: the reasons of one HL7v3 interaction are one operation. */
function operationsOf(service: Service): readonly Operation[] {
  const byRequest = new Map<string, Operation>()
  for (const operation of Object.values(operations))
    if (operation.service === service && !byRequest.has(operation.request.name))
      byRequest.set(operation.request.name, operation)
  return [...byRequest.values()]
}

function nameOf({ name }: QName): string {
  return operationNames[name] ?? name
}

function formatPart(message: string, { name, namespace }: QName): Markup {
  return xml`<wsdl:message name="${message}"><wsdl:part name="Body" element="m:${name}" xmlns:m="${namespace}"/></wsdl:message>`
}
