/** A DMP whose documents are in a real object store: CARNET_BLOBS=s3://…. contract.md §2, §9; docs/adr/0015. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { test } from 'node:test'
import { openBlobs } from '../store/blobs.ts'
import { administer, patientOption } from './administer.ts'
import { moveClock, patientNamed, tracesOf } from './demonstration-calls.ts'
import { refusal } from './expect-refusal.ts'
import { startObjectStore } from './object-store.ts'
import { runningCarnet } from './running-carnet.ts'
import { bytesOf, sampleDocument, uniqueIdOf } from './sample-document.ts'
import { queryRows } from './what-is-stored.ts'

const consent = { gesture: 'consentCollected' } as const
const words = 'Canaridrome quotidien, posologie inchangée.\n'

test('a document lives in an object store as it does on disk: deposited, found, read, destroyed', async (t) => {
  const { environment, keys, client, between, place } = await startObjectStore(t)
  const carnet = await runningCarnet(t, environment)
  const amina = patientNamed(carnet, 'amina-benali')
  const hospital = await carnet.dmp('cps-kacem')
  await hospital.authorise(amina.id, consent)
  const before = await keys()
  const source = await sampleDocument(carnet, { by: 'cps-kacem', about: amina, text: words })
  const uniqueId = uniqueIdOf(source)
  const readBack = async () => {
    const chunks: Buffer[] = []
    await hospital.readDocument(amina.id, uniqueId, (chunk) => void chunks.push(Buffer.from(chunk)))
    return Buffer.concat(chunks)
  }
  const found = async () => (await hospital.findDocuments(amina.id)).map((one) => one.uniqueId)
  const rows = () =>
    queryRows<{ documents: number; submissions: number }>(
      carnet,
      'select (select count(*)::int from document) as documents, (select count(*)::int from submission) as submissions',
    )

  await t.test(
    'it comes back byte for byte; the store holds one object more, sealed, and the disk none',
    async () => {
      await hospital.submitDocuments(amina.id, [{ source, hideFrom: {} }])
      assert.deepEqual(await found(), [uniqueId])
      assert.deepEqual(await readBack(), await bytesOf(source))
      const added = (await keys()).filter((key) => !before.includes(key))
      assert.equal(added.length, 1)
      const sealed = Buffer.concat(await Array.fromAsync((await client.get(added[0]!)).bytes))
      assert.equal(added[0], `${added[0]!.slice(0, 2)}/${createHash('sha256').update(sealed).digest('hex')}`)
      for (const clear of [words.trim(), Buffer.from(words).toString('base64').slice(0, 24)])
        assert.ok(!sealed.includes(clear))
      assert.equal(existsSync(carnet.blobFolder), false)
      const drafts = await sampleDocument(carnet, { by: 'cps-kacem', about: amina })
      await hospital.submitDocuments(amina.id, [{ source: drafts, hideFrom: {} }])
      assert.deepEqual(
        (await keys()).filter((key) => key.startsWith('incoming/')),
        [],
      )
    },
  )

  await t.test('deposited again, it is stored once', async () => {
    const [stored, held] = [await rows(), await keys()]
    await hospital.submitDocuments(amina.id, [{ source, hideFrom: {} }])
    assert.deepEqual([await rows(), await keys()], [stored, held])
  })

  await t.test(
    'while the store does not answer, a deposit is refused as a fault of ours and leaves nothing',
    async () => {
      const [stored, held, lines] = [await rows(), await keys(), (await tracesOf(carnet, amina)).length]
      const lot = [
        { source: await sampleDocument(carnet, { by: 'cps-kacem', about: amina }), hideFrom: {} },
        {
          source: await sampleDocument(carnet, { by: 'cps-kacem', about: amina, text: words.repeat(5000) }),
          hideFrom: {},
        },
      ]
      between.down = true
      const { retryable, french } = await refusal(
        'DMPTechnicalError',
        hospital.submitDocuments(amina.id, lot),
      )
      assert.ok(retryable)
      assert.match(french, /Renvoyez la même demande/)
      const ready = await fetch(`${carnet.webUrl}/readyz`)
      assert.deepEqual([ready.status, await ready.text()], [503, 'pas prêt : stockage des documents\n'])
      await assert.rejects(readBack())
      between.down = false
      assert.deepEqual([await rows(), await keys()], [stored, held])
      assert.equal(
        (await tracesOf(carnet, amina)).filter(({ action }) => action === 'submitDocuments').length,
        2,
      )
      assert.ok((await tracesOf(carnet, amina)).length > lines, 'the reading was decided, and told')
      assert.equal((await fetch(`${carnet.webUrl}/readyz`)).status, 200)

      await hospital.submitDocuments(amina.id, lot)
      assert.equal((await found()).length, 4)
      assert.equal((await keys()).length, held.length + 2)
    },
  )

  await t.test('a store that fails in the middle of a lot leaves nothing of it either', async () => {
    const stored = await rows()
    const lot = [
      { source: await sampleDocument(carnet, { by: 'cps-kacem', about: amina }), hideFrom: {} },
      { source: await sampleDocument(carnet, { by: 'cps-kacem', about: amina }), hideFrom: {} },
    ]
    between.requests.length = 0
    // Two marks and a document go through.
    const watch = setInterval(() => {
      if (between.requests.length >= 2) between.down = true
    }, 1)
    await refusal('DMPTechnicalError', hospital.submitDocuments(amina.id, lot)).finally(() =>
      clearInterval(watch),
    )
    between.down = false
    assert.deepEqual(await rows(), stored)
    await openBlobs(place).settle(async () => new Set(), 0)
    assert.deepEqual(
      (await keys()).filter((key) => key.startsWith('incoming/')),
      [],
    )
    assert.equal((await keys()).length, before.length + 4)
    await hospital.submitDocuments(amina.id, lot)
    assert.equal((await found()).length, 6)
  })

  await t.test('the record destroyed, nothing of it is left in the store [LIF-15]', async () => {
    await administer(carnet, `close ${patientOption(amina)} --motive FERMETURE_DEMANDE_PATIENT --reason Non`)
    await administer(carnet, `request-deletion ${patientOption(amina)}`)
    await moveClock(carnet, { advance: 'P31D' })
    assert.equal((await hospital.findRecord(amina.id)).state, 'none')
    assert.deepEqual((await keys()).toSorted(), before.toSorted())
  })
})

test('a document of 45 MB goes to the store and comes back whole, and waits nowhere else', async (t) => {
  const { environment, keys } = await startObjectStore(t)
  const carnet = await runningCarnet(t, environment)
  const amina = patientNamed(carnet, 'amina-benali')
  const hospital = await carnet.dmp('cps-kacem')
  await hospital.authorise(amina.id, consent)
  const held = (await keys()).length
  const source = await sampleDocument(carnet, {
    by: 'cps-kacem',
    about: amina,
    text: words.repeat(33_700_000 / Buffer.byteLength(words)),
  })
  const hash = createHash('sha256')
  let sizeBytes = 0
  for await (const chunk of source.open()) {
    hash.update(chunk)
    sizeBytes += chunk.length
  }
  assert.ok(sizeBytes > 44_000_000, `${sizeBytes} bytes`)
  await hospital.submitDocuments(amina.id, [{ source, hideFrom: {} }])
  assert.equal((await keys()).length, held + 1)
  const { draftFolder } = carnet.config.blobs as { readonly draftFolder: string }
  assert.deepEqual(readdirSync(draftFolder), [])
  const readHash = createHash('sha256')
  await hospital.readDocument(amina.id, uniqueIdOf(source), (chunk) => void readHash.update(chunk))
  assert.equal(readHash.digest('hex'), hash.digest('hex'))
})
