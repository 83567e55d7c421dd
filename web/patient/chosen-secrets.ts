/** The identifier and the password that their owner chooses: three fields, and what is wrong with each. Spec: rules.md LIF-05, LIF-07. */
import { type Html, html } from '../html.ts'
import type { Speech } from '../speech.ts'
import { type FieldProblem, problemOf } from '../ui/field/error-summary.ts'
import { textField } from '../ui/field/field.ts'
import type { chosenSecrets } from '../words/password.ts'

export type ChosenSecretsData = {
  readonly typedLogin?: string
  readonly passwordMinLength: number
  readonly problems?: {
    readonly login: keyof typeof chosenSecrets.loginProblems | undefined
    /** A sentence each. */
    readonly password: readonly string[]
    readonly again: 'different' | undefined
  }
}

export function chosenSecretsProblems(
  { problems, passwordMinLength }: ChosenSecretsData,
  { say, language, words: { chosenSecrets: words } }: Speech,
): readonly FieldProblem[] {
  if (problems === undefined) return []
  const { login, password, again } = problems
  // What the rules say of a password, they say in French: beside the field, its hint says it again.
  const leftInFrench =
    language === 'fr' ? {} : ({ lang: 'fr', atField: say(words.passwordHint)(passwordMinLength) } as const)
  return [
    ...(login === undefined ? [] : [{ field: 'identifiant', words: say(words.loginProblems[login]) }]),
    ...password.map((sentence) => ({ field: 'motDePasse', words: sentence, ...leftInFrench })),
    ...(again === undefined ? [] : [{ field: 'encore', words: words[again] }]),
  ]
}

/** POSTs `identifiant`, `motDePasse` and `encore`. */
export function chosenSecretsFields(
  { typedLogin, passwordMinLength }: ChosenSecretsData,
  found: readonly FieldProblem[],
  { say, words: { chosenSecrets: words } }: Speech,
): Html {
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
