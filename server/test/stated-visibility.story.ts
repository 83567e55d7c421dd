/** What a software asks of who deposits, and tells to who reads, on who may see a document. rules.md VIS-01, VIS-07, LIF-23. */
import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import { UnusableInput } from '@carnet/kit/client/errors.ts'
import { typeCommand } from './command-line.ts'
import { patientNamed, tracesOf } from './demonstration-calls.ts'
import { runningCarnet } from './running-carnet.ts'
import { sampleDocument } from './sample-document.ts'
import { whatIsStored } from './what-is-stored.ts'

/** The sentences of the requirement, as printed there: typewriter apostrophes, ordinary spaces. */
const notForPatient = "Attention, ce document n'est pas visible du patient"
const notForRepresentatives =
  "Attention, ce document n'est pas visible des représentants légaux pour préserver le secret du mineur titulaire du DMP"
const plain = (text: string) => text.replaceAll('’', "'").replaceAll(/[\u00a0\u202f]/g, ' ')

test('who may see a document is said when it is deposited, and told when it is read', async (t) => {
  const carnet = await runningCarnet(t)
  const emma = patientNamed(carnet, 'emma-caron')
  await writeFile(path.join(carnet.demoFolder, 'note.txt'), 'Consultation demandée par l’adolescente.\n')
  const martin = `--card cps-martin --patient ${emma.id.ins}`
  const deposit = async (options: string) => {
    const typed = await typeCommand(carnet, `deposit note.txt ${martin} ${options}`.trim())
    assert.equal(typed.code, 0, typed.stderr)
    return typed.stdout.trim()
  }
  const get = (uniqueId: string, more = '') =>
    typeCommand(carnet, `get ${uniqueId} ${martin} -o lu.xml ${more}`.trim())

  await t.test('in a secret session the software sends nothing until it is said [VIS-01]', async () => {
    const before = await whatIsStored(carnet)
    const { code, stdout, stderr } = await typeCommand(carnet, `deposit note.txt ${martin} --secret-session`)
    assert.deepEqual([code, stdout], [2, ''])
    assert.match(stderr, /représentants légaux.*--hide-from representatives/)
    const source = await sampleDocument(carnet, { by: 'cps-martin', about: emma })
    const dmp = await carnet.dmp('cps-martin')
    await assert.rejects(
      dmp.submitDocuments(emma.id, [{ source, hideFrom: {} }], { secretSession: true }),
      UnusableInput,
    )
    assert.deepEqual(await whatIsStored(carnet), before)
  })

  const secret = await deposit('--secret-session --hide-from representatives')

  await t.test(
    'what the representatives do not see is said so to who reads it [VIS-07] [VIS-01]',
    async () => {
      const { code, stderr } = await get(secret, '--secret-session')
      assert.equal(code, 0, stderr)
      const [warning] = stderr.split('\n').map(plain)
      assert.equal(warning, notForRepresentatives)
      const last = (await tracesOf(carnet, emma)).at(-1)
      assert.deepEqual([last?.action, last?.secretSession], ['readDocument', true])
    },
  )

  await t.test('what the patient does not see yet is said so to who reads it [VIS-07]', async () => {
    const { stderr } = await get(await deposit('--hide-from patient'))
    assert.equal(plain(stderr).split('\n')[0], notForPatient)
  })

  await t.test(
    'what all see is read without a warning of that kind, and copied with one [LIF-23]',
    async () => {
      const uniqueId = await deposit('')
      const { stderr } = await get(uniqueId, '--provenance')
      assert.match(stderr, /^Attention, le DMP ne remplace pas votre dossier.*\n$/)
      const kept = JSON.parse(await readFile(path.join(carnet.demoFolder, 'lu.xml.provenance.json'), 'utf8'))
      assert.equal(kept.uniqueId, uniqueId)
      const [entry] = (await (await carnet.dmp('cps-martin')).findDocuments(emma.id)).filter(
        (one) => one.uniqueId === uniqueId,
      )
      assert.deepEqual([kept.hash, kept.version], [entry?.hash, 1])
    },
  )

  await t.test(
    'the refusal of a document that is not there stays what it was, copy and provenance apart',
    async () => {
      const { code, stderr } = await typeCommand(carnet, `get 2.25.404 ${martin} -o absent.xml --provenance`)
      assert.equal(code, 3)
      assert.match(stderr, /^XDSDocumentUniqueIdError/)
      await assert.rejects(readFile(path.join(carnet.demoFolder, 'absent.xml.provenance.json')))
      assert.equal((await tracesOf(carnet, emma)).at(-1)?.action, 'readDocument')
    },
  )
})
