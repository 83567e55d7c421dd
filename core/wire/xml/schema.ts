/** XSD validation by the engine. core reads no disk: the server gives the schema files as bytes. */
import {
  type ErrorDetail,
  XmlBufferInputProvider,
  XmlDocument,
  XmlLibError,
  XsdValidator,
  xmlCleanupInputProvider,
  xmlRegisterInputProvider,
} from 'libxml2-wasm'
import { WireError } from '../wire-error.ts'
import type { OpenXml } from './read.ts'

/** Lives outside the JS heap, for the life of the process. */
export type Schema = { readonly validator: XsdValidator }

export type SchemaFault = { readonly line: number; readonly message: string }

const root = 'schema:///'

/**
 * `files`: path relative to the schema folder → bytes; `entry`: one of these paths. Imports are looked for among
 * `files` only. Throws WireError (`schema`) when the schema does not compile or a file is missing.
 */
export function loadSchema(files: ReadonlyMap<string, Uint8Array>, entry: string): Schema {
  const bytes = files.get(entry)
  if (bytes === undefined) throw new WireError('xml', 'schema', entry, 'le fichier d’entrée du schéma')
  const byUrl = Object.fromEntries([...files].map(([path, content]) => [root + path, content]))
  // The engine asks its providers in turn, the latest first: ours answers for our own address space only.
  xmlRegisterInputProvider(new XmlBufferInputProvider(byUrl))
  try {
    using document = XmlDocument.fromBuffer(bytes, { url: root + entry })
    return { validator: XsdValidator.fromDoc(document) }
  } catch (cause) {
    throw new WireError('xml', 'schema', entry, 'un schéma XSD complet et valide', { cause })
  } finally {
    xmlCleanupInputProvider()
  }
}

/** Empty when the document is valid. Messages are the engine's, in English; they may quote the document's values. */
export function validateAgainst(schema: Schema, open: OpenXml): readonly SchemaFault[] {
  try {
    schema.validator.validate(open)
    return []
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error
    return error.details.map(({ line, message }: ErrorDetail) => ({ line, message: message.trim() }))
  }
}
