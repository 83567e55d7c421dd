/**
 * PR-4: what a person takes away of her record enters an empty record of another server, and nothing of it has changed: the
 * bytes of each document, and each attribute of its metadata, as a query of the wire gives them (TD3.1).
 */
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { DocumentEntry } from '@carnet/core/wire/xds/metadata.ts'
import type { Dmp } from '@carnet/kit/client/dmp.ts'
import type { DemonstrationPatient } from '@carnet/kit/demo/people-types.ts'
import { urls } from '@carnet/web/urls.ts'
import { administer, patientOption } from './administer.ts'
import { logIn } from './patient-browser.ts'
import type { RunningCarnet } from './running-carnet.ts'
import { sampleDocument, uniqueIdOf } from './sample-document.ts'
import { pdfSaying } from './sample-pdf.ts'
import { structuredDocument } from './structured-document.ts'

/** Documents of many kinds and in every state, by the doctor and by herself. */
export async function fillRecord(carnet: RunningCarnet, person: DemonstrationPatient): Promise<void> {
  const doctor = await carnet.dmp('cps-martin')
  const sample = { by: 'cps-martin', about: person }
  const deposit = async (source: Awaited<ReturnType<typeof sampleDocument>>, options = {}) => {
    await doctor.submitDocuments(person.id, [{ source, hideFrom: {}, ...options }])
    return uniqueIdOf(source)
  }
  const first = await deposit(await sampleDocument(carnet, { ...sample, title: 'Première version' }))
  const target = await doctor.findDocumentReference(person.id, first)
  await deposit(await sampleDocument(carnet, { ...sample, title: 'Seconde version', replaces: first }), {
    replaces: target,
  })
  const file = { mediaType: 'application/pdf', bytes: await pdfSaying('Radiographie') } as const
  const archived = await deposit(
    await sampleDocument(carnet, { ...sample, title: 'Radiographie', type: '18748-4', file }),
  )
  await doctor.changeStatus(person.id, archived, { from: 'approved', to: 'archived' })
  const section = '<component><section><title>Bilan</title><text>Rien.</text></section></component>'
  await deposit(await structuredDocument(carnet, { ...sample, title: 'Structuré' }, section))
  await deposit(await sampleDocument(carnet, { ...sample, title: 'Masqué au dépôt' }), {
    hideFrom: { maskedToProfessionals: true },
  })
  const shown = await deposit(await sampleDocument(carnet, { ...sample, title: 'Masqué, puis montré' }))
  for (const maskedToProfessionals of [true, false])
    await doctor.changeVisibility(person.id, shown, { maskedToProfessionals })
  const browser = await logIn(carnet, person)
  const described = {
    titre: 'Mon carnet de tension',
    sorte: 'EXPPAT_2',
    date: '2024-03-05',
    lecteurs: 'shared',
  }
  await browser.upload(await browser.open(urls.addDocument), urls.addDocument, described, {
    name: 'a.txt',
    file: Buffer.from('12/8'),
  })
}

/** All that this reader finds, in its last version, with the hash of the bytes that he is given. */
export async function wholeRecord(reader: Dmp, { id }: DemonstrationPatient) {
  const found = await reader.query(id, {
    kind: 'findDocuments',
    criteria: { statuses: ['approved', 'deprecated', 'archived'] },
  })
  const isFormer = (entry: DocumentEntry) =>
    found.entries.some(
      ({ logicalId, version = 1 }) => logicalId === entry.logicalId && version > (entry.version ?? 1),
    )
  const entries = found.entries.filter((entry) => !isFormer(entry))
  const uuids = entries.map(({ entryUuid }) => entryUuid)
  const links = await reader.query(id, { kind: 'getAssociations', criteria: { uuids } })
  const bytes = new Map<string, string>()
  for (const { uniqueId } of entries) {
    const hash = createHash('sha256')
    await reader.readDocument(id, uniqueId, (chunk: Uint8Array) => void hash.update(chunk))
    bytes.set(uniqueId, hash.digest('hex'))
  }
  return {
    entries: entries.toSorted((a, b) => a.uniqueId.localeCompare(b.uniqueId)),
    replaced: links.associations
      .filter(({ type }) => type.endsWith(':RPLC'))
      .map(({ id, source, target }) => ({ id, source, target })),
    bytes,
  }
}

/** `archive` as the operator of another server was given it. */
export function importing(
  carnet: RunningCarnet,
  person: DemonstrationPatient,
  archive: Uint8Array,
  passphrase?: string,
) {
  const folder = carnet.config.dataFolder
  const file = path.join(folder, 'archive.zip')
  writeFileSync(file, archive)
  const phrase = path.join(folder, 'phrase.txt')
  writeFileSync(phrase, `${passphrase}\n`)
  const locked = passphrase === undefined ? '' : ` --passphrase-file ${phrase}`
  return administer(
    carnet,
    `import-archive ${file} ${patientOption(person)} --reason remise_en_main${locked}`,
  )
}
