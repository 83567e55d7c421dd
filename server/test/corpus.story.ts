/** The 94 example documents of the ANS, each deposited for its own patient over the wire. MANIFEST.md of the corpora. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import type { PatientId } from '@carnet/core/model/ins.ts'
import { patientOf } from '@carnet/core/wire/cda/patient.ts'
import type { DocumentEntry } from '@carnet/core/wire/xds/metadata.ts'
import type { Dmp } from '@carnet/kit/client/dmp.ts'
import { type DocumentSource, readDocumentSource } from '@carnet/kit/client/document-source.ts'
import { DmpRefusal } from '@carnet/kit/client/errors.ts'
import { tracesOf } from './demonstration-calls.ts'
import { runningCarnet } from './running-carnet.ts'
import { uniqueIdOf } from './sample-document.ts'
import { whatIsStored } from './what-is-stored.ts'

const root = path.resolve(import.meta.dirname, '../..')
const folder = path.join(root, '../shared/corpora/cda-ans-3-0/ExemplesCDA')

type ExpectedRefusal = { readonly document: string; readonly code: string; readonly trait: string }

const { refusals: expected } = JSON.parse(
  readFileSync(path.join(root, 'conformance/expected-refusals.json'), 'utf8'),
) as { readonly refusals: readonly ExpectedRefusal[] }

type Example = { readonly name: string; readonly source: DocumentSource; readonly patient: PatientId }

const skip = !existsSync(folder) && 'the official examples (../shared) are not there'

test('the 94 example documents of the ANS travel through the DMP', { skip }, async (t) => {
  const carnet = await runningCarnet(t)
  const examples = await readExamples()
  const depositor = await carnet.dmp('cps-kacem')
  const reader = await carnet.dmp('cps-martin')
  const nurse = await carnet.dmp('cps-petit')
  const before = await whatIsStored(carnet)
  const patients = [...new Map(examples.map(({ patient }) => [keyOf(patient), patient])).values()]
  const acceptedOf = (patient: PatientId) =>
    examples.filter(
      (example) =>
        keyOf(example.patient) === keyOf(patient) &&
        !expected.some(({ document }) => document === example.name),
    )

  await t.test('the official schema is in force, and refuses', async () => {
    assert.equal(examples.length, 94)
    const version = (await (await fetch(`${carnet.webUrl}/version`)).json()) as { xsd: string }
    assert.equal(version.xsd, 'refuse')
  })

  await t.test('each is accepted, or refused for a fault of its own that is in the list', async () => {
    const refused: ExpectedRefusal[] = []
    for (const { name, source, patient } of examples) {
      const refusal = await deposit(depositor, patient, source)
      if (refusal === undefined) continue
      // The sentence names the trait, never its value.
      const trait = expected.find(({ trait }) => refusal.french.includes(trait))?.trait ?? refusal.french
      refused.push({ document: name, code: refusal.code, trait })
    }
    assert.deepEqual(
      refused,
      expected.map(({ document, code, trait }) => ({ document, code, trait })),
    )
  })

  await t.test('of those refused nothing is stored, neither a row nor a byte', async () => {
    const accepted = examples.length - expected.length
    assert.deepEqual(await whatIsStored(carnet), {
      documents: before.documents + accepted,
      submissions: before.submissions + accepted,
      blobs: before.blobs + accepted,
    })
  })

  await t.test('each refusal is in the history of the person whose record was aimed at', async () => {
    const refusals = await Promise.all(
      patients.map(async (id) =>
        (await tracesOf(carnet, { id })).filter(({ outcome }) => outcome === 'refused'),
      ),
    )
    assert.deepEqual(
      refusals.flat().map(({ action, refusal }) => `${action} ${refusal}`),
      expected.map(() => 'submitDocuments wrongPatient'),
    )
  })

  await t.test(
    'an authorised general practitioner finds all of them, and nothing else [MAT-01]',
    async () => {
      for (const patient of patients) {
        await reader.authorise(patient, { gesture: 'consentCollected' })
        assert.deepEqual(
          described(await reader.findDocuments(patient)),
          acceptedOf(patient)
            .map(({ source }) => `${uniqueIdOf(source)} ${source.hash} ${source.sizeBytes}`)
            .toSorted(),
        )
      }
    },
  )

  await t.test('he reads each of them byte for byte', async () => {
    let read = 0
    for (const patient of patients)
      for (const { name, source } of acceptedOf(patient)) {
        const hash = createHash('sha256')
        await reader.readDocument(patient, uniqueIdOf(source), (chunk) => void hash.update(chunk))
        const file = createHash('sha256').update(readFileSync(path.join(folder, name)))
        assert.equal(hash.digest('hex'), file.digest('hex'), name)
        read++
      }
    assert.equal(read, examples.length - expected.length)
  })

  await t.test(
    'a nurse, authorised too, does not find the types that her profession may not read [MAT-01]',
    async () => {
      const closed = ['75496-0', '51969-4']
      let hidden = 0
      for (const patient of patients) {
        await nurse.authorise(patient, { gesture: 'consentCollected' })
        const all = await reader.findDocuments(patient)
        const seen = await nurse.findDocuments(patient)
        assert.deepEqual(
          described(seen),
          described(all.filter(({ typeCode }) => !closed.includes(typeCode.code))),
        )
        hidden += all.length - seen.length
      }
      assert.equal(hidden, 5)
    },
  )
})

async function readExamples(): Promise<readonly Example[]> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.xml'))
  const examples: Example[] = []
  for (const name of names.toSorted()) {
    const source = await readDocumentSource(() => createReadStream(path.join(folder, name)))
    const [patient] = patientOf(source.header).insIds
    assert.ok(patient, name)
    examples.push({ name, source, patient })
  }
  return examples
}

/** The refusal, or undefined. */
async function deposit(
  dmp: Dmp,
  patient: PatientId,
  source: DocumentSource,
): Promise<DmpRefusal | undefined> {
  try {
    await dmp.submitDocuments(patient, [{ source, hideFrom: {} }])
    return undefined
  } catch (error) {
    if (error instanceof DmpRefusal) return error
    throw error
  }
}

function described(entries: readonly DocumentEntry[]): readonly string[] {
  return entries.map(({ uniqueId, hash, sizeBytes }) => `${uniqueId} ${hash} ${sizeBytes}`).toSorted()
}

function keyOf({ ins, oid }: PatientId): string {
  return `${ins}@${oid}`
}
