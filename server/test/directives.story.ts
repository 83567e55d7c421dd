/** Directives anticipées: one set, that which came last, of which its author is reminded. rules.md VIS-16; people.md P-13. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { urls } from '@carnet/web/urls.ts'
import { formatTextPage } from '../text-page.ts'
import { lastTraceOf, moveClock, patientNamed, tracesOf } from './demonstration-calls.ts'
import { refusal } from './expect-refusal.ts'
import { messages, untilSent } from './messages-sent.ts'
import { logIn } from './patient-browser.ts'
import { runningCarnet } from './running-carnet.ts'
import { sampleDocument } from './sample-document.ts'

const nothing: { name: string; file: Uint8Array } = { name: '', file: Buffer.alloc(0) }

test('the holder files her directives anticipées [VIS-16]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const browser = await logIn(carnet, amina)
  const doctor = await carnet.dmp('cps-leroy')
  await doctor.authorise(amina.id, { gesture: 'consentCollected' })
  const file = async (fields: Readonly<Record<string, string>>, sent: typeof nothing = nothing) =>
    browser.upload(await browser.open(urls.wishes), urls.wishes, fields, sent)
  const inForce = async () =>
    (await doctor.findDocuments(amina.id)).filter(({ typeCode }) => typeCode.code === 'EXPPAT_3')

  await t.test('neither a file nor where they are: refused, with what to do', async () => {
    const { status, html } = await file({ ou: ' ' })
    assert.deepEqual([status, /Choisissez un fichier, ou écrivez où elles sont/.test(html)], [422, true])
  })

  await t.test('they may say only where they are and who keeps them; her doctor reads it', async () => {
    const { html } = await file({ ou: 'Chez ma fille Anne,\r\nqui les garde.' })
    assert.match(html, /vos directives anticipées sont dans votre carnet/)
    const [entry, ...others] = await inForce()
    assert.deepEqual([others.length, entry?.classCode.code], [0, '90'])
    const bytes: Buffer[] = []
    await doctor.readDocument(amina.id, entry!.uniqueId, (chunk) => void bytes.push(Buffer.from(chunk)))
    const [, base64 = ''] =
      /<text mediaType="application\/pdf"[^>]*>([^<]+)/.exec(Buffer.concat(bytes).toString()) ?? []
    assert.match(Buffer.from(base64, 'base64').toString('latin1'), /^%PDF-1\.7/)
  })

  await t.test(
    'they may be written in a form: one page is made of it, and replaces the old ones',
    async () => {
      const send = async (fields: Readonly<Record<string, string>>) =>
        browser.submit(await browser.open(urls.writeDirectives), urls.writeDirectives, fields)
      const nothingSaid = await send({ modele: 'ill', original: 'Chez moi', remplacer: 'oui' })
      assert.equal(nothingSaid.status, 422)
      assert.match(nothingSaid.html, /Répondez à une question au moins[\s\S]*>Chez moi<\/textarea>/)
      const said = { modele: 'ill', breathing: 'refuse', autres: 'Rester chez moi.', original: 'Chez Anne' }
      const unconfirmed = await send(said)
      assert.equal(unconfirmed.status, 422)
      const [before] = await inForce()
      assert.match((await send({ ...said, remplacer: 'oui' })).html, /sont dans votre carnet/)
      const [written, ...others] = await inForce()
      assert.deepEqual([others.length, written?.title], [0, 'Directives anticipées'])
      assert.notEqual(written?.uniqueId, before?.uniqueId)
      const lines = (await tracesOf(carnet, amina)).map(({ action }) => action)
      assert.ok(lines.includes('fileDirectives') && lines.includes('deleteDocument'))
    },
  )

  await t.test('masked by default, apart: hidden from her doctor, and nothing else is [VIS-04]', async () => {
    const page = await browser.open(urls.maskEverything)
    const masked = await browser.submit(page, urls.maskEverything, { geste: 'maskDirectives' })
    assert.match(masked.html, /vos directives anticipées sont masquées[\s\S]*Annuler/)
    assert.deepEqual(await inForce(), [])
    const line = (await tracesOf(carnet, amina)).findLast(({ action }) => action === 'maskDirectives')
    assert.deepEqual([line?.actor.kind, line?.outcome], ['patient', 'done'])
    await file({ ou: 'Chez mon frère', remplacer: 'oui' })
    assert.deepEqual(await inForce(), [], 'the next ones too')
    await browser.submit(masked, urls.maskEverything, { geste: 'unmaskDirectives' })
    assert.equal((await inForce()).length, 1)
  })

  await t.test('a new set replaces the old one, after the warning; what was typed stays', async () => {
    const [before] = await inForce()
    const pdf = {
      name: 'directives.pdf',
      file: await formatTextPage({ title: 'Mes volontés', paragraphs: ['Non.'], at: new Date() }),
    }
    const unconfirmed = await file({ ou: 'Chez moi' }, pdf)
    assert.equal(unconfirmed.status, 422)
    assert.match(unconfirmed.html, /L’ancienne version ne sera pas gardée/)
    assert.match(unconfirmed.html, />Chez moi<\/textarea>/)
    assert.deepEqual(
      (await inForce()).map(({ uniqueId }) => uniqueId),
      [before?.uniqueId],
    )
    assert.match((await file({ remplacer: 'oui' }, pdf)).html, /sont dans votre carnet/)
    const after = await inForce()
    assert.deepEqual(
      [after.length, after[0]?.title, after[0]?.uniqueId === before?.uniqueId],
      [1, 'Directives anticipées', false],
    )
    const lines = (await tracesOf(carnet, amina)).slice(-12).map(({ action }) => action)
    assert.ok(lines.includes('fileDirectives') && lines.includes('deleteDocument'))
    assert.match(
      (await browser.open(`${urls.accessLog}?vue=activites`)).html,
      /avez déposé vos directives anticipées/,
    )
  })

  const setOf = (title: string, by = 'cps-kacem', about = amina) =>
    sampleDocument(carnet, { by, about, title, type: 'EXPPAT_3' })
  const listed = async (status: 'approved' | 'deprecated') =>
    (await doctor.findDocuments(amina.id, { statuses: [status] }))
      .filter(({ typeCode }) => typeCode.code === 'EXPPAT_3')
      .map(({ title }) => title)
  const surgeon = await carnet.dmp('cps-kacem')

  await t.test(
    'what a professional deposits replaces hers, and nothing tells him that she had some',
    async () => {
      const source = await setOf('Dictées au cabinet')
      await surgeon.submitDocuments(amina.id, [{ source, hideFrom: {} }])
      assert.deepEqual(await listed('approved'), ['Dictées au cabinet'])
      assert.deepEqual(await listed('deprecated'), ['Directives anticipées'])
      const lines = (await tracesOf(carnet, amina))
        .filter(({ actor, documents }) => actor.name === 'Mehdi KACEM' && documents.length > 0)
        .map(({ action, documents }) => `${action} ${documents.map(({ title }) => title)}`)
      assert.deepEqual(lines.toSorted(), [
        'replaceDocument Directives anticipées',
        'submitDocuments Dictées au cabinet',
      ])
      const again = await surgeon.submitDocuments(amina.id, [{ source, hideFrom: {} }])
      assert.equal(again.warnings.length, 0)
      assert.deepEqual(await listed('approved'), ['Dictées au cabinet'], 'sent again, it replaces nothing')
    },
  )

  await t.test('to whom the new ones are hidden, the former are in force [VIS-03]', async () => {
    const source = await setOf('Masquées')
    await surgeon.submitDocuments(amina.id, [{ source, hideFrom: { maskedToProfessionals: true } }])
    assert.deepEqual(await listed('approved'), ['Dictées au cabinet'])
    assert.match((await browser.open(urls.wishes)).html, /Masquées/)
    assert.doesNotMatch((await browser.open(urls.wishes)).html, /Dictées au cabinet/)
  })

  await t.test('two sets deposited at once leave one', async () => {
    const both = await Promise.all(['Une', 'Deux'].map((title) => setOf(title)))
    await Promise.all(both.map((source) => surgeon.submitDocuments(amina.id, [{ source, hideFrom: {} }])))
    assert.equal((await listed('approved')).length, 1)
    assert.equal((await listed('deprecated')).length, 3)
  })

  await t.test('hers replace those of the professional, once she has said so', async () => {
    const page = await browser.open(urls.wishes)
    assert.match(page.html, /Celles qu’un professionnel a déposées pour vous ne vaudront plus/)
    assert.equal((await file({ ou: 'Chez moi' })).status, 422)
    assert.match((await file({ ou: 'Chez moi', remplacer: 'oui' })).html, /sont dans votre carnet/)
    assert.equal((await listed('approved')).length, 1)
    assert.equal((await listed('deprecated')).length, 4)
  })

  await t.test(
    'a professional deposits none for a minor, nor any that their author would not see',
    async () => {
      const leo = patientNamed(carnet, 'leo-marchand')
      const ofMinor = await setOf('Les miennes', 'cps-kacem', leo)
      const no = await refusal(
        'XDSRepositoryMetadataError',
        surgeon.submitDocuments(leo.id, [{ source: ofMinor, hideFrom: {} }]),
      )
      assert.match(no.french, /personne majeure/)
      assert.equal((await lastTraceOf(carnet, leo)).refusal, 'directivesNotForMinors')
      const unseen = { source: await setOf('Cachées'), hideFrom: { invisibleToPatient: true } }
      await refusal('XDSRepositoryMetadataError', surgeon.submitDocuments(amina.id, [unseen]))
      assert.equal((await listed('approved')).length, 1)
    },
  )

  await t.test('every year she is told that they are there, once, and not what they are', async () => {
    const reminders = async () => {
      await untilSent(carnet)
      return messages(carnet).filter(({ subject }) => subject === 'Un rappel de votre carnet')
    }
    await moveClock(carnet, { advance: 'P360D' })
    assert.deepEqual(await reminders(), [])
    await moveClock(carnet, { advance: 'P6D' })
    const [told, ...more] = await reminders()
    assert.deepEqual([told?.to, more], [amina.email, []])
    assert.doesNotMatch(`${told?.subject} ${told?.text}`, /directive|AMINA|BENALI|\d{13}/i)
    await moveClock(carnet, { advance: 'P300D' })
    assert.equal((await reminders()).length, 1)
    await moveClock(carnet, { advance: 'P70D' })
    assert.equal((await reminders()).length, 2)
  })
})

test('nobody files them in the place of another [VIS-16]', async (t) => {
  const carnet = await runningCarnet(t)
  const denise = patientNamed(carnet, 'denise-perrin')
  const alain = await logIn(carnet, patientNamed(carnet, 'alain-perrin'))
  const choice = await alain.open(urls.choice)
  const ofHer = choice.html.split('<article').find((each) => each.includes('DENISE'))
  await alain.submit(choice, urls.choice, { mandat: /value="([^"]*)">Ouvrir/.exec(ofHer ?? '')?.[1] ?? '' })
  assert.ok(!(await alain.open(urls.profile)).html.includes(urls.wishes), 'nobody files for another')
  const page = await alain.open(urls.wishes)
  assert.match(page.html, /Seule la personne elle-même/)
  assert.ok(!page.html.includes('<textarea'))
  const forced = await alain.upload(page, urls.wishes, { ou: 'Chez moi' }, nothing)
  assert.equal(forced.status, 403)
  const refused = (await tracesOf(carnet, denise)).filter(
    ({ action, refusal }) => action === 'fileDirectives' && refusal,
  )
  assert.equal(refused.length, 2)
})
