/** The DMP under test as a case sees it: clients with cards, patients, and messages sent as they are. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { codeIn } from '@carnet/core/codes/value-sets.ts'
import type { Identity } from '@carnet/core/model/identity.ts'
import { insOids, isInsOid, type PatientId, parseIns } from '@carnet/core/model/ins.ts'
import {
  newPatient,
  submissionSet,
  submitObjects,
} from '@carnet/core/wire/xds/registry/messages.test-data.ts'
import { openCard, type VirtualCard } from '@carnet/kit/cards/virtual-card.ts'
import { type PublishedPeople, readAuthority, readPeople } from '@carnet/kit/cli/demonstration.ts'
import { signedAssertion } from '@carnet/kit/client/assertion.ts'
import { carnetSoftware } from '@carnet/kit/client/carnet-software.ts'
import { connectToDmp, type Dmp } from '@carnet/kit/client/dmp.ts'
import { type DocumentSource, readDocumentSource } from '@carnet/kit/client/document-source.ts'
import { type Situation, situationOf } from '@carnet/kit/client/situation.ts'
import { openTransport } from '@carnet/kit/client/transport.ts'
import { wrapFile } from '@carnet/kit/client/wrap-file.ts'
import { type IheClient, plainIheClient } from '../server/test/ihe-client.ts'

export type Person = { readonly id: PatientId; readonly identity: Identity }
export type Holder = { readonly card: VirtualCard; readonly situation: Situation }
export type RawAnswer = { readonly status: number; readonly text: string }

export type Site = {
  readonly url: string
  /** PEM. */
  readonly authority: string
  /** By the slug of people.json. */
  readonly patient: (slug: string) => Person
  readonly holder: (card: string) => Promise<Holder>
  readonly dmp: (card: string) => Promise<Dmp>
  /** A CDA of level 1 of that author, new each time. */
  readonly document: (card: string, about: Person, more?: NewDocument) => Promise<DocumentSource>
  /** Bytes as another software sends them; the answer as it comes. */
  readonly post: (card: string, path: string, contentType: string, body: Uint8Array) => Promise<RawAnswer>
  readonly assertion: (card: string, about: PatientId) => Promise<string>
  /** The domain of plain IHE beside the DMP; absent where the demonstration does not offer it. */
  readonly ihe: IheClient | undefined
  readonly close: () => void
}

export type NewDocument = {
  readonly type?: string
  readonly title?: string
  /** UniqueId of the document of which it takes the place. */
  readonly replaces?: string
}

/**
 * `folder`: cards, people.json and pki/ca.crt, as contract.md §5 lays them out. `web`: address of a demonstration's
 * portals, beside which it offers plain IHE. @throws UnusableInput
 */
export async function openSite(url: string, folder: string, web?: string): Promise<Site> {
  const people = await readPeople(folder)
  const authority = await readAuthority(folder)
  const holders = new Map<string, Promise<Holder>>()
  const clients = new Map<string, Dmp>()
  const holder = (slug: string) => {
    const known = holders.get(slug) ?? openHolder(folder, people, slug)
    holders.set(slug, known)
    return known
  }
  return {
    url,
    authority,
    holder,
    ihe: web === undefined ? undefined : await plainIhe(web),
    patient: (slug) => personNamed(people, slug),
    async dmp(slug) {
      const { card, situation } = await holder(slug)
      const client =
        clients.get(slug) ?? connectToDmp({ url, authority, card, situation, software: carnetSoftware })
      clients.set(slug, client)
      return client
    },
    async document(slug, about, { type = '11488-4', title = 'Compte rendu', replaces } = {}) {
      const { situation } = await holder(slug)
      const words = Buffer.from(`Document de conformité ${randomUUID()}.\n`)
      const file = {
        mediaType: 'text/plain' as const,
        title,
        typeCode: codeIn('J66', type) ?? { code: type, system: '2.16.840.1.113883.6.1' },
        patient: about,
        careAt: new Date(),
        ...(replaces !== undefined && { replaces }),
        open: async function* () {
          yield words
        },
      }
      return readDocumentSource(wrapFile(file, situation))
    },
    async post(slug, path, contentType, body) {
      const { certificate, key } = (await holder(slug)).card.authentication
      const transport = openTransport({ url, authority, certificate, key })
      try {
        const headers = { 'content-type': contentType, 'content-length': String(body.length) }
        const answer = await transport.post(path, headers, () => [body])
        return { status: answer.statusCode ?? 0, text: await text(answer) }
      } finally {
        transport.close()
      }
    },
    async assertion(slug, about) {
      const { card, situation } = await holder(slug)
      return signedAssertion(card, situation, carnetSoftware, about, {}).text
    },
    close() {
      for (const client of clients.values()) client[Symbol.dispose]()
    },
  }
}

/** What a template of `messages/` becomes once its {{names}} are filled in, as they are: markup stays markup. */
export function filled(template: string, values: Readonly<Record<string, string>>): Buffer {
  const message = template.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new RangeError(`{{${name}}} is not filled in`)
    return value
  })
  return Buffer.from(message)
}

/** Without TLS, as a demonstration offers it to the tools of its own machine. */
async function plainIhe(webUrl: string): Promise<IheClient | undefined> {
  const client = plainIheClient({ webUrl })
  const patient = newPatient()
  try {
    const offered = (await client.knowPatient(patient)) === 201
    const { outcome } = await client.send('register', submitObjects(submissionSet(patient)))
    return offered && outcome === 'Success' ? client : undefined
  } catch {
    // Nobody listens there.
    return undefined
  }
}

async function openHolder(folder: string, people: PublishedPeople, slug: string): Promise<Holder> {
  const card = await openCard(join(folder, 'cards', slug))
  const structure = people.structures.find(({ idNat }) => idNat === card.info.structureIdNat)
  if (structure === undefined) throw new RangeError(`people.json has no structure for the card ${slug}`)
  return { card, situation: situationOf(card, structure) }
}

function personNamed({ patients }: PublishedPeople, slug: string): Person {
  const found = patients.find((one) => (one as { slug?: string }).slug === slug)
  const ins = parseIns(found?.ins.value ?? '')
  if (found === undefined || ins === undefined) throw new RangeError(`people.json has no patient ${slug}`)
  const { names, birthDate, sex, birthPlace } = found
  const oid = isInsOid(found.ins.oid) ? found.ins.oid : insOids.nirTest
  return { id: { ins, oid }, identity: { ...names, birthDate, sex, birthPlace } }
}
