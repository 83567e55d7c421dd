/**
 * The regimes that a deployment writes for itself: a list, each with its name, the day it begins, the shipped regime that
 * it starts from, and the settings that it changes. Taken whole or not at all. Spec: rules.md §2.1, §2.3.
 */
import { isDay } from '@carnet/core/model/identity.ts'
import type { Regime, Regimes } from './regimes.ts'
import { isObject, readFields, type SettingProblem } from './setting-kinds.ts'
import { consistency, type RuleSettings, ruleSettings, type SettingName } from './settings.ts'

/** What a regime may start from; `2022` unless it says. */
export type Starts = Readonly<Record<'2011' | '2022', RuleSettings>>

export type RegimesRead =
  | { readonly accepted: true; readonly regimes: Regimes }
  | { readonly accepted: false; readonly problems: readonly RegimeProblem[] }

/** `regime`: its name, or its place in the list when it has none; undefined: the list itself. */
export type RegimeProblem = SettingProblem & { readonly regime: string | undefined }

const parts = ['name', 'effectiveFrom', 'extends', 'settings']
/** It is kept with each consent, and printed in columns. */
const nameShape = /^[\p{L}\p{N}][\p{L}\p{N} ’'._-]{0,39}$/u

export function readRegimes(written: unknown, starts: Starts): RegimesRead {
  if (!Array.isArray(written) || written.length === 0)
    return {
      accepted: false,
      problems: [{ regime: undefined, key: '', expected: 'une liste d’un régime au moins, entre crochets' }],
    }
  const read = written.map((one: unknown, at) => readRegime(one, at, starts))
  const problems = [
    ...read.flatMap(({ problems: found }) => found),
    ...problemsOfOrder(read.flatMap(({ regime }) => regime ?? [])),
  ]
  const [first, ...others] = read.flatMap(({ regime }) => regime ?? [])
  return problems.length === 0 && first !== undefined
    ? { accepted: true, regimes: [first, ...others] }
    : { accepted: false, problems }
}

type RegimeRead = { readonly regime: Regime | undefined; readonly problems: readonly RegimeProblem[] }

function readRegime(written: unknown, at: number, starts: Starts): RegimeRead {
  const place = `n°\u00a0${at + 1}`
  if (!isObject(written))
    return {
      regime: undefined,
      problems: [{ regime: place, key: '', expected: 'un objet, entre accolades' }],
    }
  const { name, effectiveFrom, extends: start = '2022', settings: changes } = written
  const named = typeof name === 'string' && nameShape.test(name)
  const dated = typeof effectiveFrom === 'string' && isDay(effectiveFrom)
  const based = start === '2011' || start === '2022'
  const read = readFields(changes ?? {}, {
    kinds: kindsOfSettings,
    key: '',
    whole: 'settings',
    replaced: starts[based ? start : '2022'],
  })
  const problems = [
    ...Object.keys(written)
      .filter((key) => !parts.includes(key))
      .map((key) => ({ key, expected: `un de ces noms\u00a0: ${parts.join(', ')}` })),
    ...(named ? [] : [{ key: 'name', expected: 'un nom de quarante signes au plus' }]),
    ...(dated ? [] : [{ key: 'effectiveFrom', expected: 'un jour qui existe, comme "2027-01-01"' }]),
    ...(based ? [] : [{ key: 'extends', expected: '"2011" ou "2022"' }]),
    ...read.problems,
    ...(read.problems.length === 0 ? inconsistenciesOf(read.value) : []),
  ].map((problem) => ({ ...problem, regime: named ? name : place }))
  return {
    problems,
    regime: named && dated ? { name, effectiveFrom, settings: read.value } : undefined,
  }
}

const kindsOfSettings = Object.fromEntries(
  Object.entries(ruleSettings).map(([name, { kind }]) => [name, kind]),
) as { readonly [Name in SettingName]: (typeof ruleSettings)[Name]['kind'] }

function inconsistenciesOf(settings: RuleSettings): readonly SettingProblem[] {
  return consistency
    .filter(({ holds }) => !holds(settings))
    .map(({ between, expected }) => ({ key: between.join(' et '), expected }))
}

function problemsOfOrder(regimes: readonly Regime[]): readonly RegimeProblem[] {
  return regimes.flatMap(({ name, effectiveFrom }, at) => [
    ...(regimes.slice(0, at).some((earlier) => earlier.name === name)
      ? [{ regime: name, key: 'name', expected: 'un nom qu’aucun autre régime ne porte' }]
      : []),
    ...(at > 0 && effectiveFrom <= regimes[at - 1]!.effectiveFrom
      ? [
          {
            regime: name,
            key: 'effectiveFrom',
            expected: `un jour après le ${regimes[at - 1]!.effectiveFrom}, où commence le régime écrit avant lui`,
          },
        ]
      : []),
  ])
}
