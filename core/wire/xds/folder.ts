/** Folder ↔ RegistryPackage. IHE ITI TF-3 §4.2.3.4. */
import {
  attribute,
  codes,
  comments,
  cx,
  dtm,
  identifier,
  required,
  slot,
  text,
  title,
  version,
} from './fields.ts'
import type { Folder } from './metadata.ts'
import { type FieldsOf, type Parts, readFields } from './registry-object.ts'
import { folderSchemes } from './vocabulary.ts'

const fields: FieldsOf<Folder> = {
  entryUuid: required(attribute('id', text), 'l’identifiant du classeur'),
  logicalId: attribute('lid', text),
  version,
  availabilityStatus: attribute('status', text),
  lastUpdateTime: slot('lastUpdateTime', dtm),
  title,
  comments,
  codes: codes(folderSchemes.code, 'codeList'),
  patientId: required(identifier(folderSchemes.patientId, 'XDSFolder.patientId', cx), 'le patient'),
  uniqueId: required(
    identifier(folderSchemes.uniqueId, 'XDSFolder.uniqueId', text),
    'l’identifiant unique du classeur',
  ),
}

/** Throws WireError naming what is missing or malformed. */
export function folderOf(parts: Parts): Folder {
  return readFields(fields, parts)
}
