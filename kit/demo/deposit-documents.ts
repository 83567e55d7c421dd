/**
 * The few documents that a seeded person is about, deposited as any software would: over the wire, with a card.
 * Others begin with an empty record, for whoever tries the DMP to fill.
 */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { codeIn } from '@carnet/core/codes/value-sets.ts'
import type { Visibility } from '@carnet/core/model/document.ts'
import { openCard } from '../cards/virtual-card.ts'
import type { Access } from '../client/assertion.ts'
import { carnetSoftware } from '../client/carnet-software.ts'
import { connectToDmp } from '../client/dmp.ts'
import { readDocumentSource } from '../client/document-source.ts'
import { situationOf } from '../client/situation.ts'
import { wrapFile } from '../client/wrap-file.ts'
import type { DemonstrationPeople } from './people-types.ts'
import { pkiPaths } from './write-pki.ts'
import { writeWholeFile } from './write-whole.ts'

type DemonstrationDocument = {
  readonly patient: string
  readonly card: string
  readonly title: string
  readonly text: string
  readonly access: Access
  readonly hideFrom: Partial<Visibility>
}

const documents: readonly DemonstrationDocument[] = [
  {
    patient: 'emma-caron',
    card: 'cps-martin',
    title: 'Certificat de suivi médical',
    text: 'Consultation de suivi. Croissance et vaccinations à jour.\n',
    access: {},
    hideFrom: {},
  },
  {
    patient: 'emma-caron',
    card: 'cps-leblanc',
    title: 'Consultation de contraception',
    text: 'Consultation demandée par l’adolescente, qui souhaite qu’elle reste secrète.\n',
    access: { secretSession: true },
    hideFrom: { invisibleToRepresentatives: true },
  },
]

/** Once: what was deposited is noted in documents.json, and is not deposited again. @throws as the client does */
export async function depositDocuments(
  folder: string,
  people: DemonstrationPeople,
  url: string,
): Promise<void> {
  const note = join(folder, 'documents.json')
  if (existsSync(note)) return
  const deposited: { patient: string; title: string; uniqueIds: readonly string[] }[] = []
  for (const document of documents) deposited.push(await deposit(folder, people, url, document))
  await writeWholeFile(note, `${JSON.stringify(deposited, null, 2)}\n`)
}

async function deposit(
  folder: string,
  people: DemonstrationPeople,
  url: string,
  { patient: slug, card: cardSlug, title, text, access, hideFrom }: DemonstrationDocument,
) {
  const patient = people.patients.find((one) => one.slug === slug)
  const card = await openCard(join(folder, 'cards', cardSlug))
  const structure = people.structures.find(({ id }) => id === card.info.structureIdNat)
  const typeCode = codeIn('J66', '11488-4')
  if (!patient || !structure || !typeCode) throw new RangeError(`${slug} or ${cardSlug} is unknown`)
  const situation = situationOf(card, structure)
  using dmp = connectToDmp({
    url,
    authority: await readFile(pkiPaths(folder).authorityCertificate, 'utf8'),
    card,
    situation,
    software: carnetSoftware,
  })
  const file = {
    mediaType: 'text/plain' as const,
    title,
    typeCode,
    patient,
    careAt: new Date(),
    open: async function* () {
      yield Buffer.from(text)
    },
  }
  const source = await readDocumentSource(wrapFile(file, situation))
  const { uniqueIds } = await dmp.submitDocuments(patient.id, [{ source, hideFrom }], access, {
    signed: true,
  })
  return { patient: slug, title, uniqueIds }
}
