/**
 * The file of a directory: the columns of the public extract of the annuaire santé, by their names, and a few of ours.
 * Read as it comes, in batches. docs/exploiter/annuaire.md.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { type PsIdNat, professionSystems, type StructIdNat } from '@carnet/core/model/caller.ts'
import type {
  DirectoryLine,
  DirectoryLineProfessional,
  DirectoryLineStructure,
} from '@carnet/core/model/directory.ts'
import type { DirectoryFile } from '../actions/change-directory.ts'
import { UnusableFile } from './arguments.ts'

const batchLines = 5000
const faultsMax = 20

const columns = {
  professional: 'Identification nationale PP',
  lastName: "Nom d'exercice",
  firstName: "Prénom d'exercice",
  profession: 'Code profession',
  category: 'Code catégorie professionnelle',
  professionSystem: 'Nomenclature de la profession',
  speciality: 'Code savoir-faire',
  section: 'Code section tableau pharmaciens',
  email: 'Adresse BAL',
  structure: 'Identifiant national de la structure',
  finess: 'Numéro FINESS site',
  siret: 'Numéro SIRET site',
  name: 'Raison sociale site',
  sign: 'Enseigne commerciale site',
  sector: "Code secteur d'activité",
  regulationCentre: 'Centre de régulation',
  active: 'Actif',
} as const
type Column = keyof typeof columns

type Cells = Readonly<Partial<Record<Column, string>>>

export type ReadDirectoryFile = DirectoryFile & {
  /** So far: lines read, and professionals whose place is not numbered, or not described. */
  readonly progress: { lines: number; withoutPlace: number }
}

/** What it gives throws UnusableFile with each fault, by line, up to twenty of them. */
export function readDirectoryFile(file: string): ReadDirectoryFile {
  const hash = createHash('sha256')
  const progress = { lines: 0, withoutPlace: 0 }
  return { batches: batchesOf(file, hash, progress), sha256: () => hash.digest('hex'), progress }
}

async function* batchesOf(
  file: string,
  hash: ReturnType<typeof createHash>,
  progress: ReadDirectoryFile['progress'],
): AsyncGenerator<readonly DirectoryLine[]> {
  const bytes = createReadStream(file)
  bytes.on('data', (chunk) => hash.update(chunk))
  const faults: string[] = []
  let batch: DirectoryLine[] = []
  let read: ((line: string) => Cells) | undefined
  let number = 0
  try {
    for await (const line of createInterface({ input: bytes, crlfDelay: Number.POSITIVE_INFINITY })) {
      number += 1
      if (read === undefined) {
        read = readerOf(line.replace(/^\uFEFF/, ''))
        continue
      }
      if (line.trim() === '') continue
      progress.lines += 1
      const found = lineOf(read(line), number)
      if (typeof found === 'string') faults.push(`Ligne ${number}\u00a0: ${found}.`)
      else {
        if (found.professional !== undefined && found.structure === undefined) progress.withoutPlace += 1
        batch.push(found)
      }
      if (faults.length >= faultsMax) break
      if (batch.length < batchLines) continue
      yield batch
      batch = []
    }
  } catch (cause) {
    if (!isSystemError(cause)) throw cause
    throw new UnusableFile(`Le fichier ${file} ne se lit pas.`, { cause })
  }
  if (read === undefined) throw new UnusableFile(`Le fichier ${file} est vide.`)
  if (faults.length > 0)
    throw new UnusableFile(
      [...faults, ...(faults.length >= faultsMax ? ['La suite n’a pas été lue.'] : [])].join('\n'),
    )
  if (batch.length > 0) yield batch
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}

/** By the heading: where each column is, whatever their order, and what parts them. @throws UnusableFile */
function readerOf(heading: string): (line: string) => Cells {
  const separator = ['|', ';', '\t'].find((each) => heading.includes(each)) ?? ','
  const titles = cellsOf(heading, separator).map(folded)
  const places = (Object.keys(columns) as Column[]).flatMap((column) => {
    const at = titles.indexOf(folded(columns[column]))
    return at === -1 ? [] : [{ column, at }]
  })
  const has = (column: Column) => places.some((place) => place.column === column)
  const missing = [
    ...(has('professional')
      ? (['lastName', 'firstName', 'profession'] as const).filter((each) => !has(each))
      : []),
    ...(has('structure') || has('finess') || has('siret')
      ? (['name', 'sector'] as const).filter((each) => !has(each))
      : []),
  ].map((column) => columns[column])
  if (missing.length > 0)
    throw new UnusableFile(
      `Ligne 1\u00a0: il manque ${missing.map((each) => `«\u00a0${each}\u00a0»`).join(', ')}.`,
    )
  if (!has('professional') && !has('structure') && !has('finess') && !has('siret'))
    throw new UnusableFile(
      `Ligne 1\u00a0: ni «\u00a0${columns.professional}\u00a0», ni «\u00a0${columns.structure}\u00a0», ni «\u00a0${columns.finess}\u00a0»\u202f; la première ligne donne les noms des colonnes.`,
    )
  return (line) => {
    const cells = cellsOf(line, separator)
    return Object.fromEntries(places.map(({ column, at }) => [column, (cells[at] ?? '').trim()]))
  }
}

