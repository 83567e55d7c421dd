/** An IHE XDM medium read again, whoever wrote it: its subsets, and where each entry says that its document is. IHE ITI TF-2 §3.32. */
import { WireError } from '../wire-error.ts'
import { defaultLimits, type XmlLimits } from '../xml/limits.ts'
import { parseXml } from '../xml/read.ts'
import { readSubmission, type Submission } from './submission.ts'

/** Of one subset: a record of some thousands of documents is one lot. */
export const subsetEntriesMax = 10_000

const limits: XmlLimits = { ...defaultLimits, sizeBytesMax: 128_000_000, nodesMax: 4_000_000 }

export const subsetBytesMax = limits.sizeBytesMax

/** The files that say what the documents beside them are; a medium for others may write names in either case. */
export function metadataFiles(paths: readonly string[]): readonly string[] {
  return paths.filter((path) => /^IHE_XDM\/[^/]+\/METADATA\.XML$/i.test(path))
}

/** Throws XdsError or WireError, as for the lot of a message. */
export function readSubset(metadata: Uint8Array): Submission {
  return readSubmission(parseXml(metadata, { limits }), subsetEntriesMax)
}

/** The file of an entry, from the root of the medium. Throws WireError when it names none of its own folder. */
export function fileOfEntry(metadataFile: string, uri: string | undefined): string {
  const steps = uri?.split('/') ?? []
  const leaves = steps.some((step) => step === '' || step === '.' || step === '..')
  if (uri === undefined || leaves || /[\\:\0]/.test(uri))
    throw new WireError('xds', 'uri', 'URI', 'le nom d’un fichier du même dossier')
  return metadataFile.slice(0, metadataFile.lastIndexOf('/') + 1) + uri
}
