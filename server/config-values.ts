/** Reading one value of a setting: what it must look like, and the French sentence that says so. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { AccessibilityAudit } from '@carnet/core/model/accessibility-audit.ts'
import { isDay } from '@carnet/core/model/identity.ts'
import type { Rate } from '@carnet/core/model/rate.ts'

export class ConfigError extends Error {
  override readonly name: string = 'ConfigError'
}

/** Of a production: a demonstration has all it needs. */
export class MissingSettingsError extends ConfigError {
  override readonly name = 'MissingSettingsError'
}

export function existingFile(name: string, value: string | undefined): string | undefined {
  if (value === undefined) return undefined
  if (!existsSync(value)) throw new ConfigError(`${name}=${value} : ce fichier n’existe pas.`)
  return resolve(value)
}

export function shaped(
  name: string,
  value: string,
  { shape, expected }: { readonly shape: RegExp; readonly expected: string },
): string {
  if (!shape.test(value)) throw new ConfigError(`${name}=${value} : attendu ${expected}.`)
  return value
}

/** « 72.5@2026-10-01 »: the rate that an audit found, and its day; « non »: none was made. */
export function accessibilityAudit(name: string, value: string): AccessibilityAudit | undefined {
  if (value === 'non') return undefined
  const [, rate, on] = /^(\d{1,3}(?:\.\d\d?)?)@(\d{4}-\d\d-\d\d)$/.exec(value) ?? []
  if (rate === undefined || on === undefined || Number(rate) > 100 || !isDay(on))
    throw new ConfigError(
      `${name}=${value} : attendu non, ou le taux et le jour de l’audit, comme 72.5@2026-10-01.`,
    )
  return { rate: Number(rate), on }
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}

export function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value)
  if (found === undefined) throw new ConfigError(`${name}=${value} : attendu ${allowed.join(' ou ')}.`)
  return found
}

export function count(name: string, value: string): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number) || number <= 0)
    throw new ConfigError(`${name}=${value} : attendu un entier positif.`)
  return number
}

const unitSeconds = { s: 1, min: 60, h: 3600, d: 86_400 } as const

/** « 60/min,600/h », « 5/15min », or « off »: no limit. */
export function rates(name: string, value: string): readonly Rate[] {
  if (value === 'off') return []
  const notUnderstood = new ConfigError(
    `${name}=${value} : attendu des limites de durées différentes, comme 60/min,600/h,3000/d, ou off.`,
  )
  const parsed = value.split(',').map((one) => {
    const [, max, times = '1', unit] = /^([1-9]\d{0,8})\/([1-9]\d{0,3})?(s|min|h|d)$/.exec(one.trim()) ?? []
    if (unit === undefined) throw notUnderstood
    return { max: Number(max), seconds: Number(times) * unitSeconds[unit as keyof typeof unitSeconds] }
  })
  if (new Set(parsed.map(({ seconds }) => seconds)).size < parsed.length) throw notUnderstood
  return parsed
}

export function port(name: string, value: string): number {
  const number = Number(value)
  if (!Number.isInteger(number) || number < 0 || number > 65535)
    throw new ConfigError(`${name}=${value} : attendu un port, de 0 (libre) à 65535.`)
  return number
}
