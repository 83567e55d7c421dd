/** TD3.3c and TD3.3d: archived, taken out of the archive, deleted. soap.md §1.5, §3.6; rules.md VIS-13 to VIS-15, VIS-20. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DocumentStatus } from '@carnet/core/model/document.ts'
import { formatRetrieveRequest } from '@carnet/core/wire/xds/iti-43.ts'
import { dmpRepositoryUniqueId, statusUrns } from '@carnet/core/wire/xds/vocabulary.ts'
import type { Dmp } from '@carnet/kit/client/dmp.ts'
import { newOid } from '@carnet/kit/client/oid.ts'
import { typeCommand } from './command-line.ts'
import { lastTraceOf, patientNamed } from './demonstration-calls.ts'
import { refusal } from './expect-refusal.ts'
import { masked, rawCaller } from './raw-exchange.ts'
import { runningCarnet } from './running-carnet.ts'
import { sampleDocument, uniqueIdOf } from './sample-document.ts'
import { submissionOf } from './submission-body.ts'

const denied = 'DMPAccessDeniedByRightsService'
const every: readonly DocumentStatus[] = ['approved', 'archived', 'deprecated', 'deleted']

test('a document is archived, taken out of the archive, deleted', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const author = await carnet.dmp('cps-kacem')
  const reader = await carnet.dmp('cps-leroy')
  await reader.authorise(amina.id, { gesture: 'consentCollected' })

  const deposit = async (by = 'cps-kacem') => {
    const source = await sampleDocument(carnet, { by, about: amina })
    await (await carnet.dmp(by)).submitDocuments(amina.id, [{ source, hideFrom: {} }])
    return uniqueIdOf(source)
  }
  const seen = async (uniqueId: string, ...statuses: DocumentStatus[]) =>
    (await reader.findDocuments(amina.id, { statuses })).find((entry) => entry.uniqueId === uniqueId)
  const change = (
    dmp: Dmp,
    uniqueId: string,
    from: DocumentStatus,
    to: DocumentStatus,
    mode?: 'brisDeGlace',
  ) =>
    dmp.changeStatus(
      amina.id,
      uniqueId,
      { from, to },
      mode === undefined ? undefined : { mode, reason: 'Patient inconscient' },
    )

  await t.test('to archive asks an authorisation, even of the author; to delete does not', async () => {
    const uniqueId = await deposit()
    await refusal(denied, change(author, uniqueId, 'approved', 'archived'))
    assert.equal((await lastTraceOf(carnet, amina)).refusal, 'notAuthorised')
    await change(author, uniqueId, 'approved', 'deleted')
    const trace = await lastTraceOf(carnet, amina)
    assert.deepEqual(
      [trace.action, trace.outcome, trace.documents[0]?.uniqueId],
      ['deleteDocument', 'done', uniqueId],
    )
  })

  await t.test('archived, it is listed to who asks for archives, as such, and still read', async () => {
    const uniqueId = await deposit('cps-leroy')
    const version = (await seen(uniqueId, 'approved'))?.entryUuid
    await change(reader, uniqueId, 'approved', 'archived')
    assert.equal(await seen(uniqueId, 'approved'), undefined)
    const archived = await seen(uniqueId, 'archived')
    assert.deepEqual([archived?.availabilityStatus, archived?.entryUuid], [statusUrns.archived, version])
    await reader.readDocument(amina.id, uniqueId, () => {})
    await change(reader, uniqueId, 'archived', 'approved')
    assert.equal((await seen(uniqueId, 'approved'))?.availabilityStatus, statusUrns.approved)
    assert.equal((await lastTraceOf(carnet, amina)).action, 'findDocuments')
  })

  await t.test('deleted, it is listed to nobody, and answers as if it had never been', async () => {
    const caller = await rawCaller(carnet, 'cps-leroy')
    const uniqueId = await deposit('cps-leroy')
    await change(reader, uniqueId, 'approved', 'archived')
    await change(reader, uniqueId, 'archived', 'deleted')
    assert.equal(await seen(uniqueId, ...every), undefined)
    assert.deepEqual(await reader.findDocumentReferences(amina.id, [uniqueId]), [])
    const answers = []
    for (const documentUniqueId of [uniqueId, newOid()]) {
      const body = formatRetrieveRequest([{ repositoryUniqueId: dmpRepositoryUniqueId, documentUniqueId }])
      const answer = await caller.send({ operation: 'retrieveDocuments', patient: amina.id, body })
      answers.push(masked(answer, documentUniqueId))
    }
    assert.match(answers[0]!.text, /XDSDocumentUniqueIdError/)
    assert.deepEqual(answers[0], answers[1])
  })

  await t.test('a deposit repeated after its deletion is not acknowledged', async () => {
    const source = await sampleDocument(carnet, { by: 'cps-kacem', about: amina })
    const send = () => author.submitDocuments(amina.id, [{ source, hideFrom: {} }])
    await send()
    await change(author, uniqueIdOf(source), 'approved', 'deleted')
    await refusal('XDSDuplicateUniqueIdInRegistry', send())
  })

  await t.test(
    'a status that is not the one stated, or a change that nobody may make: XDSMetadataUpdateError',
    async () => {
      const uniqueId = await deposit('cps-leroy')
      for (const [from, to] of [
        ['archived', 'approved'],
        ['archived', 'deleted'],
        ['approved', 'deprecated'],
        ['deprecated', 'approved'],
        ['approved', 'approved'],
      ] as const)
        await refusal('XDSMetadataUpdateError', change(reader, uniqueId, from, to))
      assert.equal((await seen(uniqueId, 'approved'))?.uniqueId, uniqueId)
    },
  )

  await t.test('another doctor neither archives nor deletes in normal mode [VIS-14, VIS-15]', async () => {
    const uniqueId = await deposit()
    for (const to of ['archived', 'deleted'] as const) {
      await refusal(denied, change(reader, uniqueId, 'approved', to))
      assert.equal((await lastTraceOf(carnet, amina)).refusal, 'notTheAuthor')
    }
  })

  await t.test('a doctor in bris de glace archives, and does not delete [EMG-11]', async () => {
    const uniqueId = await deposit()
    await refusal(denied, change(reader, uniqueId, 'approved', 'deleted', 'brisDeGlace'))
    await change(reader, uniqueId, 'approved', 'archived', 'brisDeGlace')
    assert.equal((await lastTraceOf(carnet, amina)).mode, 'brisDeGlace')
    await change(reader, uniqueId, 'archived', 'approved', 'brisDeGlace')
  })

  await t.test('the médecin traitant archives what others wrote', async () => {
    const uniqueId = await deposit()
    await change(await carnet.dmp('cps-martin'), uniqueId, 'approved', 'archived')
  })

  await t.test('a CPE deletes what its structure deposited, and nothing else', async () => {
    const secretary = await carnet.dmp('cpe-colin')
    const theirs = await deposit('cpe-colin')
    await change(secretary, theirs, 'approved', 'deleted')
    const others = await deposit()
    const target = await author.findDocumentReference(amina.id, others)
    assert.deepEqual(await secretary.findDocumentReferences(amina.id, [others]), [])
    await refusal(denied, change(secretary, await deposit('cpe-colin'), 'approved', 'archived'))
    assert.ok(target.startsWith('urn:uuid:'))
  })

  await t.test('a document of the patient is deleted by his médecin traitant alone [VIS-15]', async () => {
    const caller = await rawCaller(carnet, 'cps-leroy')
    const source = await sampleDocument(carnet, { by: 'cps-leroy', about: amina })
    const lot = submissionOf({
      situation: caller.situation,
      patient: amina.id,
      sources: [source],
      entry: (entry) => ({
        ...entry,
        authors: [
          {
            person: {
              id: amina.id.ins,
              familyName: 'BENALI',
              givenName: 'Amina',
              assigningAuthority: amina.id.oid,
              nameType: 'D',
              idType: 'NH',
            },
            institutions: [],
            roles: [],
            specialities: [],
          },
        ],
      }),
    })
    const answer = await caller.send({ operation: 'provideAndRegister', patient: amina.id, ...lot })
    assert.match(answer.text, /ResponseStatusType:Success/)
    await refusal(denied, change(reader, uniqueIdOf(source), 'approved', 'deleted'))
    assert.equal((await lastTraceOf(carnet, amina)).refusal, 'patientsOwnDocument')
    await change(await carnet.dmp('cps-martin'), uniqueIdOf(source), 'approved', 'deleted')
  })

  await t.test('what is new since a visit tells a document that was taken out of the archive', async () => {
    const uniqueId = await deposit('cps-leroy')
    await change(reader, uniqueId, 'approved', 'archived')
    await new Promise((resolve) => setTimeout(resolve, 1100))
    const visit = new Date()
    await change(reader, uniqueId, 'archived', 'approved')
    const found = (await reader.newDocumentsSince(amina.id, visit)).map((entry) => entry.uniqueId)
    assert.deepEqual(found, [uniqueId])
  })

  await t.test('two changes of one status at once: one wins', async () => {
    const uniqueId = await deposit('cps-leroy')
    const outcomes = await Promise.allSettled(
      Array.from({ length: 6 }, () => change(reader, uniqueId, 'approved', 'archived')),
    )
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1)
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') assert.equal(outcome.reason.code, 'XDSMetadataUpdateError')
  })

  await t.test('carnet archive, unarchive and delete name the document by its uniqueId', async () => {
    const uniqueId = await deposit('cps-leroy')
    const run = (command: string, more = '') =>
      typeCommand(carnet, `${command} ${uniqueId} --card cps-leroy --patient ${amina.id.ins}${more}`)
    assert.equal((await run('archive')).stdout, 'Document archivé.\n')
    assert.equal((await run('archive')).code, 3)
    assert.equal((await run('unarchive')).stdout, 'Document désarchivé.\n')
    await run('archive')
    assert.deepEqual(JSON.parse((await run('delete', ' --json')).stdout), { uniqueId, status: 'deleted' })
    const again = await run('delete')
    assert.deepEqual([again.code, again.stdout], [3, ''])
    assert.match(again.stderr, /^XDSDocumentUniqueIdError/)
    assert.equal((await typeCommand(carnet, 'delete --card cps-leroy')).code, 2)
  })
})
