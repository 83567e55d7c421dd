/** The holder masks and shows by himself, without asking anyone: one document, or all at once. rules.md VIS-03, VIS-04. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import type { DemonstrationPatient } from '@carnet/kit/demo/people-types.ts'
import { documentUrl, urls } from '@carnet/web/urls.ts'
import { listTraces } from '../actions/list-traces.ts'
import { lastTraceOf, patientNamed, professionalIdOf, tracesOf } from './demonstration-calls.ts'
import { refusal } from './expect-refusal.ts'
import { logIn } from './patient-browser.ts'
import { callerNamed, platformOf } from './platform-of.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { sampleDocument, uniqueIdOf } from './sample-document.ts'
import { queryRows } from './what-is-stored.ts'

const consent = { gesture: 'consentCollected' } as const

test('the holder masks all his documents at once [VIS-04]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const desk = await deskOf(carnet, amina)
  const author = await carnet.dmp('cps-kacem')
  const reader = await carnet.dmp('cps-leroy')
  for (const dmp of [author, reader]) await dmp.authorise(amina.id, consent)
  const deposit = () => depositBy(carnet, 'cps-kacem', amina)
  const seenBy = async (dmp: typeof reader) =>
    (await dmp.findDocuments(amina.id)).map(({ uniqueId }) => uniqueId)
  const ask = (geste: string) => desk.post(urls.documents, urls.maskEverything, { geste })
  const before = await deposit()
  const maskedAlone = await deposit()
  await author.changeVisibility(amina.id, maskedAlone, { maskedToProfessionals: true })
  const versions = await queryRows(
    carnet,
    'select entry_uuid, version, masked, fragment from document order by 1',
  )

  await t.test('every document is hidden at once, and the next one too', async () => {
    assert.ok((await seenBy(reader)).includes(before))
    assert.match(
      await ask('maskEverything'),
      /C’est fait[\s\S]*sont masqués aux professionnels de santé\. ?Annuler/,
    )
    assert.deepEqual(await seenBy(reader), [])
    await refusal(
      'XDSDocumentUniqueIdError',
      reader.readDocument(amina.id, before, () => {}),
    )
    assert.equal((await lastTraceOf(carnet, amina)).refusal, 'maskedToProfessionals')
    await deposit()
    assert.deepEqual(await seenBy(reader), [])
  })

  await t.test('no version is made: the author still sees his document, said as he said it', async () => {
    const now = await queryRows(
      carnet,
      'select entry_uuid, version, masked, fragment from document order by 1',
    )
    for (const version of versions) assert.ok(now.some((each) => sameRow(each, version)))
    const seen = (await author.findDocuments(amina.id)).find(({ uniqueId }) => uniqueId === before)
    assert.deepEqual(
      seen?.confidentialityCodes.map(({ code }) => code),
      ['N'],
    )
    await author.readDocument(amina.id, before, () => {})
  })

  await t.test('asked twice, it is done once; the history tells each time, in words', async () => {
    assert.doesNotMatch(await ask('maskEverything'), /Annuler/)
    const { actor, action } = (await tracesOf(carnet, amina)).findLast(
      (each) => each.action === 'maskEverything',
    )!
    assert.deepEqual([actor.kind, action], ['patient', 'maskEverything'])
    const log = await desk.look(`${urls.accessLog}?vue=activites`)
    assert.match(log, /Vous avez masqué tous vos documents aux professionnels de santé, ceux à venir compris/)
  })

  await t.test('the médecin traitant reads the history, and not that', async () => {
    const platform = platformOf(t, carnet)
    const linesFor = async (slug: string) => {
      const { traces, total } = await listTraces(platform, callerNamed(carnet, slug), amina.id, {
        limit: 200,
        offset: 0,
      })
      assert.equal(traces.length, total)
      return traces.map(({ action }) => action)
    }
    const lines = await linesFor('helene-martin')
    assert.ok(lines.includes('authorise') && !lines.includes('maskEverything'))
    const fields = {
      geste: 'nameAdministrator',
      sorte: 'professional',
      id: professionalIdOf(carnet, 'antoine-leroy'),
    }
    await desk.post(urls.professionals, urls.professionals, fields)
    assert.ok((await linesFor('antoine-leroy')).includes('maskEverything'))
    assert.ok((await seenBy(reader)).includes(before))
    await desk.post(urls.professionals, urls.professionals, { ...fields, geste: 'dismissAdministrator' })
    assert.deepEqual(await seenBy(reader), [])
  })

  await t.test('no longer masking everything leaves masked what was masked by itself', async () => {
    assert.match(await desk.look(urls.documents), /Ne plus tout masquer/)
    assert.match(await ask('unmaskEverything'), /ne sont plus tous masqués/)
    const seen = await seenBy(reader)
    assert.ok(seen.includes(before) && !seen.includes(maskedAlone))
  })

  await t.test('a form that is not ours, or asks something else, changes nothing', async () => {
    await desk.post(urls.documents, urls.maskEverything, { geste: 'maskEverything', csrf: 'x' })
    await ask('maskDocument')
    assert.ok((await seenBy(reader)).includes(before))
  })
})

test('the holder masks and shows one document [VIS-03] [EHDS-05]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const desk = await deskOf(carnet, amina)
  const author = await carnet.dmp('cps-kacem')
  const reader = await carnet.dmp('cps-leroy')
  for (const dmp of [author, reader]) await dmp.authorise(amina.id, consent)
  const uniqueId = await depositBy(carnet, 'cps-kacem', amina)
  const entryFor = async (dmp: typeof reader) =>
    (await dmp.findDocuments(amina.id)).find((entry) => entry.uniqueId === uniqueId)
  const page = async () => documentUrl((await entryFor(author))!.entryUuid.replace('urn:uuid:', ''))
  const ask = async (geste: string) => desk.post(await page(), await page(), { geste })

  await t.test(
    'masked, it is for others as if it did not exist; the author reads it and sees it said',
    async () => {
      assert.match(await ask('maskDocument'), /C’est fait[\s\S]*Ne plus masquer ce document/)
      assert.equal(await entryFor(reader), undefined)
      await refusal(
        'XDSDocumentUniqueIdError',
        reader.readDocument(amina.id, uniqueId, () => {}),
      )
      const seen = await entryFor(author)
      assert.deepEqual(
        [seen?.version, seen?.confidentialityCodes.map(({ code }) => code)],
        [2, ['N', 'MASQUE_PS']],
      )
    },
  )

  await t.test('the professional who wrote it may not show what she masked, and is told why', async () => {
    await refusal(
      'DMPAccessDeniedByRightsService',
      author.changeVisibility(amina.id, uniqueId, { maskedToProfessionals: false }),
    )
    assert.equal((await lastTraceOf(carnet, amina)).refusal, 'maskedByHolder')
    assert.equal(await entryFor(reader), undefined)
    assert.match(await desk.look(urls.accessLog), /son auteur ne peut pas le montrer à nouveau/)
  })

  await t.test('she shows it; what a professional masks is his to show, until she masks it too', async () => {
    await ask('unmaskDocument')
    await author.changeVisibility(amina.id, uniqueId, { maskedToProfessionals: true })
    await author.changeVisibility(amina.id, uniqueId, { maskedToProfessionals: false })
    assert.equal((await entryFor(reader))?.version, 5)
    await author.changeVisibility(amina.id, uniqueId, { maskedToProfessionals: true })
    assert.match(await desk.look(await page()), /Le masquer moi aussi/)
    await ask('maskDocument')
    assert.doesNotMatch(await desk.look(await page()), /Le masquer moi aussi/)
    assert.equal((await entryFor(author))?.version, 6)
    await refusal(
      'DMPAccessDeniedByRightsService',
      author.changeVisibility(amina.id, uniqueId, { maskedToProfessionals: false }),
    )
  })

  await t.test('taken back, a gesture leaves the document as it was, whoever masked it then', async () => {
    const masker = async () =>
      (
        await queryRows<{ masked_by: string | null }>(
          carnet,
          `select masked_by from document where unique_id = '${uniqueId}' order by version desc limit 1`,
        )
      )[0]?.masked_by
    const address = async () => (await page()).split('?')[0]!
    const undo = async (avant: string, at?: string) =>
      desk.post(await address(), at ?? (await address()), { geste: 'undo', avant })
    // As the last subtest left it: masked by her.
    assert.equal(await masker(), 'holder')
    assert.match(await ask('unmaskDocument'), /n’est plus masqué\. ?Annuler/)
    assert.match(await undo('holder'), /C’est annulé/)
    assert.equal(await masker(), 'holder')
    assert.equal(await entryFor(reader), undefined)
    // What a professional masked is his again.
    await ask('unmaskDocument')
    await author.changeVisibility(amina.id, uniqueId, { maskedToProfessionals: true })
    assert.match(await ask('maskDocument'), /C’est fait[^.]*\. ?Annuler/)
    await undo('professional')
    assert.equal(await masker(), 'professional')
    await author.changeVisibility(amina.id, uniqueId, { maskedToProfessionals: false })
    // A gesture that changes nothing is not to be taken back.
    assert.doesNotMatch(await ask('unmaskDocument'), /Annuler/)
    // What came since stays.
    const former = await address()
    await author.changeVisibility(amina.id, uniqueId, { maskedToProfessionals: true })
    assert.match(await undo('shown', former), /Rien n’a été annulé/)
    assert.equal(await masker(), 'professional')
    assert.equal((await lastOwnLine(carnet, amina)).refusal, 'versionNotCurrent')
    await ask('maskDocument')
  })

  await t.test('what replaces a document that she masked stays masked by her', async () => {
    const first = await depositBy(carnet, 'cps-kacem', amina)
    const ofFirst = await author.findDocumentReference(amina.id, first)
    const pageOfFirst = documentUrl(ofFirst.replace('urn:uuid:', ''))
    await desk.post(pageOfFirst, pageOfFirst, { geste: 'maskDocument' })
    const source = await sampleDocument(carnet, { by: 'cps-kacem', about: amina, replaces: first })
    const replaces = await author.findDocumentReference(amina.id, first)
    await author.submitDocuments(amina.id, [{ source, hideFrom: {}, replaces }])
    await refusal(
      'DMPAccessDeniedByRightsService',
      author.changeVisibility(amina.id, uniqueIdOf(source), { maskedToProfessionals: false }),
    )
    assert.equal((await lastTraceOf(carnet, amina)).refusal, 'maskedByHolder')
  })

  await t.test('shown again, it is read; the history says both in words', async () => {
    assert.match(await ask('unmaskDocument'), /n’est plus masqué/)
    await reader.readDocument(amina.id, uniqueId, () => {})
    const log = await desk.look(`${urls.accessLog}?vue=activites`)
    assert.match(log, /Vous avez masqué/)
    assert.match(log, /Vous avez démasqué/)
  })

  await t.test('what she may not see yet is answered as what does not exist', async () => {
    const source = await sampleDocument(carnet, { by: 'cps-kacem', about: amina })
    await author.submitDocuments(amina.id, [{ source, hideFrom: { invisibleToPatient: true } }])
    const hidden = (await author.findDocuments(amina.id)).find((each) => each.uniqueId === uniqueIdOf(source))
    for (const id of [
      hidden!.entryUuid.replace('urn:uuid:', ''),
      '7953af1a-ba1c-11eb-816f-0050569e422e',
      'x',
    ])
      assert.match(await desk.post(await page(), documentUrl(id), { geste: 'maskDocument' }), /n’existe pas/)
  })

  await t.test('a database of before learns who masked each document', async () => {
    const source = await sampleDocument(carnet, { by: 'cps-kacem', about: amina })
    await author.submitDocuments(amina.id, [{ source, hideFrom: { maskedToProfessionals: true } }])
    const maskers = () => queryRows(carnet, 'select entry_uuid, masked_by from document order by 1')
    const known = await maskers()
    assert.deepEqual(
      new Set(known.map((row) => (row as { masked_by: string | null }).masked_by)),
      new Set(['holder', 'professional', null]),
    )
    await queryRows(carnet, 'alter table document drop column masked_by')
    const migration = new URL('../store/migrations/0042_who_masked.sql', import.meta.url)
    await queryRows(carnet, await readFile(migration, 'utf8'))
    assert.deepEqual(await maskers(), known)
  })
})

test('who acts for the holder masks everything, a carer does not [VIS-04] [CNT-07]', async (t) => {
  const carnet = await runningCarnet(t)
  const leo = patientNamed(carnet, 'leo-marchand')
  const denise = patientNamed(carnet, 'denise-perrin')
  const masked = async ({ id }: DemonstrationPatient) => {
    const [row] = await queryRows<{ everything_masked: boolean }>(
      carnet,
      `select r.everything_masked from record r join patient_identifier p on p.record_id = r.id where p.ins = '${id.ins}'`,
    )
    return row?.everything_masked
  }
  const julie = await deskOf(carnet, patientNamed(carnet, 'julie-marchand'))
  await julie.openRecord('LÉO')
  await julie.post(urls.documents, urls.maskEverything, { geste: 'maskEverything' })
  assert.equal(await masked(leo), true)
  const { actor } = (await tracesOf(carnet, leo)).findLast((each) => each.action === 'maskEverything')!
  assert.deepEqual([actor.kind, actor.name], ['legalRepresentative', 'JULIE MARCHAND'])

  const alain = await deskOf(carnet, patientNamed(carnet, 'alain-perrin'))
  await alain.openRecord('DENISE')
  assert.ok(!(await alain.look(urls.documents)).includes('Masquer tous mes documents'))
  await alain.post(urls.documents, urls.maskEverything, { geste: 'maskEverything' })
  assert.equal(await masked(denise), false)
  const { action, refusal: why } = await lastTraceOf(carnet, denise)
  assert.deepEqual([action, why], ['maskEverything', 'actionNotAllowedForCaller'])
})

async function lastOwnLine(carnet: RunningCarnet, patient: DemonstrationPatient) {
  return (await tracesOf(carnet, patient)).findLast(
    ({ action, actor }) => actor.kind === 'patient' && action.endsWith('maskDocument'),
  )!
}

async function depositBy(carnet: RunningCarnet, by: string, about: DemonstrationPatient): Promise<string> {
  const source = await sampleDocument(carnet, { by, about })
  await (await carnet.dmp(by)).submitDocuments(about.id, [{ source, hideFrom: {} }])
  return uniqueIdOf(source)
}

async function deskOf(carnet: RunningCarnet, person: DemonstrationPatient) {
  const browser = await logIn(carnet, person)
  const post = async (page: string, address: string, fields: Readonly<Record<string, string>>) =>
    textOf((await browser.submit(await browser.open(page), address, fields)).html)
  return {
    open: browser.open,
    look: async (address: string) => textOf((await browser.open(address)).html),
    post,
    async openRecord(name: string) {
      const { html } = await browser.open(urls.choice)
      const ofHim = html.split('<article').find((each) => each.includes(name))
      await post(urls.choice, urls.choice, { mandat: /value="([^"]*)">Ouvrir/.exec(ofHim ?? '')?.[1] ?? '' })
    },
  }
}

function sameRow(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}

function textOf(html: string): string {
  return html.replace(/<[^>]+>/g, '').replace(/[ \n]+/g, ' ')
}
