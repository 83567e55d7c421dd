/** The example documents of the ANS, when they are at hand: each deposited, found and read, or refused as the list says. */
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { patientOf } from '@carnet/core/wire/cda/patient.ts'
import { readDocumentSource } from '@carnet/kit/client/document-source.ts'
import { type Case, Mismatch, refused, same } from './case.ts'

const folder = resolve(import.meta.dirname, '../../shared/corpora/cda-ans-3-0/ExemplesCDA')

type Expected = { readonly document: string; readonly code: string; readonly reason: string }

/** None when ../shared is absent. */
export function corpusCases(): readonly Case[] {
  if (!existsSync(folder)) return []
  const list = readFileSync(join(import.meta.dirname, 'expected-refusals.json'), 'utf8')
  const { refusals } = JSON.parse(list) as { readonly refusals: readonly Expected[] }
  const names = readdirSync(folder).filter((name) => name.endsWith('.xml'))
  return names.toSorted().map((name) =>
    caseOf(
      name,
      refusals.find(({ document }) => document === name),
    ),
  )
}

function caseOf(name: string, expected: Expected | undefined): Case {
  return {
    transaction: 'ANS',
    says: expected === undefined ? name : `${name}, refusé (${expected.code})`,
    async run({ dmp }) {
      const file = join(folder, name)
      const source = await readDocumentSource(() => createReadStream(file))
      const [patient] = patientOf(source.header).insIds
      const uniqueId = source.header.id?.root
      if (patient === undefined || uniqueId === undefined) throw new Mismatch('ni INS ni identifiant')
      const deposit = (await dmp('cps-kacem')).submitDocuments(patient, [{ source, hideFrom: {} }])
      if (expected !== undefined) return void (await refused(expected.code, deposit))
      await deposit
      const reader = await dmp('cps-martin')
      await reader.authorise(patient, { gesture: 'consentCollected' })
      const found = await reader.findDocuments(patient)
      same('trouvé', found.filter((entry) => entry.uniqueId === uniqueId).length, 1)
      const hash = createHash('sha1')
      await reader.readDocument(patient, uniqueId, (chunk) => void hash.update(chunk))
      same('empreinte des octets relus', hash.digest('hex'), source.hash)
    },
  }
}
