/** TD2.2a and TD2.2b: the staff of a practice feeds the record with its CPE; the structure answers for it. soap.md §1.5, note (4). */
import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import type { RefusalReason } from '@carnet/core/model/decision.ts'
import { confidentialityCodes } from '@carnet/core/wire/xds/vocabulary.ts'
import type { DocumentSource } from '@carnet/kit/client/document-source.ts'
import { urls } from '@carnet/web/urls.ts'
import { typeCommand } from './command-line.ts'
import { lastTraceOf, patientNamed, tracesOf } from './demonstration-calls.ts'
import { refusal } from './expect-refusal.ts'
import { logIn } from './patient-browser.ts'
import { rawCaller } from './raw-exchange.ts'
import { runningCarnet } from './running-carnet.ts'
import { sampleDocument, uniqueIdOf } from './sample-document.ts'
import { submissionOf } from './submission-body.ts'
import { queryRows, whatIsStored } from './what-is-stored.ts'

const denied = 'DMPAccessDeniedByRightsService'

test('the staff of a practice feeds the record with its CPE card', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const colin = await carnet.dmp('cpe-colin')
  const martin = await carnet.dmp('cps-martin')
  const leroy = await carnet.dmp('cps-leroy')
  await martin.authorise(amina.id, { gesture: 'consentCollected' })
  const practice = (await carnet.card('cpe-colin')).info.structureIdNat
  const sample = (by: string, replaces?: string) =>
    sampleDocument(carnet, { by, about: amina, ...(replaces !== undefined && { replaces }) })
  const one = (source: DocumentSource) => [{ source, hideFrom: {} }]
  const replacement = async (by: string, replaced: string) => ({
    source: await sample(by, replaced),
    hideFrom: {},
    replaces: await martin.findDocumentReference(amina.id, replaced),
  })
  const traced = async (action: string, reason?: RefusalReason) => {
    const { actor, action: done, refusal: why } = await lastTraceOf(carnet, amina)
    assert.deepEqual([actor.kind, actor.structureId, done, why], ['staff', practice, action, reason])
  }
  const list = async () => (await martin.findDocuments(amina.id)).map(({ uniqueId }) => uniqueId)

  await t.test(
    'a letter of the doctor, deposited by his secretary: the structure is the depositor',
    async () => {
      const source = await sample('cps-martin')
      await colin.submitDocuments(amina.id, one(source))
      await traced('submitDocuments')
      const [row] = await queryRows<{ depositor_id: string; author_ids: string[] }>(
        carnet,
        `select depositor_id, author_ids from document where unique_id = '${uniqueIdOf(source)}'`,
      )
      assert.equal(row?.depositor_id, practice)
      assert.ok(row.author_ids.includes(practice))
      assert.ok((await list()).includes(uniqueIdOf(source)))
    },
  )

  await t.test('sent again by the structure, it is acknowledged again and stored once', async () => {
    const source = await sample('cps-martin')
    await colin.submitDocuments(amina.id, one(source))
    const before = await whatIsStored(carnet)
    await colin.submitDocuments(amina.id, one(source))
    assert.deepEqual(await whatIsStored(carnet), before)
    // The doctor of the practice is another depositor.
    await refusal('XDSDuplicateUniqueIdInRegistry', martin.submitDocuments(amina.id, one(source)))
  })

  await t.test(
    'carnet deposit works with a CPE, its holder the author, in the name of the structure',
    async () => {
      const note = path.join(carnet.config.dataFolder, 'note.txt')
      await writeFile(note, 'Courrier reçu ce jour.\n')
      const typed = await typeCommand(carnet, `deposit ${note} --card cpe-colin --patient ${amina.id.ins}`)
      assert.equal(typed.code, 0, typed.stderr)
      const found = (await martin.findDocuments(amina.id)).find(
        ({ uniqueId }) => uniqueId === typed.stdout.trim(),
      )
      const [author] = found?.authors ?? []
      assert.deepEqual(
        [author?.person?.familyName, author?.person?.givenName, author?.institutions[0]?.id],
        ['COLIN', 'Nadège', practice],
      )
      const replaced = await typeCommand(
        carnet,
        `deposit ${note} --card cpe-colin --patient ${amina.id.ins} --replace ${typed.stdout.trim()}`,
      )
      assert.equal(replaced.code, 0, replaced.stderr)
      await traced('replaceDocument')
    },
  )

  await t.test('the patient reads who it was: somebody of the practice, whom no number names', async () => {
    const { html } = await (await logIn(carnet, amina)).open(urls.accessLog)
    assert.match(html, /Un membre du personnel/)
    assert.doesNotMatch(html, new RegExp(practice))
  })

  await t.test('it replaces and deletes what its structure deposited (TD2.2b, note 9)', async () => {
    const first = await sample('cps-martin')
    await colin.submitDocuments(amina.id, one(first))
    const next = await replacement('cps-martin', uniqueIdOf(first))
    await colin.submitDocuments(amina.id, [next])
    await traced('replaceDocument')
    assert.ok(!(await list()).includes(uniqueIdOf(first)))
    await colin.changeStatus(amina.id, uniqueIdOf(next.source), { from: 'approved', to: 'deleted' })
    await traced('deleteDocument')
    assert.ok(!(await list()).includes(uniqueIdOf(next.source)))
  })

  await t.test('it does not replace what another structure deposited: as if absent', async () => {
    const others = await sample('cps-leroy')
    await leroy.submitDocuments(amina.id, one(others))
    const next = await replacement('cps-martin', uniqueIdOf(others))
    const refused = await refusal('UnresolvedReferenceException', colin.submitDocuments(amina.id, [next]))
    await traced('replaceDocument', 'notAuthorised')
    const absent = { ...next, replaces: 'urn:uuid:7953af1a-ba1c-11eb-816f-0050569e422e' }
    const unknown = await refusal('UnresolvedReferenceException', colin.submitDocuments(amina.id, [absent]))
    assert.equal(unknown.french, refused.french)
    assert.ok((await list()).includes(uniqueIdOf(others)))
  })

  await t.test(
    'neither list, nor content, nor mask, nor archive: SOAP Fault, and a line for each',
    async () => {
      const source = await sample('cps-martin')
      await colin.submitDocuments(amina.id, one(source))
      const uniqueId = uniqueIdOf(source)
      await refusal(denied, colin.findDocuments(amina.id))
      await traced('findDocuments', 'actionNotAllowedForCaller')
      await refusal(
        denied,
        colin.readDocument(amina.id, uniqueId, () => {}),
      )
      await traced('readDocument', 'actionNotAllowedForCaller')
      await refusal(denied, colin.changeStatus(amina.id, uniqueId, { from: 'approved', to: 'archived' }))
      await traced('archiveDocument', 'actionNotAllowedForCaller')
    },
  )

  await t.test('it has the normal mode only: no bris de glace, no centre 15', async () => {
    for (const access of [
      { mode: 'brisDeGlace', reason: 'Patient inconscient' },
      { mode: 'centre15' },
    ] as const) {
      await refusal(denied, colin.submitDocuments(amina.id, one(await sample('cps-martin')), access))
      await traced('submitDocuments', 'actionNotAllowedForCaller')
    }
  })

  await t.test('unknown, opposed, closed: one answer, as to anyone who feeds', async () => {
    for (const state of ['none', 'opposed', 'closed']) {
      const about = carnet.people?.patients.find((patient) => patient.state === state)
      if (about === undefined) throw new RangeError(`nobody is ${state}`)
      const source = await sampleDocument(carnet, { by: 'cps-martin', about })
      await refusal('XDSUnknownPatientId', colin.submitDocuments(about.id, one(source)))
    }
  })

  await t.test('a document both masked and invisible is refused to it as to a doctor [VIS-02]', async () => {
    const hideFrom = { maskedToProfessionals: true, invisibleToPatient: true }
    const refused = await refusal(
      'XDSRepositoryMetadataError',
      colin.submitDocuments(amina.id, [{ source: await sample('cps-martin'), hideFrom }]),
    )
    assert.match(refused.french, /masqué/)
  })

  await t.test('what it masks, its doctor who wrote it still finds; another does not [VIS-03]', async () => {
    const source = await sample('cps-martin')
    await colin.submitDocuments(amina.id, [{ source, hideFrom: { maskedToProfessionals: true } }])
    const own = (await martin.findDocuments(amina.id)).find(({ uniqueId }) => uniqueId === uniqueIdOf(source))
    assert.ok(
      own?.confidentialityCodes.some(({ code }) => code === confidentialityCodes.maskedToProfessionals),
    )
    await leroy.authorise(amina.id, { gesture: 'consentCollected' })
    assert.ok(!(await leroy.findDocuments(amina.id)).some(({ uniqueId }) => uniqueId === uniqueIdOf(source)))
  })

  await t.test('the VIHF of a CPE speaks for the structure of the card and for no other', async () => {
    const caller = await rawCaller(carnet, 'cpe-colin', (situation) => ({
      ...situation,
      structure: { ...situation.structure, id: '499900990021001' as typeof situation.structure.id },
    }))
    const lines = (await tracesOf(carnet, amina)).length
    const lot = submissionOf({
      situation: caller.situation,
      patient: amina.id,
      sources: [await sample('cps-martin')],
    })
    const { status, text } = await caller.send({ operation: 'provideAndRegister', patient: amina.id, ...lot })
    assert.equal(status, 500)
    assert.match(text, /DMPInvalidVihf/)
    assert.equal((await tracesOf(carnet, amina)).length, lines)
  })

  await t.test(
    'a structure certificate feeds what its staff wrote, and nothing of another’s [CON-20]',
    async () => {
      const hospital = await carnet.dmp('structure-hopital')
      await refusal(
        'XDSRepositoryMetadataError',
        hospital.submitDocuments(amina.id, one(await sample('cpe-colin'))),
      )
      const { situation, send } = await rawCaller(carnet, 'structure-hopital')
      const source = await sample('structure-hopital')
      const lot = submissionOf({
        situation,
        patient: amina.id,
        sources: [source],
        entry: (entry) => ({
          ...entry,
          authors: entry.authors.map((author) => ({
            ...author,
            person: {
              id: `${situation.structure.id}/0042`,
              familyName: 'ROUX',
              givenName: 'Camille',
              assigningAuthority: '1.2.250.1.71.4.2.1',
              nameType: 'D',
              idType: 'IDNPS',
            },
          })),
        }),
      })
      const { text } = await send({ operation: 'provideAndRegister', patient: amina.id, ...lot })
      assert.match(text, /ResponseStatusType:Success/)
      assert.ok((await list()).includes(uniqueIdOf(source)))
    },
  )
})
