/** Writes docs/exploiter/reglages.md from the settings that server/config.ts reads. */
import { regimes, settingsThatDiffer } from '../core/rules/regimes.ts'
import { defaultRuleSettings, ruleSettings, type SettingName } from '../core/rules/settings.ts'
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
  const law = Object.entries(ruleSettings).map(([name, { kind, byDefault, sentence, source }]) => [
    `\`${name}\``,
    [`\`${JSON.stringify(byDefault)}\``, ...otherwise(name as SettingName)].join('<br>'),
    kind.expected,
    sentence,
    source,
  ])
  return `# Les réglages

Après cette page, vous savez ce qui se règle, où, et la valeur prise quand vous ne dites rien.

Page produite par \`npm run docs\`.

## Par l’environnement

Lus une fois, au démarrage, par \`server/config.ts\`. Une valeur qui n’est pas comprise empêche de démarrer et la phrase d’erreur dit laquelle. Ce qu’il faut en production\u00a0: [installer.md](installer.md).

${table(['Nom', 'Par défaut', 'Ce que c’est'], environment)}

## Par la règle de droit

Ces valeurs sont celles de \`core/rules/settings.ts\`, régime par régime. Un déploiement en change par le fichier \`CARNET_REGIMES\`\u00a0: [regimes.md](regimes.md). «\u00a0Non vérifié\u00a0»\u00a0: voir [non-verifie.md](../non-verifie.md).

${table(['Nom', 'Valeur', 'Ce qu’écrit le fichier', 'Effet', 'Source'], law)}
`
}

/** Under the regimes that ship and do not take the default. */
function otherwise(name: SettingName): readonly string[] {
  return regimes
    .filter(({ settings: set }) => settingsThatDiffer(set, defaultRuleSettings).includes(name))
    .map(({ name: regime, settings: set }) => `sous ${regime}\u00a0: \`${JSON.stringify(set[name])}\``)
}
