/** TD3.3a and TD3.3b: who may see a document changes, at once and for all. soap.md §3.7; rules.md VIS-03, VIS-06, VIS-15. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DocumentStatus, Visibility } from '@carnet/core/model/document.ts'
import { deduceSubmissionSet, hidingCodes } from '@carnet/core/wire/cda/to-xds.ts'
import { formatPropertiesUpdate } from '@carnet/core/wire/xds/document-update.ts'
import type { DocumentEntry } from '@carnet/core/wire/xds/metadata.ts'
import { statusUrns } from '@carnet/core/wire/xds/vocabulary.ts'
import { rawXml } from '@carnet/core/wire/xml/write.ts'
import { newOid } from '@carnet/kit/client/oid.ts'
import { authorOf } from '@carnet/kit/client/situation.ts'
import { urls } from '@carnet/web/urls.ts'
import { typeCommand } from './command-line.ts'
import { lastTraceOf, patientNamed, tracesOf } from './demonstration-calls.ts'
import { refusal } from './expect-refusal.ts'
import { logIn } from './patient-browser.ts'
import { rawCaller } from './raw-exchange.ts'
import { runningCarnet } from './running-carnet.ts'
import { sampleDocument, uniqueIdOf } from './sample-document.ts'

const denied = 'DMPAccessDeniedByRightsService'
const masking = { maskedToProfessionals: true }
const unmasking = { maskedToProfessionals: false }

test('who may see a document changes', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const author = await carnet.dmp('cps-kacem')
  const reader = await carnet.dmp('cps-leroy')
  for (const dmp of [author, reader]) await dmp.authorise(amina.id, { gesture: 'consentCollected' })
  const authorCaller = await rawCaller(carnet, 'cps-kacem')

  const deposit = async (hideFrom: Partial<Visibility> = {}) => {
    const source = await sampleDocument(carnet, { by: 'cps-kacem', about: amina })
    await author.submitDocuments(amina.id, [{ source, hideFrom }])
    return uniqueIdOf(source)
  }
  const versions = async (dmp: typeof reader, uniqueId: string, ...statuses: DocumentStatus[]) =>
    (await dmp.findDocuments(amina.id, { statuses })).filter((entry) => entry.uniqueId === uniqueId)
  const current = async (uniqueId: string) => (await versions(author, uniqueId, 'approved', 'archived'))[0]!
  const read = (dmp: typeof reader, uniqueId: string) => dmp.readDocument(amina.id, uniqueId, () => {})

  /** The update as a software of its own would send it. */
  const update = async (entry: DocumentEntry, previousVersion: number, edit = (body: string) => body) => {
    const source = await sampleDocument(carnet, { by: 'cps-kacem', about: amina })
    const set = deduceSubmissionSet(source.header, {
      entryId: 'SubmissionSet01',
      uniqueId: newOid(),
      sourceId: '1.2.250.1.999.1',
      submissionTime: '20260105101500',
      author: authorOf(authorCaller.situation),
    })
    const { text } = formatPropertiesUpdate(set, entry, previousVersion)
    const answer = await authorCaller.send({
      operation: 'updateDocument',
      patient: amina.id,
      body: rawXml(edit(text)),
    })
    return /errorCode="(\w+)"/.exec(answer.text)?.[1] ?? /ResponseStatusType:(\w+)/.exec(answer.text)?.[1]
  }
  const masked = ({ version: _version, availabilityStatus: _status, ...entry }: DocumentEntry) => ({
    ...entry,
    entryUuid: 'Document01',
    confidentialityCodes: [entry.confidentialityCodes[0]!, ...hidingCodes(masking)],
  })

  await t.test(
    'any authorised professional masks: a new version, the old one Deprecated [VIS-15]',
    async () => {
      const uniqueId = await deposit()
      const before = await current(uniqueId)
      await reader.changeVisibility(amina.id, uniqueId, masking)
      const after = await current(uniqueId)
      assert.deepEqual(
        [after.logicalId, after.uniqueId, after.version, after.availabilityStatus],
        [before.logicalId, uniqueId, 2, statusUrns.approved],
      )
      assert.notEqual(after.entryUuid, before.entryUuid)
      const [old] = await versions(author, uniqueId, 'deprecated')
      assert.deepEqual(
        [old?.entryUuid, old?.version, old?.availabilityStatus],
        [before.entryUuid, 1, statusUrns.deprecated],
      )
      assert.deepEqual(
        after.confidentialityCodes.map(({ code }) => code),
        ['N', 'MASQUE_PS'],
      )
      await read(author, uniqueId)
    },
  )

  await t.test('masked, no version of it is for others any more [VIS-03]', async () => {
    const uniqueId = await deposit()
    await reader.changeVisibility(amina.id, uniqueId, masking)
    assert.equal((await lastTraceOf(carnet, amina)).action, 'maskDocument')
    assert.deepEqual(await versions(reader, uniqueId, 'approved', 'archived', 'deprecated'), [])
    await refusal('XDSDocumentUniqueIdError', read(reader, uniqueId))
    await refusal('XDSDocumentUniqueIdError', reader.changeVisibility(amina.id, uniqueId, unmasking))
    await author.changeVisibility(amina.id, uniqueId, unmasking)
    assert.equal((await lastTraceOf(carnet, amina)).action, 'unmaskDocument')
    await read(reader, uniqueId)
    assert.equal((await versions(reader, uniqueId, 'approved'))[0]?.version, 3)
  })

  await t.test('the reference of a document is that of its last version', async () => {
    const uniqueId = await deposit()
    await author.changeVisibility(amina.id, uniqueId, masking)
    const references = await author.findDocumentReferences(amina.id, [uniqueId])
    assert.deepEqual(references, [(await current(uniqueId)).entryUuid])
  })

  await t.test('deleted, none of its versions is left', async () => {
    const uniqueId = await deposit()
    await author.changeVisibility(amina.id, uniqueId, masking)
    await author.changeStatus(amina.id, uniqueId, { from: 'approved', to: 'deleted' })
    assert.deepEqual(await versions(author, uniqueId, 'approved', 'archived', 'deprecated', 'deleted'), [])
  })

  await t.test('an archived document is masked and stays archived', async () => {
    const uniqueId = await deposit()
    await author.changeStatus(amina.id, uniqueId, { from: 'approved', to: 'archived' })
    await author.changeVisibility(amina.id, uniqueId, masking)
    assert.equal((await current(uniqueId)).availabilityStatus, statusUrns.archived)
  })

  await t.test('neither without authorisation nor in bris de glace [EMG-11]', async () => {
    const uniqueId = await deposit()
    const stranger = await carnet.dmp('cps-garcia')
    const body = masked(await current(uniqueId))
    await refusal(denied, stranger.changeVisibility(amina.id, uniqueId, masking))
    const emergency = { mode: 'brisDeGlace', reason: 'Patient inconscient' } as const
    await refusal(denied, reader.changeVisibility(amina.id, uniqueId, masking, emergency))
    const line = await lastTraceOf(carnet, amina)
    assert.equal(line.refusal, 'actionNotAllowedForCaller')
    assert.equal(line.action, 'changeVisibility', 'from what to what, nobody looked [TRA-06]')
    assert.equal(await update(body, 1), 'Success')
  })

  await t.test('shown to the patient, and to representatives, is not taken back [VIS-06]', async () => {
    for (const hidden of ['invisibleToPatient', 'invisibleToRepresentatives'] as const) {
      const uniqueId = await deposit({ [hidden]: true })
      await reader.changeVisibility(amina.id, uniqueId, { [hidden]: false })
      await refusal(
        'LocalPolicyRestrictionError',
        author.changeVisibility(amina.id, uniqueId, { [hidden]: true }),
      )
    }
    const actions = (await tracesOf(carnet, amina)).map(({ action }) => action)
    assert.ok(actions.includes('showToPatient') && actions.includes('showToRepresentatives'))
  })

  await t.test('masked and hidden from the patient at once is refused [VIS-02]', async () => {
    const uniqueId = await deposit({ invisibleToPatient: true })
    await refusal('XDSRegistryMetadataError', author.changeVisibility(amina.id, uniqueId, masking))
  })

  await t.test('of a version that is not the current one: XDSMetadataVersionError', async () => {
    const uniqueId = await deposit()
    const entry = masked(await current(uniqueId))
    assert.equal(await update(entry, 2), 'XDSMetadataVersionError')
    assert.equal(await update(entry, 1), 'Success')
    assert.equal(await update(entry, 1), 'XDSMetadataVersionError')
    const shown = { ...entry, confidentialityCodes: entry.confidentialityCodes.slice(0, 1) }
    const silent = (body: string) => body.replace(/<Slot name="PreviousVersion">.*?<\/Slot>/, '')
    assert.equal(await update(shown, 1, silent), 'Success')
    assert.equal((await current(uniqueId)).version, 3)
  })

  await t.test('anything but the visibility: UnmodifiableMetadataError, and nothing changes', async () => {
    const uniqueId = await deposit()
    const entry = masked(await current(uniqueId))
    const [level, ...hiding] = entry.confidentialityCodes
    for (const other of [
      { title: 'Autre titre' },
      { hash: 'da39a3ee5e6b4b0d3255bfef95601890afd80709' },
      { typeCode: { ...entry.typeCode, code: '34112-3' } },
      { authors: [] },
      { uniqueId: newOid() },
      { confidentialityCodes: [{ ...level!, code: 'R' }, ...hiding] },
    ])
      assert.equal(await update({ ...entry, ...other }, 1), 'UnmodifiableMetadataError')
    const { hash: _hash, sizeBytes: _size, repositoryUniqueId: _repository, ...less } = entry
    assert.equal((await current(uniqueId)).version, 1)
    assert.equal(await update(less, 1), 'Success')
    assert.equal((await current(uniqueId)).hash, entry.hash)
  })

  await t.test('an entry that names no document of the record is refused as a hidden one is', async () => {
    const entry = masked(await current(await deposit()))
    const { logicalId: _lid, ...anonymous } = entry
    assert.equal(await update(anonymous, 1), 'XDSMetadataIdentifierError')
    assert.equal(
      (await lastTraceOf(carnet, amina)).action,
      'changeDocument',
      'what was asked is not read [TRA-06]',
    )
    const unknown = { ...entry, logicalId: 'urn:uuid:7953af1a-ba1c-11eb-816f-0050569e422e' }
    assert.equal(await update(unknown, 1), 'UnresolvedReferenceException')
    assert.equal(await update({ ...entry, logicalId: 'Document01' }, 1), 'UnresolvedReferenceException')
  })

  await t.test('two changes of one version at once: one wins, the others are told', async () => {
    const entry = masked(await current(await deposit()))
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => update(entry, 1)))
    assert.equal(outcomes.filter((outcome) => outcome === 'Success').length, 1)
    assert.equal(outcomes.filter((outcome) => outcome === 'XDSMetadataVersionError').length, 7)
    assert.equal((await current(entry.uniqueId)).version, 2)
  })

  await t.test('once a masking is acknowledged, no reading that begins returns the document', async () => {
    for (let round = 0; round < 3; round++) {
      const uniqueId = await deposit()
      let acknowledgedAt = Number.POSITIVE_INFINITY
      let begun = 0
      let given = 0
      const late: string[] = []
      const readers = Array.from({ length: 4 }, async (_, rank) => {
        for (let after = 0; after < 3; ) {
          const startedAt = performance.now()
          if (startedAt > acknowledgedAt) after++
          begun++
          const seen =
            rank % 2 === 0
              ? (await versions(reader, uniqueId, 'approved', 'deprecated')).length > 0
              : await read(reader, uniqueId).then(
                  () => true,
                  () => false,
                )
          if (seen) given++
          if (seen && startedAt > acknowledgedAt) late.push(rank % 2 === 0 ? 'listed' : 'read')
        }
      })
      await author.changeVisibility(amina.id, uniqueId, masking)
      acknowledgedAt = performance.now()
      await Promise.all(readers)
      assert.deepEqual(late, [])
      assert.ok(given > 0 && begun > given, `${given} of ${begun}`)
    }
  })

  await t.test('the patient sees at once what is shown to her, and reads who did what', async () => {
    const title = 'Résultat à annoncer'
    const source = await sampleDocument(carnet, { by: 'cps-kacem', about: amina, title })
    await author.submitDocuments(amina.id, [{ source, hideFrom: { invisibleToPatient: true } }])
    const { open } = await logIn(carnet, amina)
    const page = async (address: string) => (await open(address)).html.replace(/<[^>]+>/g, '')
    assert.ok(!(await page(urls.documents)).includes(title))
    await reader.changeVisibility(amina.id, uniqueIdOf(source), { invisibleToPatient: false })
    assert.ok((await page(urls.documents)).includes(title))
    await reader.changeVisibility(amina.id, uniqueIdOf(source), masking)
    assert.match(await page(urls.documents), /Résultat à annoncer[\s\S]*masqué aux professionnels de santé/)
    const log = await page(urls.accessLog)
    assert.match(log, /a rendu visible (un document|\d+ documents) pour vous/)
    assert.match(log, /a masqué (un document|\d+ documents)/)
  })

  await t.test('what was deleted is told in the history, and opened no more', async () => {
    const title = 'Compte rendu à supprimer'
    const source = await sampleDocument(carnet, { by: 'cps-kacem', about: amina, title })
    await author.submitDocuments(amina.id, [{ source, hideFrom: {} }])
    const { open } = await logIn(carnet, amina)
    const linked = async () => new RegExp(`<a [^>]*>${title}</a>`).test((await open(urls.accessLog)).html)
    assert.ok(await linked())
    await author.changeStatus(amina.id, uniqueIdOf(source), { from: 'approved', to: 'deleted' })
    assert.ok(!(await linked()))
    assert.ok((await open(urls.accessLog)).html.includes(title))
    assert.ok(!(await open(urls.documents)).html.includes(title))
  })

  await t.test(
    'carnet find tells the states of each document, and filters with or without each [VIS-11]',
    async () => {
      const leo = patientNamed(carnet, 'leo-marchand')
      await author.authorise(leo.id, { gesture: 'consentCollected' })
      const inState = async (hideFrom: Partial<Visibility>, replaces?: string) => {
        const source = await sampleDocument(carnet, { by: 'cps-kacem', about: leo })
        await author.submitDocuments(leo.id, [{ source, hideFrom, ...(replaces && { replaces }) }])
        return uniqueIdOf(source)
      }
      const obsolete = await inState({})
      const documents = {
        plain: await inState({}, await author.findDocumentReference(leo.id, obsolete)),
        masked: await inState({ maskedToProfessionals: true }),
        'invisible-to-patient': await inState({ invisibleToPatient: true }),
        'invisible-to-representatives': await inState({ invisibleToRepresentatives: true }),
        archived: await inState({}),
      }
      await author.changeStatus(leo.id, documents.archived, { from: 'approved', to: 'archived' })
      const find = async (options: string) =>
        (await typeCommand(carnet, `find --card cps-kacem --patient ${leo.id.ins} ${options}`)).stdout
      const found = async (options: string) =>
        (JSON.parse(await find(`${options} --json`)).documents as { readonly uniqueId: string }[])
          .map(({ uniqueId }) => uniqueId)
          .toSorted()
      const { archived, ...approved } = documents
      assert.deepEqual(await found('--status approved'), Object.values(approved).toSorted())
      const all = [...Object.values(documents), obsolete].toSorted()
      const whole = '--status approved,archived,deprecated'
      for (const [state, uniqueId] of Object.entries({ ...documents, obsolete })) {
        if (state === 'plain') continue
        assert.deepEqual(await found(`--with ${state}`), [uniqueId], state)
        assert.deepEqual(
          await found(`${whole} --without ${state}`),
          all.filter((each) => each !== uniqueId),
          state,
        )
      }
      assert.deepEqual(await found('--with masked,archived'), [])
      const table = await find(whole)
      for (const [uniqueId, label] of [
        [documents.masked, 'masqué aux professionnels de santé'],
        [documents['invisible-to-patient'], 'non visible par le patient'],
        [documents['invisible-to-representatives'], 'non visible par les représentants légaux'],
        [archived, 'archivé'],
        [obsolete, 'ancienne version obsolète'],
      ] as const)
        assert.match(table, new RegExp(`  ${label} +${uniqueId.replaceAll('.', '\\.')}$`, 'm'))
    },
  )

  await t.test('carnet hide and show', async () => {
    const uniqueId = await deposit()
    const run = (command: string, from: string, card = 'cps-kacem') =>
      typeCommand(carnet, `${command} ${uniqueId} --from ${from} --card ${card} --patient ${amina.id.ins}`)
    assert.equal((await run('hide', 'professionals')).stdout, 'Document caché.\n')
    assert.equal((await run('show', 'professionals', 'cps-leroy')).code, 3)
    assert.equal((await run('show', 'professionals')).stdout, 'Document rendu visible.\n')
    const refused = await run('hide', 'patient')
    assert.deepEqual([refused.code, refused.stdout], [3, ''])
    assert.match(refused.stderr, /^LocalPolicyRestrictionError/)
    assert.equal((await run('hide', 'voisins')).code, 2)
  })
})
