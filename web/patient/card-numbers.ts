/** The two numbers that are typed from a carte Vitale, and where they stand on it. Spec: rules.md LIF-05, LIF-06. */
import { type Html, html } from '../html.ts'
import type { Speech } from '../speech.ts'
import { type FieldProblem, problemOf } from '../ui/field/error-summary.ts'
import { type TextField, textField } from '../ui/field/field.ts'

/** As they were typed. */
export type CardNumbers = { readonly matricule: string; readonly serial: string }

/** What is not in the shape of a number. */
export type CardShape = {
  readonly matricule: 'missing' | 'malformed' | undefined
  readonly serial: 'missing' | 'malformed' | undefined
}

type CardWords = Speech['words']['activation']['card']

/** POSTs `matricule` and `serie`. */
export function cardFields(
  typed: CardNumbers | undefined,
  found: readonly FieldProblem[],
  words: CardWords,
): Html {
  const number = (field: Pick<TextField, 'name' | 'label' | 'hint' | 'value'>) =>
    textField({ ...field, type: 'text', autocomplete: 'off', error: problemOf(found, field.name) })
  return html`${number({
    name: 'matricule',
    label: words.matricule,
    hint: words.matriculeHint,
    value: typed?.matricule,
  })}
  ${number({ name: 'serie', label: words.serial, hint: words.serialHint, value: typed?.serial })}`
}

export function cardShapeProblems(
  { matricule, serial }: CardShape,
  words: CardWords,
): readonly FieldProblem[] {
  const { matriculeMissing, matriculeMalformed, serialMissing, serialMalformed } = words
  return [
    ...(matricule === undefined
      ? []
      : [{ field: 'matricule', words: matricule === 'missing' ? matriculeMissing : matriculeMalformed }]),
    ...(serial === undefined
      ? []
      : [{ field: 'serie', words: serial === 'missing' ? serialMissing : serialMalformed }]),
  ]
}

/** Where the two numbers stand; drawn, not a picture of anybody's card. */
export function cardPicture(words: CardWords): Html {
  return html`<svg class="card-picture" viewBox="0 0 400 250" role="img" aria-label="${words.picture}">
  <rect class="plate" x="2" y="2" width="396" height="246" rx="16"/>
  <rect class="chip-of-card" x="30" y="70" width="52" height="42" rx="6"/>
  <text x="30" y="44" font-size="22" font-weight="700">Vitale</text>
  <text x="30" y="150" font-size="17">Leïla Exemple</text>
  <text x="30" y="180" font-size="17">2 85 06 99 999 101 44</text>
  <rect class="ring" x="22" y="160" width="272" height="28" rx="14"/>
  <text class="number" x="304" y="181" font-size="20">1</text>
  <text x="30" y="222" font-size="17">80250 00002 99000 00000 1</text>
  <rect class="ring" x="22" y="202" width="272" height="28" rx="14"/>
  <text class="number" x="304" y="223" font-size="20">2</text>
</svg>`
}
