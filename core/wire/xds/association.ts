/** Association ↔ ebRIM Association. IHE ITI TF-3 §4.2.2; soap.md §3.4. */
import type { XmlElement } from '../xml/read.ts'
import { type Markup, xml } from '../xml/write.ts'
import { attribute, type Codec, everySlot, required, text } from './fields.ts'
import type { Association } from './metadata.ts'
import {
  type FieldsOf,
  newDraft,
  type Parts,
  partsOf,
  readFields,
  registryObject,
  writeFields,
} from './registry-object.ts'
import { associationTypes, objectTypes, replacesOf2010 } from './vocabulary.ts'

export const associationType: Codec<string> = {
  parse: (value) => (value === replacesOf2010 ? associationTypes.replaces : value),
  format: (value) => value,
}

const fields: FieldsOf<Association> = {
  id: required(attribute('id', text), 'l’identifiant de l’association'),
  type: required(attribute('associationType', associationType), 'le type de l’association'),
  source: required(attribute('sourceObject', text), 'l’objet source de l’association'),
  target: required(attribute('targetObject', text), 'l’objet cible de l’association'),
  slots: everySlot,
}

/** A replacement under the 2010 URN reads as the 2007 one. Throws WireError naming the attribute that is missing. */
export function readAssociation(association: XmlElement): Association {
  return associationOf(partsOf(association))
}

export function associationOf(parts: Parts): Association {
  return readFields(fields, parts)
}

export function formatAssociation(association: Association): Markup {
  const draft = newDraft(association.id)
  draft.attributes.push(xml` objectType="${objectTypes.association}"`)
  writeFields(fields, association, draft)
  return registryObject('Association', draft)
}
