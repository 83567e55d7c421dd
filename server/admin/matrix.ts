/** `admin matrix`: the access matrices of this deployment; another is looked at before it is imported. rules.md §5.2, MAT-03. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { displayOf } from '@carnet/core/codes/value-sets.ts'
import { civilDay } from '@carnet/core/model/civil-day.ts'
import {
  type MatrixCell,
  type MatrixVersion,
  matrixInForce,
  matrixUnder,
} from '@carnet/core/rules/access-matrix.ts'
import {
  diffMatrices,
  formatMatrixCsv,
  formatMatrixJson,
  type MatrixDiff,
  type MatrixImport,
} from '@carnet/core/rules/matrix-exchange.ts'
import { physiciansMatrix } from '@carnet/core/rules/physicians-matrix.ts'
import { matrixProfessions } from '@carnet/core/rules/provisional-matrix.ts'
import { ConfigError } from '../config-values.ts'
import { documentTypes, loadMatrices, problemsInWords, readMatrix } from '../matrices.ts'
import { addMatrixChange, type MatrixChange, matrixChanges } from '../store/matrix-changes.ts'
import {
  type AdminLine,
  AdminRefusal,
  AdminUsageError,
  allowOptions,
  byGesture,
  requiredOption,
} from './arguments.ts'
import type { Operator } from './operator.ts'

const changesMax = 100

export const matrix = byGesture<Operator>('matrix', {
  list,
  preview,
  import: importFile,
  export: exportVersion,
})

async function list({ operands, options }: AdminLine, operator: Operator): Promise<void> {
  if (operands.length > 0) throw new AdminUsageError('matrix list n’attend rien d’autre.')
  allowOptions(options)
  const { versions, inForce } = versionsNow(operator)
  const changes = await operator.platform.database.read((tx) => matrixChanges(tx, changesMax))
  const lines = versions.map(({ version, effectiveFrom, provisional, cells, source }) =>
    [
      version,
      civilDay(effectiveFrom),
      version === inForce?.version ? 'en vigueur' : '',
      provisional ? 'provisoire' : 'publiée',
      `${cells.length} cases`,
      source,
    ].join('\t'),
  )
  const uncovered = inForce === undefined ? [] : uncoveredBy(inForce)
  operator.stdout.write(
    `${[
      ...(inForce?.provisional === true ? [provisionalBanner, ''] : []),
      ...lines,
      '',
      ...told('Types que la version en vigueur ne nomme pas (lus selon unlistedTypePolicy)', uncovered),
      'Importées, de la plus récente à la plus ancienne\u00a0:',
      ...changes.map(lineOf),
    ].join('\n')}\n`,
  )
}

/** MAT-05: who reads it must not take it for the law. */
const provisionalBanner =
  'La matrice en vigueur est PROVISOIRE\u00a0: elle n’est pas le tableau officiel de l’arrêté du 26 octobre 2023. Importez-le dès qu’il vous est donné (matrix import).'

/** Changes nothing. */
async function preview(line: AdminLine, operator: Operator): Promise<void> {
  allowOptions(line.options)
  const { read, followed } = candidateIn(line, operator)
  operator.stdout.write(`${inWords(read, diffMatrices(followed, read.version), followed)}\n`)
}

/** The file enters the folder of matrices whole, and the import is kept with its author; the next start takes it. */
async function importFile(line: AdminLine, operator: Operator): Promise<void> {
  allowOptions(line.options, 'by')
  const importedBy = requiredOption(line.options, 'by')
  const { file, read, followed } = candidateIn(line, operator)
  const { matrixFolder, platform } = operator
  if (matrixFolder === undefined)
    throw new AdminRefusal('Il manque CARNET_MATRIX\u00a0: le dossier où le serveur lit les matrices.')
  const place = path.join(matrixFolder, path.basename(file))
  const { version, effectiveFrom } = read.version
  if (existsSync(place) || loadMatrices(matrixFolder).some((other) => other.version === version))
    throw new AdminRefusal(
      `${path.basename(file)}, ou une version «\u00a0${version}\u00a0», est déjà dans ${matrixFolder}. Rien n’a été changé.`,
    )
  const bytes = readFileSync(file)
  const diff = diffMatrices(followed, read.version)
  // Kept first: a file without its author would be in force without anybody having confirmed it.
  await platform.database.transaction((tx) =>
    addMatrixChange(tx, {
      at: platform.clock.now(),
      importedBy,
      version,
      effectiveFrom,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      opened: diff.opened.length,
      closed: diff.closed.length,
    }),
  )
  writeFileSync(`${place}.new`, bytes, { flush: true })
  renameSync(`${place}.new`, place)
  operator.stdout.write(
    `${inWords(read, diff, followed)}\n\nImportée dans ${place}. Redémarrez le serveur\u00a0: elle vaudra à partir du ${civilDay(effectiveFrom)}.\n`,
  )
}

