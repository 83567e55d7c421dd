/** The regimes of the deployment: those of CARNET_REGIMES, or the two that ship. rules.md §2.1; docs/exploiter/regimes.md. */
import { readFileSync } from 'node:fs'
import { type RegimesRead, readRegimes } from '@carnet/core/rules/read-regimes.ts'
import { type Regimes, regimes as shippedRegimes, shippedSettings } from '@carnet/core/rules/regimes.ts'
import type { RuleSettings } from '@carnet/core/rules/settings.ts'
import { ConfigError } from './config-values.ts'

/** Throws ConfigError naming all that is wrong: a file of regimes is taken whole or not at all. */
export function loadRegimes(
  file: string | undefined,
  {
    byMode,
    settled,
  }: {
    /** What the mode gives to the regimes that ship; the file may say otherwise. */
    readonly byMode: Partial<RuleSettings>
    /** What a setting of the environment says, for every regime. */
    readonly settled: Partial<RuleSettings>
  },
): Regimes {
  const under = (settings: RuleSettings) => ({ ...settings, ...byMode })
  const starts = { '2011': under(shippedSettings['2011']), '2022': under(shippedSettings['2022']) }
  const ours = file === undefined ? withSettings(shippedRegimes, under) : regimesIn(file, starts)
  return withSettings(ours, (settings) => ({ ...settings, ...settled }))
}

function withSettings(
  [first, ...others]: Regimes,
  change: (settings: RuleSettings) => RuleSettings,
): Regimes {
  const changed = (regime: Regimes[0]) => ({ ...regime, settings: change(regime.settings) })
  return [changed(first), ...others.map(changed)]
}

function regimesIn(file: string, starts: Parameters<typeof readRegimes>[1]): Regimes {
  const read = readRegimes(parsed(file), starts)
  if (read.accepted) return read.regimes
  throw new ConfigError(
    `CARNET_REGIMES=${file}\u00a0: ce fichier n’est pas accepté.\n${read.problems.map(lineOf).join('\n')}`,
  )
}

type Problem = Extract<RegimesRead, { readonly accepted: false }>['problems'][number]

function lineOf({ regime, key, expected }: Problem): string {
  const where = [
    ...(regime === undefined ? [] : [`régime «\u00a0${regime}\u00a0»`]),
    ...(key === '' ? [] : [key]),
  ]
  return `  ${where.length === 0 ? 'le fichier' : where.join(', ')}\u00a0: attendu ${expected}.`
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    const what = error instanceof SyntaxError ? 'ce fichier n’est pas du JSON' : 'ce fichier ne se lit pas'
    throw new ConfigError(`CARNET_REGIMES=${file}\u00a0: ${what} (${(error as Error).message}).`, {
      cause: error,
    })
  }
}
