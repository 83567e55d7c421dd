/** A medicine as documents and people name it, and when two names are of one. Its codes are kept, and shown to nobody. */
import type { Code } from './code.ts'
import { atc } from './vaccination.ts'

export type Drug = {
  readonly name: string
  /** As written, in every code system that the document gives: CIS, CIP, ATC, médicament virtuel. */
  readonly codes: readonly Code[]
}

/** Systems of which one code is one product, or its generics of the same dose and form. */
const productSystems = new Set([
  // CIS, CIP, médicament virtuel.
  '1.2.250.1.213.2.3.1',
  '1.2.250.1.213.2.3.2',
  '1.2.250.1.213.2.59',
  // CIP as the Assurance Maladie writes it.
  '1.2.250.1.215.200.1.1.1',
])

/**
 * Two medicines that share one of these are one: a code of one product, the same name; or one substance in one strength,
 * which is how a generic differs from what was prescribed. Two strengths of one substance are two medicines: both may be
 * taken.
 */
export function keysOfDrug({ name, codes }: Drug): string[] {
  const [, untilStrength, amount, unit] = withStrength.exec(folded(name)) ?? []
  // What follows the strength, or the comma, is form and pack.
  const [beforeForm = ''] = folded(name).split(/,(?!\d)/)
  const plainName = (untilStrength ?? beforeForm).replace(/[^a-z0-9]+/g, '')
  const products = codes.filter(({ system }) => productSystems.has(system))
  // The substance is whole at the seventh character of the ATC; shorter, it is a class.
  const substances = codes.filter(({ code, system }) => system === atc && code.length === 7)
  return [
    ...products.map(({ code }) => `product ${code}`),
    `name ${plainName || name}`,
    ...(amount === undefined
      ? []
      : substances.map(({ code }) => `substance ${code} ${amount.replace(',', '.')}${unit}`)),
  ]
}

/** « PARACETAMOL MYLAN 500 mg » of « PARACETAMOL MYLAN 500 mg, comprimé ». */
const withStrength = /^(.*?(\d+(?:[.,]\d+)?)\s?(mg|g|microgrammes?|µg|ui|ml|%)(?![a-z]))/

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
