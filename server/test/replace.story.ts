/** TD2.1b: a new version takes the place of a document. soap.md §3.4, §3.6; rules.md VIS-14. */
import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import { associationTypes, replacesOf2010, statusUrns } from '@carnet/core/wire/xds/vocabulary.ts'
import { rawXml } from '@carnet/core/wire/xml/write.ts'
import type { Dmp } from '@carnet/kit/client/dmp.ts'
import type { DocumentSource } from '@carnet/kit/client/document-source.ts'
import type { DemonstrationPatient } from '@carnet/kit/demo/people-types.ts'
import { typeCommand } from './command-line.ts'
import { lastTraceOf, patientNamed } from './demonstration-calls.ts'
import { refusal } from './expect-refusal.ts'
import { masked, rawCaller } from './raw-exchange.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { sampleDocument, uniqueIdOf } from './sample-document.ts'
import { submissionOf } from './submission-body.ts'
import { queryRows } from './what-is-stored.ts'

test('a new version takes the place of a document', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const author = await carnet.dmp('cps-kacem')
  const reader = await carnet.dmp('cps-leroy')
  await reader.authorise(amina.id, { gesture: 'consentCollected' })

  const deposit = async (replaces?: string, says = replaces) => {
    const source = await sampleDocument(carnet, {
      by: 'cps-kacem',
      about: amina,
      ...(says !== undefined && { replaces: says }),
    })
    const target = replaces && (await author.findDocumentReference(amina.id, replaces))
    const one = { source, hideFrom: {}, ...(target && { replaces: target }) }
    await author.submitDocuments(amina.id, [one])
    return uniqueIdOf(source)
  }
  const listed = async (...statuses: ('approved' | 'deprecated')[]) =>
    (await reader.findDocuments(amina.id, { statuses })).map(({ uniqueId }) => uniqueId)

  await t.test('its author replaces it, without any authorisation to read [VIS-14]', async () => {
    const first = await deposit()
    const second = await deposit(first)
    assert.deepEqual(await listed('approved'), [second])
    const [old] = await reader.findDocuments(amina.id, { statuses: ['deprecated'] })
    assert.equal(old?.uniqueId, first)
    assert.equal(old.availabilityStatus, statusUrns.deprecated)
    await reader.readDocument(amina.id, first, () => {})
    const trace = await lastTraceOf(carnet, amina)
    assert.deepEqual([trace.action, trace.documents[0]?.uniqueId], ['readDocument', first])
  })

  await t.test(
    'what replaces a masked or secret document is hidden as it was [VIS-03] [VIS-09]',
    async () => {
      for (const [hideFrom, code] of [
        [{ maskedToProfessionals: true }, 'MASQUE_PS'],
        [{ invisibleToRepresentatives: true }, 'INVISIBLE_REPRESENTANTS_LEGAUX'],
      ] as const) {
        const first = await deposit()
        await author.authorise(amina.id, { gesture: 'consentCollected' })
        const hidden = await sampleDocument(carnet, { by: 'cps-kacem', about: amina })
        await author.submitDocuments(amina.id, [{ source: hidden, hideFrom }])
        const second = await deposit(uniqueIdOf(hidden))
        const [entry] = (await author.findDocuments(amina.id)).filter(({ uniqueId }) => uniqueId === second)
        assert.deepEqual(
          entry?.confidentialityCodes.map((each) => each.code),
          ['N', code],
        )
        const seen = await listed('approved')
        assert.deepEqual([seen.includes(first), seen.includes(second)], [true, code !== 'MASQUE_PS'])
        await author.authorise(amina.id, { gesture: 'authorisationGivenUp' })
      }
    },
  )

  await t.test('what replaces a masked document cannot be hidden from the patient too [VIS-02]', async () => {
    const hidden = await sampleDocument(carnet, { by: 'cps-kacem', about: amina })
    await author.submitDocuments(amina.id, [{ source: hidden, hideFrom: { maskedToProfessionals: true } }])
    const replaces = await author.findDocumentReference(amina.id, uniqueIdOf(hidden))
    const source = await sampleDocument(carnet, {
      by: 'cps-kacem',
      about: amina,
      replaces: uniqueIdOf(hidden),
    })
    const one = { source, hideFrom: { invisibleToPatient: true }, replaces }
    await refusal('XDSReplaceFailed', author.submitDocuments(amina.id, [one]))
    assert.ok(await author.findDocumentReference(amina.id, uniqueIdOf(hidden)))
  })

  await t.test('to whom the replacement is hidden, what it replaced is in force [VIS-03]', async () => {
    const doctor = await carnet.dmp('cps-martin')
    await doctor.authorise(amina.id, { gesture: 'consentCollected' })
    const first = await deposit()
    const source = await sampleDocument(carnet, { by: 'cps-kacem', about: amina, replaces: first })
    const replaces = await author.findDocumentReference(amina.id, first)
    await author.submitDocuments(amina.id, [{ source, hideFrom: { maskedToProfessionals: true }, replaces }])
    await author.authorise(amina.id, { gesture: 'consentCollected' })
    const statusFor = async (dmp: typeof reader) => {
      const found = await dmp.findDocuments(amina.id, { statuses: ['approved', 'deprecated', 'archived'] })
      // Masked and shown again, it has former versions.
      const versions = found.filter(({ uniqueId }) => uniqueId === first)
      return versions.toSorted((a, b) => (b.version ?? 1) - (a.version ?? 1))[0]?.availabilityStatus
    }
    assert.ok((await listed('approved')).includes(first))
    assert.deepEqual(
      [await statusFor(author), await statusFor(reader)],
      [statusUrns.deprecated, statusUrns.approved],
    )

    // Her médecin traitant puts it in the archive and takes it out of there, as if nothing had replaced it.
    await doctor.changeStatus(amina.id, first, { from: 'approved', to: 'archived' })
    assert.equal(await statusFor(author), statusUrns.archived)
    await doctor.changeStatus(amina.id, first, { from: 'archived', to: 'approved' })
    assert.deepEqual(
      [await statusFor(author), await statusFor(doctor)],
      [statusUrns.deprecated, statusUrns.approved],
    )
    await doctor.changeVisibility(amina.id, first, { maskedToProfessionals: true })
    await author.changeVisibility(amina.id, first, { maskedToProfessionals: false })
    assert.deepEqual(
      [await statusFor(author), await statusFor(reader)],
      [statusUrns.deprecated, statusUrns.approved],
    )

    await author.changeVisibility(amina.id, uniqueIdOf(source), { maskedToProfessionals: false })
    assert.equal(await statusFor(reader), statusUrns.deprecated)
  })

  await t.test('the history says « a remplacé », with the document that takes the place', async () => {
    const second = await deposit(await deposit())
    const trace = await lastTraceOf(carnet, amina)
    assert.equal(trace.action, 'replaceDocument')
    assert.deepEqual(
      trace.documents.map(({ uniqueId }) => uniqueId as string),
      [second],
    )
  })

  await t.test('what is new since a visit is the document that replaces, not the old one', async () => {
    const before = new Date()
    const first = await deposit()
    const second = await deposit(first)
    const found = (await reader.newDocumentsSince(amina.id, before)).map(({ uniqueId }) => uniqueId)
    assert.ok(found.includes(second))
    assert.ok(!found.includes(first))
  })

  await t.test('another doctor, even authorised, may not: SOAP Fault, nothing changes [VIS-14]', async () => {
    const first = await deposit()
    const before = await listed('approved')
    const target = await author.findDocumentReference(amina.id, first)
    await refusal('DMPAccessDeniedByRightsService', replacement(carnet, reader, amina, target))
    const trace = await lastTraceOf(carnet, amina)
    assert.deepEqual(
      [trace.action, trace.refusal, trace.documents[0]?.uniqueId],
      ['replaceDocument', 'notTheAuthor', first],
    )
    assert.deepEqual(await listed('approved'), before)
  })

  await t.test('who may not see it is told what he would be told of an absent one, to the byte', async () => {
    const source = await sampleDocument(carnet, { by: 'cps-kacem', about: amina })
    await author.submitDocuments(amina.id, [{ source, hideFrom: { maskedToProfessionals: true } }])
    const hidden = await author.findDocumentReference(amina.id, uniqueIdOf(source))
    const absent = 'urn:uuid:7953af1a-ba1c-11eb-816f-0050569e422e'
    const caller = await rawCaller(carnet, 'cps-leroy')
    const answers = []
    for (const target of [hidden, absent]) {
      const mine = await sampleDocument(carnet, { by: 'cps-leroy', about: amina })
      const lot = submissionOf({ situation: caller.situation, patient: amina.id, sources: [mine] })
      const answer = await caller.send({
        operation: 'provideAndRegister',
        patient: amina.id,
        ...lot,
        body: withReplacement(lot.body.text, associationTypes.replaces, target),
      })
      answers.push(masked(answer))
      assert.match(answer.text, /UnresolvedReferenceException/)
    }
    assert.deepEqual(answers[0], answers[1])
  })

  await t.test('an old version is not replaced again: XDSRegistryDeprecatedDocumentError', async () => {
    const first = await deposit()
    const target = await author.findDocumentReference(amina.id, first)
    await replacement(carnet, author, amina, target)
    await refusal('XDSRegistryDeprecatedDocumentError', replacement(carnet, author, amina, target))
  })

  await t.test('two replacements at once: one wins, the other finds an old version', async () => {
    const target = await author.findDocumentReference(amina.id, await deposit())
    const outcomes = await Promise.allSettled(
      Array.from({ length: 6 }, () => replacement(carnet, author, amina, target)),
    )
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1)
    for (const outcome of outcomes)
      if (outcome.status === 'rejected')
        assert.equal(outcome.reason.code, 'XDSRegistryDeprecatedDocumentError')
  })

  await t.test('the same lot sent again is acknowledged again and replaces once', async () => {
    const target = await author.findDocumentReference(amina.id, await deposit())
    const source = await sampleDocument(carnet, { by: 'cps-kacem', about: amina })
    const send = () => author.submitDocuments(amina.id, [{ source, hideFrom: {}, replaces: target }])
    await send()
    await send()
    const rows = await queryRows<{ count: string }>(
      carnet,
      `select count(*) as count from association where target_uuid = '${target.replace('urn:uuid:', '')}' and type like '%RPLC'`,
    )
    assert.equal(Number(rows[0]?.count), 1)
  })

  await t.test('a lot that was no replacement is not acknowledged as one', async () => {
    const target = await author.findDocumentReference(amina.id, await deposit())
    const source = await sampleDocument(carnet, { by: 'cps-kacem', about: amina })
    await author.submitDocuments(amina.id, [{ source, hideFrom: {} }])
    await refusal('XDSDuplicateUniqueIdInRegistry', replacementBy(author, amina, source, target))
  })

  await t.test('a CDA that says to replace another document is refused', async () => {
    const first = await deposit()
    const other = await deposit()
    await refusal('XDSReplaceFailed', deposit(first, other))
    assert.ok((await listed('approved')).includes(first))
  })

  await t.test('the association of 2010, which existing software sends, is accepted', async () => {
    const first = await deposit()
    const target = await author.findDocumentReference(amina.id, first)
    const caller = await rawCaller(carnet, 'cps-kacem')
    const source = await sampleDocument(carnet, { by: 'cps-kacem', about: amina, replaces: first })
    const lot = submissionOf({ situation: caller.situation, patient: amina.id, sources: [source] })
    const answer = await caller.send({
      operation: 'provideAndRegister',
      patient: amina.id,
      ...lot,
      body: withReplacement(lot.body.text, replacesOf2010, target),
    })
    assert.match(answer.text, /ResponseStatusType:Success/)
    assert.ok((await listed('deprecated')).includes(first))
  })

  await t.test('carnet deposit --replace finds the document by its uniqueId', async () => {
    const note = path.join(carnet.config.dataFolder, 'note.txt')
    await writeFile(note, 'Première version.\n')
    const deposits = (more = '') =>
      typeCommand(carnet, `deposit ${note} --card cps-kacem --patient ${amina.id.ins} ${more}`.trim())
    const first = (await deposits()).stdout.trim()
    await writeFile(note, 'Seconde version.\n')
    const second = await deposits(`--replace ${first}`)
    assert.equal(second.code, 0, second.stderr)
    assert.doesNotMatch(second.stderr, /relatedDocument/)
    assert.ok((await listed('approved')).includes(second.stdout.trim()))
    assert.ok((await listed('deprecated')).includes(first))
    const again = await deposits(`--replace ${first}`)
    assert.equal(again.code, 3)
    assert.match(again.stderr, /^XDSRegistryDeprecatedDocumentError/m)
    assert.equal((await deposits('--replace 1.2.3')).code, 3)
  })
})

async function replacement(
  carnet: RunningCarnet,
  by: Dmp,
  about: DemonstrationPatient,
  target: string,
): Promise<unknown> {
  return replacementBy(by, about, await sampleDocument(carnet, { by: 'cps-kacem', about }), target)
}

function replacementBy(by: Dmp, { id }: DemonstrationPatient, source: DocumentSource, target: string) {
  return by.submitDocuments(id, [{ source, hideFrom: {}, replaces: target }])
}

function withReplacement(body: string, type: string, target: string) {
  const association = `<Association id="Replacement1" associationType="${type}" sourceObject="Document1" targetObject="${target}"/>`
  return rawXml(body.replace('</RegistryObjectList>', `${association}</RegistryObjectList>`))
}
