/** `admin import-archive`: what a person took away of another carnet enters her empty record, with its metadata (EHDS-04). */
import { readFileSync } from 'node:fs'
import { importArchive } from '../../actions/import-archive.ts'
import { discardBlobs } from '../../actions/submit-documents.ts'
import { type Gesture, UsageError } from '../gesture.ts'
import { readArchive } from './read-archive.ts'
import { openZipFile, UnusableArchive } from './zip-file.ts'

/** Bytes that nothing names after ten minutes are taken for those of a crash, and removed (server/jobs/housekeeping.ts). */
const readingMsMax = 300_000

export async function takeArchive(gesture: Gesture): Promise<void> {
  const { platform, agent, operands, options, say, warn } = gesture
  const [file, ...others] = operands
  if (file === undefined || others.length > 0)
    throw new UsageError('import-archive attend un fichier\u00a0: l’archive (IHE XDM).')
  const reason = options.reason?.trim()
  if (!reason) throw new UsageError('Il manque --reason\u00a0: qui vous a remis l’archive, et comment.')
  const patient = gesture.patient('patient')
  await using zip = await openZipFile(gesture.file(file), passphraseIn(gesture))
  const start = performance.now()
  const { leftOut, ...archive } = await readArchive(zip, platform)
  if (performance.now() - start > readingMsMax) {
    await discardBlobs(archive.documents.map(({ blob }) => blob))
    throw new UnusableArchive(
      'L’archive est trop longue à lire sur cette machine\u00a0: rien n’a été repris.',
    )
  }
  await importArchive(platform, agent, patient, archive, reason)
  if (leftOut > 0) warn(`${leftOut} lien(s) vers ce qui n’est pas dans l’archive n’ont pas été repris.`)
  say(`${archive.documents.length} document(s) repris\u202f; la personne en est avertie.`)
}

/** In a file, or on the standard input: what is typed in a command is kept by the machine. */
function passphraseIn({ options, file }: Gesture): string | undefined {
  const named = options['passphrase-file']
  if (named === undefined) return undefined
  const whole = file(named)
  try {
    return readFileSync(whole === '-' ? 0 : whole, 'utf8').replace(/\r?\n$/, '')
  } catch (cause) {
    throw new UnusableArchive(`Le fichier ${named} ne peut pas être lu.`, { cause })
  }
}
