/** « Mon profil santé », from documents deposited over the wire and from what the person writes. people.md P-11; CNT-06. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { summarySections } from '@carnet/core/wire/cda/sample-statements.fixture.ts'
import { ownMeasureFileUrl, ownMeasureUrl, profileSectionUrl, urls } from '@carnet/web/urls.ts'
import { extractText } from 'unpdf'
import { patientNamed, tracesOf } from './demonstration-calls.ts'
import { csrfOf, inRecordOf, logIn, type PatientBrowser, textOf } from './patient-browser.ts'
import { runningCarnet } from './running-carnet.ts'
import { sampleDocument } from './sample-document.ts'
import { structuredDocument } from './structured-document.ts'
import { queryRows } from './what-is-stored.ts'

test('a profile tells what documents say and what the person writes, each apart, to who may see it [CNT-02] [CNT-06]', async (t) => {
  const carnet = await runningCarnet(t)
  const denise = patientNamed(carnet, 'denise-perrin')
  const browser = await logIn(carnet, denise)
  const see = async (who: PatientBrowser = browser, address: string = urls.healthProfile) =>
    textOf((await who.open(address)).html)
  const write = async (
    section: string,
    fields: Readonly<Record<string, string>>,
    who: PatientBrowser = browser,
  ) => {
    const address = profileSectionUrl(section)
    return who.submit(await who.open(address), address, fields)
  }

  await t.test('without anything, the page says so, and how to begin', async () => {
    assert.match(await see(browser, urls.carnet), /première visite.* À faire .*Commencer votre profil santé/)
    assert.match(await see(), /Ce profil est encore vide .*Commencez par une rubrique/)
  })

  await t.test('what a synthesis says stands there with its source, and without codes', async () => {
    const about = { by: 'cps-martin', about: denise, type: '60591-5', title: 'Synthèse médicale' }
    const summary = {
      conditions: ['Hypertension (CIM-10 : I10)'],
      family: [['Mère', 'Asthme']],
      operations: ['Appendicectomie'],
    } as const
    const source = await structuredDocument(carnet, about, summarySections(summary))
    await (await carnet.dmp('cps-martin')).submitDocuments(denise.id, [{ source, hideFrom: {} }])
    const page = await see()
    assert.match(
      page,
      /Maladies et antécédents .* Hypertension \(11 août 2019\) D’après « Synthèse médicale »/,
    )
    assert.match(page, /Antécédents familiaux .* Mère – Asthme/)
    assert.match(page, /Appendicectomie \(14 janvier 2018\)/)
    assert.doesNotMatch(page, /CIM|undefined/)
  })

  await t.test('she writes beside it, a line for each thing, and no document changes', async () => {
    const documents = () => queryRows(carnet, 'select entry_uuid, status, version from document order by 1')
    const before = await documents()
    const saved = await write('maladies', {
      texte: 'Migraines\n\n Vertiges  le matin ',
      pourMoi: 'Angoisses',
    })
    await browser.submit(browser.arrival, urls.deviceCopy, { geste: 'garder' })
    const copy = (await browser.submit(browser.arrival, urls.deviceCopyContent, {})).html
    assert.match(copy, /Mon profil santé[\s\S]*Maladies et antécédents[\s\S]*Migraines[\s\S]*Écrit par vous/)
    assert.ok(!copy.includes('Angoisses'), 'what she keeps to herself is not on the device')
    await write('allergies', { nonConcerne: 'oui' })
    const again = (await browser.submit(browser.arrival, urls.deviceCopyContent, {})).html
    assert.match(again, /Allergies[\s\S]*Non concerné/)
    await write('allergies', {})
    const page = textOf(saved.html)
    assert.match(page, /la rubrique « Maladies et antécédents » est à jour\. Annuler/)
    assert.match(page, /Migraines Écrit par vous le [^.]+\. Vertiges le matin Écrit par vous/)
    assert.match(page, /Angoisses Écrit par vous le [^.]+\. Pour vous seul/)
    assert.deepEqual(await documents(), before)
    assert.ok((await tracesOf(carnet, denise)).some(({ action }) => action === 'writeHealthProfile'))
  })

  await t.test(
    '« non concerné » is said of a section, and not with a line; what is refused is kept to be mended',
    async () => {
      const both = await write('allergies', { texte: 'Iode', nonConcerne: 'oui' })
      assert.equal(both.status, 422)
      assert.match(textOf(both.html), /Rien n’a été enregistré .*Gardez l’un ou l’autre/)
      assert.match(both.html, />Iode<\/textarea>/)
      await write('allergies', { nonConcerne: 'oui' })
      assert.match(await see(), /Allergies Modifier : Allergies Non concerné Écrit par vous/)
      assert.doesNotMatch((await browser.open(profileSectionUrl('maladies'))).html, /nonConcerne/)
      assert.equal((await browser.look(profileSectionUrl('inconnue'))).status, 404)
    },
  )

  await t.test('the last change is taken back', async () => {
    const erased = await write('maladies', { texte: 'Migraines' })
    assert.doesNotMatch(textOf(erased.html), /Vertiges/)
    const back = await browser.submit(erased, urls.healthProfile, { rubrique: 'maladies' })
    assert.match(textOf(back.html), /est comme avant\..*Vertiges le matin.*Angoisses/)
  })

  await t.test(
    'a target is told beside the measures, drawn with them, kept from a carer, and ended',
    async () => {
      const address = ownMeasureUrl('tension')
      const send = async (fields: Readonly<Record<string, string>>) =>
        browser.submit(await browser.open(address), address, fields)
      for (const [valeur, jour] of [
        ['142', '2026-01-02'],
        ['138', '2026-02-02'],
      ] as const)
        await send({ geste: 'noter', valeur, valeur2: '80', jour })
      const wrong = await send({ geste: 'objectif', min: '150', max: '135' })
      assert.equal(wrong.status, 422)
      assert.match(textOf(wrong.html), /L’objectif n’a pas été enregistré/)
      const set = await send({ geste: 'objectif', max: '135', max2: '85', avec: 'professional' })
      assert.match(
        textOf(set.html),
        /Mon objectif .*au plus 135 mmHg.*au plus 85 mmHg.*fixé avec un soignant/,
      )
      assert.match(set.html, /class="chart-band"/)
      const alain = await inRecordOf(await logIn(carnet, patientNamed(carnet, 'alain-perrin')))
      assert.match(await see(alain, address), /au plus 135 mmHg/)
      await send({ geste: 'objectif', max: '130', secretObjectif: 'oui' })
      assert.doesNotMatch(await see(alain, address), /130 mmHg/)
      const ended = await send({ geste: 'sansObjectif' })
      assert.match(textOf(ended.html), /il n’y a plus d’objectif/)
      assert.doesNotMatch(ended.html, /class="chart-band"/)
    },
  )

  await t.test(
    'she notes measures with a comma, corrects and erases them; a slip of the finger is told to her',
    async () => {
      const address = ownMeasureUrl('poids')
      const note = async (fields: Readonly<Record<string, string>>, at = address) =>
        browser.submit(await browser.open(at), at, { geste: 'noter', jour: '2026-01-02', ...fields })
      const slip = await note({ valeur: '725' })
      assert.equal(slip.status, 422)
      assert.match(textOf(slip.html), /sans doute une erreur de frappe : écrivez-en un entre 0,3 et 400/)
      assert.match(slip.html, /value="725"/)
      await note({ valeur: '168' }, ownMeasureUrl('taille'))
      assert.match(
        textOf((await note({ valeur: '72,5' })).html),
        /C’est noté\. Annuler .* 1 mesure .*72,5 kg .*vous/,
      )
      const second = await note({ valeur: '71', jour: '2026-02-03' })
      assert.match(second.html, /<svg class="chart"/)
      assert.match(await see(browser, ownMeasureUrl('imc')), /25,2 kg\/m² .*calculé par Carnet .*25,7 kg\/m²/)
      assert.match(await see(), /Mesures Poids 71 kg Noté le 3 février 2026/)
      const [, id = ''] = /corriger=([0-9a-f-]{36})/.exec(second.html) ?? []
      const corrected = await note({ mesure: id, valeur: '70,8', jour: '2026-02-03', secret: 'oui' })
      assert.match(
        textOf(corrected.html),
        /la mesure est corrigée\..*70,8 kg .*vous, pour vous seul .*72,5 kg/,
      )
      const alain = await inRecordOf(await logIn(carnet, patientNamed(carnet, 'alain-perrin')))
      assert.doesNotMatch(await see(alain, address), /70,8/)
      assert.match(await see(alain, address), /72,5 kg .*DENISE PERRIN/)
      assert.equal(
        (await alain.look(ownMeasureFileUrl('poids', 'table'))).status,
        403,
        'a carer takes nothing away',
      )
      const { html: table } = await browser.look(ownMeasureFileUrl('poids', 'table'))
      assert.equal(
        table,
        '\ufeffJour;Heure;Valeur;Unité;Noté par\r\n2026-02-03;;70,8;kg;vous, pour vous seul\r\n2026-01-02;;72,5;kg;vous\r\n',
      )
      const sheet = await browser.look(ownMeasureFileUrl('poids', 'pages'))
      const { text } = await extractText(new Uint8Array(sheet.bytes), { mergePages: true })
      assert.match(text, /Poids[\s\S]*DENISE PERRIN[\s\S]*72,5/)
      assert.doesNotMatch(text, /70,8/, 'what she keeps for herself is on no sheet for another')
      const erased = await browser.submit(corrected, address, { geste: 'effacer', mesure: id })
      assert.doesNotMatch(textOf(erased.html), /70,8/)
    },
  )

  await t.test(
    'her carer reads it and not what she keeps for herself, and writes under his own name',
    async () => {
      const alain = await inRecordOf(await logIn(carnet, patientNamed(carnet, 'alain-perrin')))
      const page = await see(alain)
      assert.match(page, /Migraines Écrit par DENISE PERRIN le/)
      assert.doesNotMatch(page, /Angoisses|Pour vous seul/)
      await write('note', { texte: 'Appeler le kiné', pourMoi: 'rien de tel pour un aidant' }, alain)
      assert.match(await see(), /Appeler le kiné Écrit par ALAIN PERRIN le/)
      assert.doesNotMatch(await see(), /rien de tel/)
    },
  )

  await t.test(
    'the file holds the sections that are ticked and no other, her secrets only when she asks [CNT-06]',
    async () => {
      const take = async (fields: readonly (readonly [string, string])[]) => {
        const { html } = await browser.open(urls.healthProfilePdf)
        return browser.look(urls.healthProfilePdf, [['csrf', csrfOf(html)], ...fields])
      }
      const password = ['motDePasse', denise.password ?? ''] as const
      assert.equal((await take([password])).status, 422)
      assert.equal((await take([['rubrique', 'conditions']])).status, 422)
      const taken = await take([['rubrique', 'conditions'], ['rubrique', 'measures'], password])
      assert.deepEqual([taken.status, taken.headers['content-type']], [200, 'application/pdf'])
      const { text } = await extractText(new Uint8Array(taken.bytes), { mergePages: true })
      assert.match(text, /Hypertension[\s\S]*Migraines[\s\S]*Mesures[\s\S]*Poids[\s\S]*72,5/)
      assert.doesNotMatch(text, /Asthme|Appendicectomie|Antécédents familiaux|Vaccins|Angoisses|kiné/)
      const whole = await take([['rubrique', 'conditions'], ['pourMoi', 'oui'], password])
      assert.match((await extractText(new Uint8Array(whole.bytes), { mergePages: true })).text, /Angoisses/)
      assert.ok((await tracesOf(carnet, denise)).some(({ action }) => action === 'downloadSummary'))
      const alain = await inRecordOf(await logIn(carnet, patientNamed(carnet, 'alain-perrin')))
      assert.match(await see(alain, urls.healthProfilePdf), /elle seule, ou qui la représente/)
    },
  )

  await t.test(
    'her home tells what is to do, a line each, until it is done; a part that fails leaves the others',
    async () => {
      const about = { by: 'cps-martin', about: denise, type: '11502-2', title: 'Bilan sanguin' }
      const source = await sampleDocument(carnet, about)
      await (await carnet.dmp('cps-martin')).submitDocuments(denise.id, [{ source, hideFrom: {} }])
      const home = await browser.open(urls.carnet)
      assert.match(
        textOf(home.html),
        /Bonjour Denise\. .*À faire Lire un résultat : Bilan sanguin, .*clé d’accès/,
      )
      assert.doesNotMatch(textOf(home.html), /Commencer votre profil/, 'she wrote in it')
      await queryRows(carnet, 'alter table health_profile rename to elsewhere')
      const failing = await see(browser, urls.carnet)
      await queryRows(carnet, 'alter table elsewhere rename to health_profile')
      assert.match(failing, /Lire un résultat .* Votre profil santé ne peut pas être vérifié en ce moment/)
      const [, report = ''] = /class="to-do-link" href="([^"]+)"/.exec(home.html) ?? []
      await browser.open(report)
      assert.doesNotMatch(await see(browser, urls.carnet), /Lire un résultat/)
    },
  )

  await t.test('nothing of it is in clear in the database', async () => {
    const rows = await queryRows(carnet, "select encode(sealed, 'escape') as sealed from health_profile")
    assert.equal(rows.length, 1)
    assert.doesNotMatch(JSON.stringify(rows), /migraine|angoisse/i)
  })

  await t.test(
    'of what a teenager keeps for herself her parents read nothing, not even a line of the history [VIS-09]',
    async () => {
      const emma = patientNamed(carnet, 'emma-caron')
      const isabelle = await inRecordOf(await logIn(carnet, patientNamed(carnet, 'isabelle-caron')))
      await write('habitudes', { texte: 'Natation' }, isabelle)
      // As those of her age whose account a professional opens.
      await queryRows(carnet, `update record set attached_to_mes = false where birth_first_name = 'EMMA'`)
      const email = 'emma@example.org'
      const martin = await carnet.dmp('cps-martin')
      const secrets = await martin.openPatientAccess(emma.id, { type: 'EMAIL', canal: email })
      const before = [await see(isabelle), await see(isabelle, urls.accessLog)]
      const teenager = await logIn(carnet, { ...emma, email, ...secrets })
      const hers = await write('habitudes', { texte: 'Natation', pourMoi: 'Tabac' }, teenager)
      assert.match(textOf(hers.html), /Natation Écrit par .*Tabac Écrit par vous/)
      assert.deepEqual([await see(isabelle), await see(isabelle, urls.accessLog)], before)
      // Her mother writes again: what she does not see stays.
      await write('habitudes', { texte: 'Natation\nVélo' }, isabelle)
      assert.match(await see(teenager), /Vélo Écrit par ISABELLE CARON.*Tabac/)
    },
  )
})
