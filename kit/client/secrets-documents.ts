/** The « document des secrets »: what the holder takes away, in memory only. rules.md CON-22. */
import { mayHandOver, type SecretRoute } from '@carnet/core/rules/patient-account.ts'
import { UnusableInput } from './errors.ts'
import type { PortalSecrets } from './patient-access.ts'

export type SecretsDocument = { readonly route: SecretRoute; readonly text: string }

/**
 * One sheet to print, or one message for each way. The caller prints or sends them; they are written nowhere.
 * @throws UnusableInput when both would take the same electronic way
 */
export function secretsDocuments(
  { login, password }: PortalSecrets,
  routes: { readonly login: SecretRoute; readonly password: SecretRoute },
): readonly SecretsDocument[] {
  if (!mayHandOver(routes))
    throw new UnusableInput(
      'L’identifiant et le mot de passe ne partent jamais par la même voie électronique. Imprimez-les, ou choisissez deux voies.',
    )
  const loginLine = `Votre identifiant\u00a0: ${login}`
  const passwordLine = `Votre mot de passe\u00a0: ${password}`
  if (routes.login === routes.password) return [{ route: 'paper', text: page([loginLine, passwordLine]) }]
  return [
    { route: routes.login, text: page([loginLine]) },
    { route: routes.password, text: page([passwordLine]) },
  ]
}

function page(lines: readonly string[]): string {
  return [
    'Accès à votre dossier médical',
    ...lines,
    'Un code vous sera envoyé à chaque connexion. Ne donnez ces secrets à personne.',
  ].join('\n\n')
}
