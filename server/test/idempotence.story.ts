/** A deposit has its effect once, whole or not at all, however often and however many at a time it is sent. contract.md §9.6. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hidingCodes } from '@carnet/core/wire/cda/to-xds.ts'
import type { DocumentEntry } from '@carnet/core/wire/xds/metadata.ts'
import { rawXml } from '@carnet/core/wire/xml/write.ts'
import { type DocumentSource, readDocumentSource } from '@carnet/kit/client/document-source.ts'
import { newOid } from '@carnet/kit/client/oid.ts'
import { patientNamed, tracesOf } from './demonstration-calls.ts'
import { refusal } from './expect-refusal.ts'
import { rawCaller } from './raw-exchange.ts'
import { runningCarnet } from './running-carnet.ts'
import { bytesOf, sampleDocument, uniqueIdOf } from './sample-document.ts'
import { submissionOf } from './submission-body.ts'
import { queryRows, whatIsStored } from './what-is-stored.ts'

test('a deposit has its effect once, whole or not at all', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const karim = patientNamed(carnet, 'karim-haddad')
  const kacem = await carnet.dmp('cps-kacem')
  const martin = await carnet.dmp('cps-martin')
  const sample = (text?: string) =>
    sampleDocument(carnet, { by: 'cps-kacem', about: amina, ...(text !== undefined && { text }) })
  const deposit = (source: DocumentSource) => kacem.submitDocuments(amina.id, [{ source, hideFrom: {} }])
  const depositsOf = async (uniqueId: string) =>
    (await tracesOf(carnet, amina)).filter(
      ({ action, outcome, documents }) =>
        action === 'submitDocuments' &&
        outcome === 'done' &&
        documents.some((document) => document.uniqueId === uniqueId),
    ).length
  /** What `act` adds to what is stored. */
  const added = async (act: () => Promise<unknown>) => {
    const before = await whatIsStored(carnet)
    await act()
    const after = await whatIsStored(carnet)
    return [
      after.documents - before.documents,
      after.submissions - before.submissions,
      after.blobs - before.blobs,
    ]
  }
  const nothing = [0, 0, 0]

  await t.test('the same bytes sent again are acknowledged again and stored once', async () => {
    const source = await sample()
    assert.deepEqual(await added(() => deposit(source)), [1, 1, 1])
    for (let again = 0; again < 3; again++) assert.deepEqual(await added(() => deposit(source)), nothing)
    assert.equal((await martin.findDocuments(amina.id)).length, 1)
    assert.equal(await depositsOf(uniqueIdOf(source)), 1)
  })

  await t.test('the very same message sent again, byte for byte, is acknowledged again too', async () => {
    const caller = await rawCaller(carnet, 'cps-kacem')
    const source = await sample()
    const { body } = submissionOf({ situation: caller.situation, patient: amina.id, sources: [source] })
    const send = async () => {
      const { parts } = submissionOf({ situation: caller.situation, patient: amina.id, sources: [source] })
      const answer = await caller.send({ operation: 'provideAndRegister', patient: amina.id, body, parts })
      assert.match(answer.text, /ResponseStatusType:Success/)
    }
    assert.deepEqual(await added(send), [1, 1, 1])
    assert.deepEqual(await added(send), nothing)
  })

  await t.test('eight identical deposits at once: all are acknowledged, one document is stored', async () => {
    const source = await sample()
    const eight = () => Promise.all(Array.from({ length: 8 }, () => deposit(source)))
    assert.deepEqual(await added(eight), [1, 1, 1])
    assert.equal(await depositsOf(uniqueIdOf(source)), 1)
    const chunks: Uint8Array[] = []
    await martin.readDocument(amina.id, uniqueIdOf(source), (chunk) => void chunks.push(Buffer.from(chunk)))
    assert.deepEqual(Buffer.concat(chunks), await bytesOf(source))
  })

  await t.test('other bytes under the same identifier are refused, and change nothing', async () => {
    const source = await sample('Premier texte.\n')
    await deposit(source)
    const other = await sameIdentifier(source, 'Premier texte', 'Second texte, plus long')
    assert.deepEqual(await added(() => refusal('XDSNonIdenticalHash', deposit(other))), nothing)
    const chunks: Uint8Array[] = []
    await martin.readDocument(amina.id, uniqueIdOf(source), (chunk) => void chunks.push(Buffer.from(chunk)))
    assert.deepEqual(Buffer.concat(chunks), await bytesOf(source))
  })

  await t.test(
    'of eight different documents under one identifier, sent at once, one alone enters',
    async () => {
      const first = await sample('Texte numéro 0.\n')
      const sources = await Promise.all(
        Array.from({ length: 8 }, (_, rank) => sameIdentifier(first, 'numéro 0', `numéro ${rank}`)),
      )
      const outcomes: string[] = []
      const all = () =>
        Promise.all(
          sources.map(async (source) => {
            const outcome = await deposit(source).then(
              () => 'stored',
              ({ code }: { code?: string }) => code ?? 'broken',
            )
            outcomes.push(outcome)
          }),
        )
      assert.deepEqual(await added(all), [1, 1, 1])
      assert.deepEqual(outcomes.toSorted(), [...Array(7).fill('XDSNonIdenticalHash'), 'stored'])
    },
  )

  await t.test('another depositor does not take a used identifier, be it with the same bytes', async () => {
    const source = await sample()
    await deposit(source)
    const again = () =>
      refusal('XDSDuplicateUniqueIdInRegistry', martin.submitDocuments(amina.id, [{ source, hideFrom: {} }]))
    assert.deepEqual(await added(again), nothing)
  })

  await t.test('an identifier used for one patient serves no other', async () => {
    const source = await sample()
    await deposit(source)
    const caller = await rawCaller(carnet, 'cps-kacem')
    const about = await sampleDocument(carnet, { by: 'cps-kacem', about: karim })
    const stolen = await rewritten(about, uniqueIdOf(about), uniqueIdOf(source))
    const lot = submissionOf({ situation: caller.situation, patient: karim.id, sources: [stolen] })
    assert.deepEqual(
      await added(async () => {
        const answer = await caller.send({ operation: 'provideAndRegister', patient: karim.id, ...lot })
        assert.match(answer.text, /errorCode="XDSDuplicateUniqueIdInRegistry"/)
      }),
      nothing,
    )
  })

  await t.test('a lot of two documents enters whole', async () => {
    const sources = [await sample(), await sample()]
    const lot = () =>
      kacem.submitDocuments(
        amina.id,
        sources.map((source) => ({ source, hideFrom: {} })),
      )
    assert.deepEqual(await added(lot), [2, 1, 2])
    assert.deepEqual(await added(lot), nothing)
  })

  await t.test('of a lot partly known, what is new enters; the rest is a member by reference', async () => {
    const [known, fresh] = [await sample(), await sample()]
    await deposit(known)
    const lot = () =>
      kacem.submitDocuments(
        amina.id,
        [known, fresh].map((source) => ({ source, hideFrom: {} })),
      )
    assert.deepEqual(await added(lot), [1, 1, 1])
    assert.equal(await depositsOf(uniqueIdOf(known)), 1)
    assert.equal(await depositsOf(uniqueIdOf(fresh)), 1)
    const rows = await queryRows<{ unique_id: string; status: string }>(
      carnet,
      `select d.unique_id, a.slots->'SubmissionSetStatus'->>0 as status
         from association a join document d on d.entry_uuid = a.target_uuid and a.type like '%HasMember'
        where a.submission_uuid = (select submission_uuid from document where unique_id = '${uniqueIdOf(fresh)}')`,
    )
    assert.deepEqual(Object.fromEntries(rows.map((row) => [row.unique_id, row.status])), {
      [uniqueIdOf(known)]: 'Reference',
      [uniqueIdOf(fresh)]: 'Original',
    })
    // Now the whole lot is known.
    assert.deepEqual(await added(lot), nothing)
  })

  await t.test('a lot whose known document was deleted since is refused, its new one included', async () => {
    const [known, fresh] = [await sample(), await sample()]
    await deposit(known)
    await kacem.changeStatus(amina.id, uniqueIdOf(known), { from: 'approved', to: 'deleted' })
    const lot = () =>
      refusal(
        'XDSDuplicateUniqueIdInRegistry',
        kacem.submitDocuments(
          amina.id,
          [known, fresh].map((source) => ({ source, hideFrom: {} })),
        ),
      )
    assert.deepEqual(await added(lot), nothing)
  })

  const wrongSeconds: Readonly<Record<string, () => Promise<readonly [DocumentSource, string]>>> = {
    'is of another patient': async () => [
      await sampleDocument(carnet, { by: 'cps-kacem', about: karim }),
      'XDSPatientIdDoesNotMatch',
    ],
    // HL7's schemas are not shipped: without ../shared nothing says that it is none.
    ...(carnet.config.xsd !== undefined && {
      'is no valid CDA': async () => [
        await rewritten(await sample(), '</custodian>', '</custodian><inconnu/>'),
        'InvalidDocumentContent',
      ],
    }),
    'takes a used identifier': async () => {
      const used = await sample('Texte.\n')
      await deposit(used)
      return [await sameIdentifier(used, 'Texte', 'Autre'), 'XDSNonIdenticalHash']
    },
  }
  for (const [what, second] of Object.entries(wrongSeconds))
    await t.test(`a lot of two whose second ${what} leaves nothing, its first included`, async () => {
      const [wrong, code] = await second()
      const first = await sample()
      const lot = () =>
        refusal(
          code,
          kacem.submitDocuments(
            amina.id,
            [first, wrong].map((source) => ({ source, hideFrom: {} })),
          ),
        )
      assert.deepEqual(await added(lot), nothing)
      assert.equal(await depositsOf(uniqueIdOf(first)), 0)
      // Its identifier was not spent: alone, it enters.
      assert.deepEqual(await added(() => deposit(first)), [1, 1, 1])
    })

  await t.test(
    'two lots of the same two documents, in opposite orders at once, do not lock each other',
    async () => {
      const pair = [await sample(), await sample()]
      const lot = (sources: readonly DocumentSource[]) =>
        kacem.submitDocuments(
          amina.id,
          sources.map((source) => ({ source, hideFrom: {} })),
        )
      const both = () => Promise.all([lot(pair), lot(pair.toReversed()), lot(pair), lot(pair.toReversed())])
      assert.deepEqual(await added(both), [2, 1, 2])
    },
  )

  await t.test('a lot without any document is refused: there is nothing to acknowledge', async () => {
    const caller = await rawCaller(carnet, 'cps-kacem')
    const { body } = submissionOf({
      situation: caller.situation,
      patient: amina.id,
      sources: [await sample()],
    })
    const empty = body.text
      .replace(/<ExtrinsicObject[\s\S]*<\/ExtrinsicObject>/, '')
      .replace(/<Association[\s\S]*<\/Association>/, '')
      .replace(/<xdsb:Document[\s\S]*<\/xdsb:Document>/, '')
    const send = async () => {
      const lot = { body: rawXml(empty), parts: [] }
      const answer = await caller.send({ operation: 'provideAndRegister', patient: amina.id, ...lot })
      assert.match(answer.text, /errorCode="XDSRepositoryMetadataError"/)
      assert.match(answer.text, /aucun document/)
    }
    assert.deepEqual(await added(send), nothing)
  })

  await t.test('a lot identifier that another sender used, hidden or not, tells him nothing', async () => {
    const set = { uniqueId: newOid() }
    const sendAs = async (card: string, hideFrom = {}) => {
      const caller = await rawCaller(carnet, card)
      const source = await sampleDocument(carnet, { by: card, about: amina })
      const entry = (one: DocumentEntry) => ({
        ...one,
        confidentialityCodes: [...one.confidentialityCodes, ...hidingCodes(hideFrom)],
      })
      const lot = submissionOf({
        situation: caller.situation,
        patient: amina.id,
        sources: [source],
        set,
        entry,
      })
      return caller.send({ operation: 'provideAndRegister', patient: amina.id, ...lot })
    }
    assert.match(
      (await sendAs('cps-kacem', { maskedToProfessionals: true })).text,
      /ResponseStatusType:Success/,
    )
    assert.deepEqual(
      await added(async () => assert.match((await sendAs('cps-martin')).text, /ResponseStatusType:Success/)),
      [1, 1, 1],
    )
  })

  await t.test('another lot of his under a lot identifier that he used is refused', async () => {
    const caller = await rawCaller(carnet, 'cps-kacem')
    const set = { uniqueId: newOid() }
    const send = async () =>
      caller.send({
        operation: 'provideAndRegister',
        patient: amina.id,
        ...submissionOf({ situation: caller.situation, patient: amina.id, sources: [await sample()], set }),
      })
    assert.match((await send()).text, /ResponseStatusType:Success/)
    assert.deepEqual(
      await added(async () =>
        assert.match((await send()).text, /errorCode="XDSDuplicateUniqueIdInRegistry"/),
      ),
      nothing,
    )
  })
})

/** The same document but for `before` in its text, which is base64 in the CDA. */
async function sameIdentifier(
  source: DocumentSource,
  before: string,
  after: string,
): Promise<DocumentSource> {
  const [, base64 = ''] = /<text [^>]*>([^<]+)</.exec((await bytesOf(source)).toString()) ?? []
  const text = Buffer.from(base64, 'base64').toString()
  return rewritten(source, base64, Buffer.from(text.replace(before, after)).toString('base64'))
}

async function rewritten(source: DocumentSource, before: string, after: string): Promise<DocumentSource> {
  assert.ok((await bytesOf(source)).includes(before), before)
  const bytes = Buffer.from((await bytesOf(source)).toString().replace(before, after))
  return readDocumentSource(async function* () {
    yield bytes
  })
}