/** The extract is sent with one apostrophe or the other. */
function folded(title: string): string {
  return title.trim().replaceAll('’', "'").toLowerCase()
}

/** A cell between double quotes may hold the separator, and a quote written twice. */
function cellsOf(line: string, separator: string): readonly string[] {
  if (!line.includes('"')) return line.split(separator)
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at)
    if (character === '"' && quoted && line.charAt(at + 1) === '"') {
      cell += '"'
      at += 1
    } else if (character === '"' && (quoted || cell === '')) quoted = !quoted
    else if (character === separator && !quoted) {
      cells.push(cell)
      cell = ''
    } else cell += character
  }
  return [...cells, cell]
}

/** What the line says, or what is wrong with it: the column, never the value. */
function lineOf(cells: Cells, number: number): DirectoryLine | string {
  const active = yesOrNo(cells.active)
  if (active === 'neither') return `«\u00a0${columns.active}\u00a0» est oui ou non`
  const professional = professionalIn(cells, active)
  if (typeof professional === 'string') return professional
  // The extract numbers places of which it says no more: nobody can call from there.
  const described = Boolean(cells.sector && (cells.name || cells.sign))
  const structure =
    professional !== undefined && !described
      ? undefined
      : structureIn(cells, professional === undefined ? active : undefined)
  if (typeof structure === 'string') return structure
  if (professional === undefined && structure === undefined) return 'ni professionnel, ni structure'
  return { number, professional, structure }
}

/** Ours, for tests and small deployments: whatever begins by a digit. The RPPS key is not judged (documents.md §4.1). */
const numberOfSomebody = /^\d[\dA-Za-z/.-]{4,40}$/

function professionalIn(
  cells: Cells,
  active: boolean | undefined,
): DirectoryLineProfessional | undefined | string {
  const { professional = '', lastName = '', firstName = '', profession = '' } = cells
  if (professional === '') return undefined
  if (!numberOfSomebody.test(professional)) return `«\u00a0${columns.professional}\u00a0» n’est pas un numéro`
  for (const column of ['lastName', 'firstName'] as const)
    if ((cells[column] ?? '') === '') return `«\u00a0${columns[column]}\u00a0» manque`
  if (!/^[\dA-Za-z-]{1,20}$/.test(profession)) return `«\u00a0${columns.profession}\u00a0» n’est pas un code`
  const system = cells.professionSystem || (cells.category === 'E' ? inTraining : practising)
  if (!knownSystems.has(system))
    return `«\u00a0${columns.professionSystem}\u00a0» n’est pas une nomenclature connue`
  const speciality = cells.speciality || cells.section
  if (speciality && !/^[\dA-Za-z-]{1,20}$/.test(speciality))
    return `«\u00a0${columns.speciality}\u00a0» n’est pas un code`
  if (cells.email && !/^[^\s@]+@[^\s@]+$/.test(cells.email))
    return `«\u00a0${columns.email}\u00a0» n’est pas une adresse`
  return {
    id: professional as PsIdNat,
    lastName,
    firstName,
    professionCode: profession,
    professionSystem: system,
    speciality: speciality || undefined,
    email: cells.email || undefined,
    active: active ?? true,
  }
}

const { g15: practising, g16InTraining: inTraining } = professionSystems
const knownSystems: ReadonlySet<string> = new Set(
  Object.values(professionSystems).filter((system) => system !== professionSystems.roles),
)

function structureIn(cells: Cells, active: boolean | undefined): DirectoryLineStructure | undefined | string {
  const { structure = '', finess = '', siret = '', sector = '' } = cells
  const id = structure || (finess && `1${finess}`) || (siret && `3${siret}`)
  if (id === '') return undefined
  if (!numberOfSomebody.test(id)) return `«\u00a0${columns.structure}\u00a0» n’est pas un numéro`
  const name = cells.name || cells.sign
  if (!name) return `«\u00a0${columns.name}\u00a0» manque`
  if (!/^SA\d\d$/.test(sector)) return `«\u00a0${columns.sector}\u00a0» n’est pas un secteur, SA07`
  const regulationCentre = yesOrNo(cells.regulationCentre)
  if (regulationCentre === 'neither') return `«\u00a0${columns.regulationCentre}\u00a0» est oui ou non`
  return { id: id as StructIdNat, name, sector, regulationCentre, active }
}

function yesOrNo(text: string | undefined): boolean | undefined | 'neither' {
  switch (text?.toLowerCase()) {
    case undefined:
    case '':
      return undefined
    case 'oui':
      return true
    case 'non':
      return false
    default:
      return 'neither'
  }
}
