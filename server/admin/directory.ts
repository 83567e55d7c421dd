/** `admin directory`: whom the DMP knows, and from where they call. Nobody else is listened to. rules.md CON-18; soap.md §2.4. */
import path from 'node:path'
import type { DirectoryCounts, DirectoryDifference } from '@carnet/core/model/directory.ts'
import { importDirectory, stopOrBringBack } from '../actions/change-directory.ts'
import { type DirectoryChange, directoryChanges } from '../store/directory-changes.ts'
import { directorySize } from '../store/directory-import.ts'
import {
  type AdminLine,
  AdminRefusal,
  AdminUsageError,
  allowOptions,
  byGesture,
  requiredOption,
} from './arguments.ts'
import { type ReadDirectoryFile, readDirectoryFile } from './directory-file.ts'
import type { Operator } from './operator.ts'

const changesMax = 100
const progressEveryMs = 1000
/** A file cut short would stop everybody whom it no longer names. */
const ceasedAtOnce = { atLeast: 10, oneIn: 10 }

export const directory = byGesture<Operator>('directory', {
  import: importFile,
  deactivate: (line, operator) => stop(line, operator, 'deactivate'),
  reactivate: (line, operator) => stop(line, operator, 'reactivate'),
  status,
})

async function importFile({ operands, options }: AdminLine, operator: Operator): Promise<void> {
  allowOptions(options, 'by', 'complete', 'dry-run', 'many')
  const [name, ...others] = operands
  if (name === undefined || others.length > 0)
    throw new AdminUsageError('directory import attend un fichier, aux colonnes de l’annuaire santé.')
  const { complete = false, many = false, 'dry-run': dry = false } = options
  const file = readDirectoryFile(path.resolve(operator.folder, name))
  const said = await importDirectory(
    operator.platform,
    { ...file, batches: withProgress(file, operator) },
    {
      by: requiredOption(options, 'by'),
      complete,
      judge(difference) {
        if (!dry && !many && ceasesMany(difference))
          throw new AdminRefusal(
            `${inWords(difference)}\nPlus d’un professionnel sur dix cesserait son activité\u00a0: si ce fichier nomme bien tout le monde, ajoutez --many. Rien n’a été changé.`,
          )
        return !dry
      },
    },
  )
  const { lines, withoutPlace } = file.progress
  operator.stdout.write(
    `${[
      inWords(said),
      ...(withoutPlace > 0 ? [`Lignes sans lieu d’exercice décrit\u00a0: ${inFigures(withoutPlace)}`] : []),
      dry ? 'Essai\u00a0: rien n’a été changé.' : `${inFigures(lines)} lignes importées.`,
    ].join('\n')}\n`,
  )
}

function ceasesMany({ professionals: { ceased, changed, same } }: DirectoryDifference): boolean {
  return ceased >= ceasedAtOnce.atLeast && ceased * ceasedAtOnce.oneIn > ceased + changed + same
}

async function* withProgress({ batches, progress }: ReadDirectoryFile, { stderr }: Operator) {
  let saidAt = Date.now()
  for await (const batch of batches) {
    yield batch
    if (Date.now() - saidAt < progressEveryMs) continue
    saidAt = Date.now()
    stderr.write(`${inFigures(progress.lines)} lignes lues\n`)
  }
}

async function stop(
  { operands, options }: AdminLine,
  { platform, stdout }: Operator,
  kind: 'deactivate' | 'reactivate',
): Promise<void> {
  allowOptions(options, 'by', 'reason')
  const [id, ...others] = operands
  if (id === undefined || others.length > 0)
    throw new AdminUsageError(
      `directory ${kind} attend le numéro d’un professionnel (PS_IdNat) ou d’une structure (Struct_IdNat).`,
    )
  const asked = { kind, by: requiredOption(options, 'by'), reason: options.reason?.trim() ?? '' }
  switch (await stopOrBringBack(platform, id, asked)) {
    case 'done':
      stdout.write(
        kind === 'deactivate'
          ? `${id} n’accède plus à rien, jusqu’à directory reactivate.\n`
          : `${id} est de nouveau actif\u202f; qui l’avait bloqué l’a toujours bloqué.\n`,
      )
      return
    case 'unchanged':
      stdout.write(`${id}\u00a0: il en était déjà ainsi.\n`)
      return
    case 'unknown':
      throw new AdminRefusal('L’annuaire ne connaît ce numéro à personne.')
  }
}

async function status({ operands, options }: AdminLine, { platform, stdout }: Operator): Promise<void> {
  if (operands.length > 0) throw new AdminUsageError('directory status n’attend rien d’autre.')
  allowOptions(options)
  const { size, changes } = await platform.database.read(async (tx) => ({
    size: await directorySize(tx),
    changes: await directoryChanges(tx, changesMax),
  }))
  stdout.write(
    `${[
      `Professionnels actifs\u00a0: ${inFigures(size.professionals)}`,
      `Structures actives\u00a0: ${inFigures(size.structures)}`,
      `Lieux d’exercice\u00a0: ${inFigures(size.practices)}`,
      `Inactifs\u00a0: ${inFigures(size.inactive)}`,
      ...(size.professionals === 0 || size.structures === 0
        ? ['Personne ne peut appeler\u00a0: importez un annuaire (directory import).']
        : []),
      '',
      'Changements, du plus récent au plus ancien\u00a0:',
      ...changes.map(lineOf),
    ].join('\n')}\n`,
  )
}

const kinds = { import: 'import', deactivate: 'arrêt', reactivate: 'retour' } as const

function lineOf(change: DirectoryChange): string {
  const { at, changedBy, kind, subject } = change
  const said =
    change.kind === 'import'
      ? [
          `sha256 ${subject.slice(0, 12)}`,
          `professionnels ${inSigns(change.counts.professionals)}`,
          `structures ${inSigns(change.counts.structures)}`,
        ]
      : [subject, change.reason]
  return [at.toISOString(), changedBy, kinds[kind], ...said].join('\t')
}

function inSigns({ added, changed, ceased }: DirectoryCounts): string {
  return `+${added} ~${changed} −${ceased}`
}

function inWords(difference: DirectoryDifference): string {
  const { professionals, structures, practices, ofTwoProfessions, stoppedByHand } = difference
  const line = (what: string, { added, changed, ceased, same }: DirectoryCounts) =>
    `${what}\u00a0: ${inFigures(added)} à ajouter, ${inFigures(changed)} à changer, ${inFigures(ceased)} à arrêter, ${inFigures(same)} inchangés`
  return [
    line('Professionnels', professionals),
    line('Structures', structures),
    `Lieux d’exercice\u00a0: ${inFigures(practices.added)} à ajouter, ${inFigures(practices.ceased)} à retirer, ${inFigures(practices.same)} inchangés`,
    ...(ofTwoProfessions > 0
      ? [
          `Professionnels dits de deux professions, la première est gardée\u00a0: ${inFigures(ofTwoProfessions)}`,
        ]
      : []),
    ...(stoppedByHand > 0
      ? [`Arrêtés par directory deactivate, ils le restent\u00a0: ${inFigures(stoppedByHand)}`]
      : []),
  ].join('\n')
}

function inFigures(count: number): string {
  return count.toLocaleString('fr-FR')
}
