/** Who says whether an answer has the structure of its standard. soap.md §9: emit strictly. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { openXml, parseXml } from '@carnet/core/wire/xml/read.ts'
import { loadSchema, type Schema, validateAgainst } from '@carnet/core/wire/xml/schema.ts'

export function structureFaults(judges: readonly Judge[], bytes: Uint8Array): readonly unknown[] {
  const { namespace, name } = parseXml(bytes)
  const mine = judges.filter((judge) => judge.knows(namespace, name))
  assert.ok(mine.length > 0, `nothing judges {${namespace}}${name}`)
  return mine.flatMap(({ schema }) => {
    using open = openXml(bytes)
    return validateAgainst(schema, open)
  })
}

export type Judge = {
  readonly schema: Schema
  readonly knows: (namespace: string, root: string) => boolean
}

/** Ours, and the schemas that we serve for the services of ours. */
export function structureJudges(): readonly Judge[] {
  const wire = path.join(import.meta.dirname, '../../../core/wire')
  const files = new Map([
    ...filesOf(import.meta.dirname),
    ...filesOf(path.join(wire, 'xds/schemas')),
    ...filesOf(path.join(wire, 'habilitations')),
    ...filesOf(path.join(wire, 'patients-specific')),
  ])
  return Object.entries({
    'urn:hl7-org:v3': 'hl7v3.xsd',
    'asip:ci-sis:gdp:2010': 'registration.xsd',
    'urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0': 'rs.xsd',
    'urn:oasis:names:tc:ebxml-regrep:xsd:query:3.0': 'query.xsd',
    'urn:ihe:iti:xds-b:2007': 'xds-b.xsd',
    'http://www.w3.org/2003/05/soap-envelope': 'soap-1.2.xsd',
    'http://schemas.xmlsoap.org/soap/envelope/': 'soap-1.1.xsd',
    'urn:si-dmp-habilitations': 'habilitations.xsd',
    'urn:si-dmp-patients': 'patients-specific.xsd',
  }).map(([namespace, file]) => ({
    schema: loadSchema(files, file),
    knows: (asked) => asked === namespace,
  }))
}

/**
 * With CARNET_PUBLIC_SCHEMAS, a folder with the public schemas as ipf-commons-ihe-xds and ipf-commons-ihe-hl7v3 hold
 * them: they judge too where they know the message.
 */
export function publicJudges(): readonly Judge[] {
  const folder = process.env.CARNET_PUBLIC_SCHEMAS
  if (folder === undefined) return []
  const files = filesOf(folder)
  const ebxml = loadSchema(files, 'wsdl/schema/ebRS30/query.xsd')
  const interactions = 'schema/HL7V3/NE2008/multicacheschemas'
  return [
    { schema: ebxml, knows: (namespace) => namespace.includes('ebxml-regrep') },
    // Of the interactions that the DMP uses, those that this folder publishes: the search, and the acknowledgement.
    ...['PRPA_IN201305UV02', 'PRPA_IN201306UV02', 'MCCI_IN000002UV01'].map((interaction) => ({
      schema: loadSchema(files, `${interactions}/${interaction}.xsd`),
      knows: (_namespace: string, root: string) => root === interaction,
    })),
  ]
}

function filesOf(folder: string): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  for (const item of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!item.isFile() || !item.name.endsWith('.xsd')) continue
    const file = path.join(item.parentPath, item.name)
    files.set(path.relative(folder, file), readFileSync(file))
  }
  return files
}
