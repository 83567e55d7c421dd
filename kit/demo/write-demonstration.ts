/** Leaves under the demonstration folder all that contract.md §5 says, once; the next calls complete it. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { demonstrationPeople } from './people.ts'
import { peopleJson, vitaleJson } from './people-json.ts'
import type { DemonstrationPeople } from './people-types.ts'
import { writeCards } from './write-cards.ts'
import {
  authorityOf,
  type PkiPaths,
  pkiPaths,
  refreshRevocationList,
  writeServerCertificate,
} from './write-pki.ts'
import { writeWholeFile } from './write-whole.ts'

export type WrittenDemonstration = { readonly people: DemonstrationPeople; readonly pki: PkiPaths }

/**
 * `now` is real time: certificates do not follow a moved clock. `progress` gets French sentences.
 * What is already there is kept, PIN tries included; the revocation list is renewed near its end.
 */
export async function writeDemonstration(
  folder: string,
  { now, progress = () => {} }: { readonly now: Date; readonly progress?: (sentence: string) => void },
): Promise<WrittenDemonstration> {
  const people = demonstrationPeople(now)
  if (!existsSync(join(folder, 'pki', 'ca.crt')))
    progress(`Fabrication de ${people.cards.length} cartes et certificats de démonstration…`)
  const authority = authorityOf(folder, now)
  await Promise.all([
    authority,
    writeServerCertificate(folder, authority, now),
    writeCards(folder, people, authority, now),
  ])
  await refreshRevocationList(folder, await authority, await revokedCertificates(folder, people), now)
  for (const card of people.vitales)
    await writeJson(join(folder, 'vitale', `${card.slug}.json`), vitaleJson(card, people))
  // Last: who finds it finds the rest.
  await writeJson(join(folder, 'people.json'), peopleJson(people))
  return { people, pki: pkiPaths(folder) }
}

async function revokedCertificates(folder: string, people: DemonstrationPeople): Promise<string[]> {
  const files = people.cards
    .filter((card) => card.state === 'revoked')
    .flatMap((card) => ['auth.crt', 'sign.crt'].map((name) => join(folder, 'cards', card.slug, name)))
  return Promise.all(files.map((file) => readFile(file, 'utf8')))
}

/** A file that says it already is left alone: somebody may be reading the folder. */
async function writeJson(path: string, value: object): Promise<void> {
  const text = `${JSON.stringify(value, null, 2)}\n`
  if (existsSync(path) && (await readFile(path, 'utf8')) === text) return
  await writeWholeFile(path, text)
}