async function exportVersion({ operands, options }: AdminLine, operator: Operator): Promise<void> {
  allowOptions(options, 'json')
  const { versions, inForce } = versionsNow(operator)
  const [name, ...others] = operands
  if (others.length > 0) throw new AdminUsageError('matrix export attend une version au plus.')
  const wanted = name === undefined ? inForce : versions.find(({ version }) => version === name)
  if (wanted === undefined)
    throw new AdminRefusal(
      `Aucune version «\u00a0${name}\u00a0»\u00a0: ${versions.map(({ version }) => version).join(', ')}.`,
    )
  operator.stdout.write((options.json ? formatMatrixJson : formatMatrixCsv)(wanted, labels))
}

/** Those of the deployment, and the one that decides today: of physicians alone, where the regime lets them alone read. */
function versionsNow({ matrixFolder, platform }: Operator) {
  const published = loadMatrices(matrixFolder)
  const ofPhysicians = physiciansMatrix(documentTypes())
  const inForce = matrixUnder(platform.settings, { published, ofPhysicians }, platform.clock.now())
  return { versions: inForce === ofPhysicians ? [...published, ofPhysicians] : published, inForce }
}

type Accepted = Extract<MatrixImport, { accepted: true }>

/** The version of a file, and the one in force on the day from which it is to be. @throws AdminRefusal with each problem. */
function candidateIn({ operands }: AdminLine, { folder, matrixFolder }: Operator) {
  const [name, ...others] = operands
  if (name === undefined || others.length > 0)
    throw new AdminUsageError('matrix attend un fichier de matrice, CSV ou JSON.')
  const file = path.resolve(folder, name)
  if (!existsSync(file)) throw new AdminRefusal(`Le fichier ${file} n’existe pas.`)
  const read = readMatrix(file)
  if (!read.accepted) throw new AdminRefusal(problemsInWords(file, read.problems))
  const versions = loadMatrices(matrixFolder)
  const followed = matrixInForce(versions, read.version.effectiveFrom) ?? versions[0]
  if (followed === undefined) throw new ConfigError('Aucune matrice n’est chargée.')
  return { file, read, followed }
}

function inWords(read: Accepted, { opened, closed }: MatrixDiff, followed: MatrixVersion): string {
  const { version, effectiveFrom, cells } = read.version
  return [
    `Version «\u00a0${version}\u00a0», à partir du ${civilDay(effectiveFrom)}\u00a0: ${cells.length} cases, comparées à «\u00a0${followed.version}\u00a0».`,
    ...read.warnings,
    ...told('Types inconnus des jeux de valeurs', read.unknownTypes),
    ...told('Professions inconnues', read.unknownProfessions),
    ...told('Types qu’elle ne nomme pas (lus selon unlistedTypePolicy)', uncoveredBy(read.version)),
    `Cases qui s’ouvrent\u00a0: ${opened.length}`,
    ...byProfession(opened),
    `Cases qui se ferment\u00a0: ${closed.length}`,
    ...byProfession(closed),
  ].join('\n')
}

function told(what: string, codes: readonly string[]): readonly string[] {
  return codes.length === 0 ? [] : [`${what}\u00a0: ${codes.join(', ')}`]
}

function byProfession(cells: readonly MatrixCell[]): readonly string[] {
  const professions = Map.groupBy(
    cells,
    ({ professionSystem, professionCode, specialityCode }) =>
      `${labels.profession(professionSystem, professionCode)}${specialityCode === undefined ? '' : `, ${specialityCode}`}`,
  )
  return [...professions].map(
    ([profession, those]) =>
      `  ${profession}\u00a0: ${those.map(({ typeSystem, typeCode }) => `${typeCode} ${labels.type(typeSystem, typeCode)}`).join(' ; ')}`,
  )
}

/** MAT-06: listed to the administrator. */
function uncoveredBy({ cells }: MatrixVersion): readonly string[] {
  const named = new Set(cells.map(({ typeCode }) => typeCode))
  return documentTypes()
    .map(({ code }) => code)
    .filter((code) => !named.has(code))
}

const labels = {
  profession: (system: string, code: string) =>
    matrixProfessions.find((one) => one.system === system && one.code === code)?.label ??
    `${code} (${system})`,
  type: (system: string, code: string) => displayOf('J66', code, system) ?? '',
}

function lineOf({ at, importedBy, version, effectiveFrom, opened, closed, sha256 }: MatrixChange): string {
  return [
    at.toISOString(),
    importedBy,
    version,
    civilDay(effectiveFrom),
    `+${opened}`,
    `−${closed}`,
    `sha256 ${sha256.slice(0, 12)}`,
  ].join('\t')
}
