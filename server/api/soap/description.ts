/** `?wsdl` and the schemas that it names, on the address of each service. contract.md §3. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Service } from '@carnet/core/wire/soap/actions.ts'
import { formatOpenSchema, formatWsdl, namespacesOf, schemaName } from '@carnet/core/wire/soap/wsdl.ts'
import type { FastifyInstance } from 'fastify'

const ours = new Map(
  [
    ['urn:si-dmp-habilitations', '@carnet/core/wire/habilitations/habilitations.xsd'],
    ['urn:si-dmp-patients', '@carnet/core/wire/patients-specific/patients-specific.xsd'],
  ].map(([namespace, file]) => [namespace!, readFileSync(fileURLToPath(import.meta.resolve(file!)), 'utf8')]),
)

export function mountDescription(server: FastifyInstance, base: string, service: Service): void {
  const path = `${base}/${service}`
  server.get<{ Querystring: Readonly<Record<string, string | undefined>> }>(path, (request, reply) => {
    const { wsdl, WSDL = wsdl, xsd } = request.query
    const address = `https://${request.headers.host ?? ''}${path}`
    if (WSDL !== undefined)
      return reply.type('text/xml; charset=utf-8').send(formatWsdl(service, address).text)
    const namespace = namespacesOf(service).find((one) => schemaName(one) === xsd)
    if (namespace === undefined)
      return reply
        .code(404)
        .type('text/plain; charset=utf-8')
        .send(
          `La description de ce service est à l’adresse ${address}?wsdl. Les messages s’envoient par POST.\n`,
        )
    return reply.type('text/xml; charset=utf-8').send(ours.get(namespace) ?? formatOpenSchema(namespace).text)
  })
}
