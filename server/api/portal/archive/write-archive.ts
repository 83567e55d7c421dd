/** The archive in the form that was asked for. Spec: people.md P-26. */
import type { ExportForm } from '@carnet/core/model/personal-export.ts'
import { type ArchiveEntry, zipOf } from '@carnet/core/wire/zip/zip.ts'
import type { RecordExport, WriteArchive } from '../../../actions/export-record.ts'
import { lockedZipOf } from './locked-zip.ts'
import { readableArchive } from './readable-archive.ts'
import { xdmArchive } from './xdm-archive.ts'

type Archive = (content: RecordExport, told: (done: number) => Promise<void>) => AsyncGenerator<ArchiveEntry>

const forms: Readonly<Record<ExportForm, Archive>> = { readable: readableArchive, xdm: xdmArchive }

export const writeArchive: WriteArchive = (content, told) => {
  const entries = forms[content.form](content, told)
  return content.passphrase === undefined ? zipOf(entries) : lockedZipOf(entries, content.passphrase)
}
