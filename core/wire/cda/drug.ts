/** A medicine in a coded entry: FR-Produit-de-sante (IHE PCC Product Entry), with the extensions of IHE Pharmacy. */
import type { Drug } from '@carnet/core/model/drug.ts'
import { child, descend, textOf, type XmlElement } from '../xml/read.ts'
import { codesOf } from './coded-entry.ts'
import type { NarrativeLine, NarrativeLines } from './narrative-lines.ts'

/** undefined when nothing names it. `line`: of the entry, which preparations are named in alone. */
export function drugOf(
  product: XmlElement | undefined,
  lines: NarrativeLines,
  line: NarrativeLine | undefined,
): Drug | undefined {
  const material = child(product, 'manufacturedMaterial')
  const code = child(material, 'code')
  const codes = [
    code,
    descend(material, 'asContent', 'containerPackagedMedicine', 'code'),
    descend(material, 'asSpecializedKind', 'generalizedMedicineClass', 'code'),
  ].flatMap(codesOf)
  const name =
    textOf(child(material, 'name')) ||
    codes[0]?.display ||
    lines.of(child(code, 'originalText'))?.words ||
    line?.words
  return name ? { name: name.replace(/\s+/g, ' '), codes: distinct(codes) } : undefined
}

/** A pack is coded at each level that names it. */
function distinct(codes: Drug['codes']): Drug['codes'] {
  const bySystem = new Map(codes.map((code) => [`${code.code}^${code.system}`, code]))
  return [...bySystem.values()]
}
