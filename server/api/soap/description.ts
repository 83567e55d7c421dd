/** `?wsdl` and the schemas that it names, on the address of each service. contract.md §3. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Service } from '@carnet/core/wire/soap/actions.ts'
import { formatOpenSchema, formatWsdl, namespacesOf, schemaName } from '@carnet/core/wire/soap/wsdl.ts'
import type { FastifyInstance } from 'fastify'

const xds = '@carnet/core/wire/xds/schemas'
const files: Readonly<Record<string, string>> = {
  'urn:si-dmp-habilitations': '@carnet/core/wire/habilitations/habilitations.xsd',
  'urn:si-dmp-patients': '@carnet/core/wire/patients-specific/patients-specific.xsd',
  'urn:ihe:iti:xds-b:2007': `${xds}/xds-b.xsd`,
  'urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0': `${xds}/lcm.xsd`,
  'urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0': `${xds}/query.xsd`,
  'urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0': `${xds}/rim.xsd`,
  'urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0': `${xds}/rs.xsd`,
  'http://www.w3.org/XML/1998/namespace': `${xds}/xml.xsd`,
}
const ours = new Map(
  Object.entries(files).map(([namespace, file]) => [
    namespace,
    readFileSync(fileURLToPath(import.meta.resolve(file)), 'utf8'),
  ]),
)

/** What one of ours imports is asked for at the same address. */
function atAddress(schema: string, address: string): string {
  return schema.replaceAll(
    /namespace="([^"]+)" schemaLocation="[^"]+"/g,
    (_, namespace: string) =>
      `namespace="${namespace}" schemaLocation="${address}?xsd=${schemaName(namespace)}"`,
  )
}

export function mountDescription(server: FastifyInstance, base: string, service: Service): void {
  const path = `${base}/${service}`
  server.get<{ Querystring: Readonly<Record<string, string | undefined>> }>(path, (request, reply) => {
    const { wsdl, WSDL = wsdl, xsd } = request.query
    const address = `https://${request.headers.host ?? ''}${path}`
    if (WSDL !== undefined)
      return reply.type('text/xml; charset=utf-8').send(formatWsdl(service, address).text)
    const namespace = [...namespacesOf(service), ...ours.keys()].find((one) => schemaName(one) === xsd)
    if (namespace === undefined)
      return reply
        .code(404)
        .type('text/plain; charset=utf-8')
        .send(
          `La description de ce service est à l’adresse ${address}?wsdl. Les messages s’envoient par POST.\n`,
        )
    const schema = ours.get(namespace)
    return reply
      .type('text/xml; charset=utf-8')
      .send(schema === undefined ? formatOpenSchema(namespace).text : atAddress(schema, address))
  })
}
