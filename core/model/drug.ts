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
 * A code of one product, the same name; or one substance in one strength, which is how a generic differs from what was
 * prescribed. Two strengths of one substance are two medicines: both may be taken.
 */
export function sameDrug(a: Drug, b: Drug): boolean {
  if (productsOf(a).some((code) => productsOf(b).includes(code))) return true
  if (nameKey(a) !== '' && nameKey(a) === nameKey(b)) return true
  const strength = strengthOf(a)
  return strength !== undefined && strength === strengthOf(b) && shareSubstance(a, b)
}

function productsOf({ codes }: Drug): readonly string[] {
  return codes.filter(({ system }) => productSystems.has(system)).map(({ code }) => code)
}

/** « doliprane500mg » of « Doliprane 500 mg, comprimé »: what follows the strength, or the comma, is form and pack. */
function nameKey({ name }: Drug): string {
  const [, untilStrength] = withStrength.exec(folded(name)) ?? []
  const [beforeForm = ''] = folded(name).split(/,(?!\d)/)
  return (untilStrength ?? beforeForm).replace(/[^a-z0-9]+/g, '')
}

/** The substance is whole at the seventh character of the ATC; shorter, it is a class. */
function shareSubstance(a: Drug, b: Drug): boolean {
  const substances = ({ codes }: Drug) =>
    codes.filter(({ code, system }) => system === atc && code.length === 7).map(({ code }) => code)
  return substances(a).some((substance) => substances(b).includes(substance))
}

const withStrength = /^(.*?(\d+(?:[.,]\d+)?)\s?(mg|g|microgrammes?|µg|ui|ml|%)(?![a-z]))/

/** « 500mg » of « PARACETAMOL MYLAN 500 mg, comprimé ». */
function strengthOf({ name }: Drug): string | undefined {
  const [, , amount, unit] = withStrength.exec(folded(name)) ?? []
  return amount === undefined ? undefined : `${amount.replace(',', '.')}${unit}`
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
