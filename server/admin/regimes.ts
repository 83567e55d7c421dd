/** `admin regimes`: the regimes of this deployment, what each sets otherwise than by default, and what was lived. */
import { type Regime, regimeInForce, settingsThatDiffer } from '@carnet/core/rules/regimes.ts'
import { defaultRuleSettings, type RuleSettings, type SettingName } from '@carnet/core/rules/settings.ts'
import { type RegimeChange, regimeChanges } from '../store/regime-changes.ts'
import { type AdminLine, AdminUsageError, allowOptions } from './arguments.ts'
import type { Operator } from './operator.ts'

const changesMax = 100

export async function regimes(
  { operands, options }: AdminLine,
  { platform, stdout }: Operator,
): Promise<void> {
  if (operands.length > 0) throw new AdminUsageError('regimes n’attend rien d’autre.')
  allowOptions(options, 'all', 'json')
  const inForce = regimeInForce(platform.regimes, platform.clock.now())
  const changes = await platform.database.read((tx) => regimeChanges(tx, changesMax))
  if (options.json) {
    const told = platform.regimes.map((regime) => ({ ...regime, inForce: regime === inForce }))
    stdout.write(`${JSON.stringify({ regimes: told, changes })}\n`)
    return
  }
  const lines = [
    ...platform.regimes.flatMap((regime) =>
      linesOf(regime, { inForce: regime === inForce, all: options.all }),
    ),
    '',
    'Ce que ce déploiement a connu, du plus récent au plus ancien\u00a0:',
    ...changes.map((change, at) => lineOf(change, changes[at + 1])),
  ]
  stdout.write(`${lines.join('\n')}\n`)
}

function linesOf(
  { name, effectiveFrom, settings }: Regime,
  { inForce, all = false }: { readonly inForce: boolean; readonly all: boolean | undefined },
): readonly string[] {
  const differing = settingsThatDiffer(settings, defaultRuleSettings)
  const shown = all ? (Object.keys(settings) as readonly SettingName[]) : differing
  return [
    `${name}, à partir du ${effectiveFrom}${inForce ? ', en vigueur' : ''}`,
    ...shown.map((setting) => {
      const usual = differing.includes(setting)
        ? ` (par défaut\u00a0: ${said(defaultRuleSettings, setting)})`
        : ''
      return `  ${setting}\t${said(settings, setting)}${usual}`
    }),
    ...(shown.length === 0 ? ['  les réglages par défaut'] : []),
  ]
}

function said(settings: RuleSettings, name: SettingName): string {
  return JSON.stringify(settings[name])
}

/** `before`: the change that this one followed; undefined when it was the first, or beyond those that are read. */
function lineOf({ at, name, previous, settings }: RegimeChange, before: RegimeChange | undefined): string {
  const changed =
    settings === null || before?.settings == null
      ? []
      : settingsThatDiffer(settings as RuleSettings, before.settings)
  return [at.toISOString(), name, previous ?? '', changed.join(', ')].join('\t').trimEnd()
}
