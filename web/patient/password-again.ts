/** The password, written again before what weighs most: its field, and why it was not taken. */
import type { Html } from '../html.ts'
import { type FieldProblem, problemOf } from '../ui/field/error-summary.ts'
import { textField } from '../ui/field/field.ts'
import { passwordAgain as words } from '../words/password.ts'

export type PasswordProblem =
  | { readonly kind: 'passwordMissing' | 'passwordWrong' }
  | { readonly kind: 'tooManyTries'; readonly minutes: number }

/** POSTs `motDePasse`. */
export function passwordField(found: readonly FieldProblem[], id = 'motDePasse'): Html {
  return textField({
    name: 'motDePasse',
    id,
    label: words.label,
    type: 'password',
    autocomplete: 'current-password',
    hint: words.hint,
    error: problemOf(found, id),
  })
}

export function passwordProblem(problem: PasswordProblem, id = 'motDePasse'): FieldProblem {
  if (problem.kind === 'tooManyTries')
    return { field: id, words: words.tooManyTries(problem.minutes), atField: '' }
  return { field: id, words: words[problem.kind] }
}
