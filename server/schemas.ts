/** The CDA schema of the operator (CARNET_XSD), read from disk once. HL7's schemas are not shipped. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { loadSchema, type Schema } from '@carnet/core/wire/xml/schema.ts'

const entry = 'CDA_extended.xsd'

const loaded = new Map<string, Schema>()

/** Compiled once: it takes half a second, and stays for the life of the process. */
export function loadCdaSchema(folder: string): Schema {
  const schema = loaded.get(folder) ?? compile(folder)
  loaded.set(folder, schema)
  return schema
}

function compile(folder: string): Schema {
  const files = new Map<string, Uint8Array>()
  for (const item of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!item.isFile() || !item.name.endsWith('.xsd')) continue
    const path = join(item.parentPath, item.name)
    files.set(relative(folder, path).replaceAll('\\', '/'), readFileSync(path))
  }
  return loadSchema(files, entry)
}
