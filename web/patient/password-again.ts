/** The password, written again before what weighs most: its field, and why it was not taken. */
import { type Html, html } from '../html.ts'
import { type FieldProblem, problemOf } from '../ui/field/error-summary.ts'
import { textField } from '../ui/field/field.ts'
import type { Carnet } from '../ui/page/page.ts'
import { passwordAgain as words } from '../words/password.ts'
import { sayIn } from '../words/readings.ts'

export type PasswordProblem =
  | { readonly kind: 'passwordMissing' | 'passwordWrong' }
  | { readonly kind: 'tooManyTries'; readonly minutes: number }

/** POSTs `motDePasse`; of who has none, nothing: her passkey is asked for on the page that follows. */
export function passwordField(
  { passkeyAlone = false, display }: Pick<Carnet, 'passkeyAlone' | 'display'>,
  found: readonly FieldProblem[],
  id = 'motDePasse',
): Html {
  if (passkeyAlone) return html`<p class="soft">${sayIn(display)(words.passkeyNext)}</p>`
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
