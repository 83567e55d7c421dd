/** The words after `npm start --` and `npm run serve --`. contract.md §1. */

export type StartOptions = { readonly demo: boolean; readonly fresh: boolean; readonly big: boolean }

/** Exit code 2. */
export class StartUsageError extends Error {
  override readonly name = 'StartUsageError'
}

/** @throws StartUsageError */
export function readStartOptions(words: readonly string[]): StartOptions {
  const known = ['--demo', '--fresh', '--big']
  const unknown = words.find((word) => !known.includes(word))
  // `npm start` itself says --demo.
  if (unknown !== undefined)
    throw new StartUsageError(
      words.includes('--demo')
        ? `Option inconnue\u00a0: ${unknown}. npm start -- accepte --fresh (repartir de rien) et --big (ajouter un dossier de 2\u202f000 documents). Rien n’a été démarré.`
        : `Option inconnue\u00a0: ${unknown}. npm run serve n’en a aucune\u00a0: ses réglages sont dans l’environnement (docs/exploiter/reglages.md). Rien n’a été démarré.`,
    )
  return {
    demo: words.includes('--demo'),
    fresh: words.includes('--fresh'),
    big: words.includes('--big'),
  }
}
