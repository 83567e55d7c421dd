/** The account that `--mssante-account` names: JSON, whose files of keys stand beside it. docs/integrer/mssante.md. */
import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { UnusableInput } from '../client/errors.ts'
import type { MssanteAccount } from '../mssante/account.ts'

const texts = ['host', 'from', 'user', 'password'] as const
const files = {
  passwordFile: 'password',
  authorityFile: 'authority',
  certificateFile: 'certificate',
  keyFile: 'key',
} as const

/** @throws UnusableInput */
export async function readMssanteAccount(file: string): Promise<MssanteAccount> {
  const written = await readObject(file)
  const known: readonly string[] = [...texts, ...Object.keys(files), 'port', 'tls', 'patientMayAnswer']
  const unknown = Object.keys(written).find((name) => !known.includes(name))
  if (unknown !== undefined) throw wrong(file, `«\u00a0${unknown}\u00a0» n’en est pas un réglage`)
  const account: Record<string, unknown> = { tls: tlsOf(written.tls ?? 'implicit', file) }
  for (const name of texts) if (written[name] !== undefined) account[name] = textOf(written, name, file)
  for (const [name, kept] of Object.entries(files))
    if (written[name] !== undefined) account[kept] = await besideOf(file, textOf(written, name, file))
  if (written.port !== undefined) account.port = portOf(written.port, file)
  if (written.patientMayAnswer !== undefined) account.patientMayAnswer = written.patientMayAnswer === true
  for (const name of ['host', 'from'] as const)
    if (account[name] === undefined) throw wrong(file, `il manque «\u00a0${name}\u00a0»`)
  return account as MssanteAccount
}

async function readObject(file: string): Promise<Readonly<Record<string, unknown>>> {
  let value: unknown
  try {
    value = JSON.parse(await readFile(file, 'utf8'))
  } catch (cause) {
    throw new UnusableInput(`Le compte MSSanté ${file} ne se lit pas, ou n’est pas du JSON.`, { cause })
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(file, 'un objet JSON')
  return value as Readonly<Record<string, unknown>>
}

function textOf(written: Readonly<Record<string, unknown>>, name: string, file: string): string {
  const value = written[name]
  if (typeof value !== 'string' || value === '')
    throw wrong(file, `«\u00a0${name}\u00a0» est un texte qui n’est pas vide`)
  return value
}

function tlsOf(value: unknown, file: string): MssanteAccount['tls'] {
  if (value !== 'implicit' && value !== 'starttls')
    throw wrong(file, '«\u00a0tls\u00a0» est «\u00a0implicit\u00a0» ou «\u00a0starttls\u00a0»')
  return value
}

function portOf(value: unknown, file: string): number {
  if (!Number.isInteger(value) || Number(value) < 1 || Number(value) > 65_535)
    throw wrong(file, '«\u00a0port\u00a0» est un nombre de 1 à 65535')
  return Number(value)
}

async function besideOf(file: string, name: string): Promise<string> {
  const path = resolve(dirname(file), name)
  try {
    return (await readFile(path, 'utf8')).trim()
  } catch (cause) {
    throw new UnusableInput(`Le fichier ${path} du compte MSSanté ne se lit pas.`, { cause })
  }
}

function wrong(file: string, what: string): UnusableInput {
  return new UnusableInput(`Compte MSSanté ${file}\u00a0: ${what}.`)
}
