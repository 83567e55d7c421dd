/** The identifier and the password that their owner chooses: three fields, and what is wrong with each. Spec: rules.md LIF-05, LIF-07. */
import type { Display } from '../display.ts'
import { type Html, html } from '../html.ts'
import { type FieldProblem, problemOf } from '../ui/field/error-summary.ts'
import { textField } from '../ui/field/field.ts'
import { chosenSecrets as words } from '../words/password.ts'
import { sayIn } from '../words/readings.ts'

export type ChosenSecretsData = {
  readonly display: Display
  readonly typedLogin?: string
  readonly passwordMinLength: number
  readonly problems?: {
    readonly login: keyof typeof words.loginProblems | undefined
    /** A sentence each. */
    readonly password: readonly string[]
    readonly again: 'different' | undefined
  }
}

export function chosenSecretsProblems({ display, problems }: ChosenSecretsData): readonly FieldProblem[] {
  if (problems === undefined) return []
  const { login, password, again } = problems
  return [
    ...(login === undefined
      ? []
      : [{ field: 'identifiant', words: sayIn(display)(words.loginProblems[login]) }]),
    ...password.map((sentence) => ({ field: 'motDePasse', words: sentence })),
    ...(again === undefined ? [] : [{ field: 'encore', words: words[again] }]),
  ]
}

/** POSTs `identifiant`, `motDePasse` and `encore`. */
export function chosenSecretsFields(
  { display, typedLogin, passwordMinLength }: ChosenSecretsData,
  found: readonly FieldProblem[],
): Html {
  const say = sayIn(display)
  const secret = (name: string, label: string, hint?: string) =>
    textField({
      name,
      label,
      type: 'password',
      autocomplete: 'new-password',
      hint,
      error: problemOf(found, name),
    })
  return html`${textField({
    name: 'identifiant',
    label: words.login,
    type: 'text',
    autocomplete: 'username',
    hint: words.loginHint,
    value: typedLogin,
    error: problemOf(found, 'identifiant'),
  })}
  ${secret('motDePasse', words.password, say(words.passwordHint)(passwordMinLength))}
  ${secret('encore', words.again)}`
}
