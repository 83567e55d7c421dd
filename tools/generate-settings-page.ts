/** Writes docs/exploiter/reglages.md from the settings that server/config.ts reads. */
import { defaultRuleSettings, settingSentences } from '../core/rules/settings.ts'
import { settings } from '../server/settings.ts'
import { gluedSigns } from '../web/words/typography.ts'
import { table } from './markdown-table.ts'

export function generateSettingsPage(): ReadonlyMap<string, string> {
  return new Map([['docs/exploiter/reglages.md', page()]])
}

function page(): string {
  const environment = settings.map(({ name, byDefault, french }) => [
    name
      .split(', ')
      .map((one) => `\`${one}\``)
      .join(', '),
    gluedSigns(byDefault),
    gluedSigns(french),
  ])
  const law = Object.entries(defaultRuleSettings).map(([name, value]) => {
    const { sentence, source } = settingSentences[name as keyof typeof settingSentences]
    return [`\`${name}\``, `\`${JSON.stringify(value)}\``, sentence, source]
  })
  return `# Les réglages

Après cette page, vous savez ce qui se règle, la valeur prise quand vous ne dites rien, et ce qui ne se règle pas encore.

Page produite par \`npm run docs\`.

## Par l’environnement

Lus une fois, au démarrage, par \`server/config.ts\`. Une valeur qui n’est pas comprise empêche de démarrer et la phrase d’erreur dit laquelle. Ce qu’il faut en production\u00a0: [installer.md](installer.md).

${table(['Nom', 'Par défaut', 'Ce que c’est'], environment)}

## Par la règle de droit

Ces valeurs sont celles de \`core/rules/settings.ts\`. Elles ne se lisent pas encore dans l’environnement\u00a0: les changer, c’est changer ce fichier. «\u00a0Non vérifié\u00a0»\u00a0: voir [non-verifie.md](../non-verifie.md).

${table(['Nom', 'Valeur', 'Effet', 'Source'], law)}
`
}
