/** « Voir comme »: over the real doors, the page says what the card of the other gets. rules.md VIS-03, MAT-04, VIS-09, CNT-07. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DemonstrationPatient } from '@carnet/kit/demo/people-types.ts'
import { documentUrl, seeAsUrl, urls } from '@carnet/web/urls.ts'
import { lastTraceOf, patientNamed, professionalIdOf, tracesOf } from './demonstration-calls.ts'
import { refusal } from './expect-refusal.ts'
import { logIn, type PatientBrowser } from './patient-browser.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { sampleDocument } from './sample-document.ts'

const consent = { gesture: 'consentCollected' } as const
const inForce = { statuses: ['approved', 'archived'] } as const
const physician = '10^1.2.250.1.71.1.2.7'

test('the holder reads her documents as another would receive them', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const deposit = depositor(carnet, amina)
  await deposit('Psychiatrie', { type: '68599-0' })
  await deposit('Suivi masqué', { hideFrom: { maskedToProfessionals: true } })
  await deposit('Pas encore annoncé', { hideFrom: { invisibleToPatient: true } })
  await deposit('Suivi ordinaire')
  for (const card of ['cps-leroy', 'cps-picard', 'cps-petit'])
    await (await carnet.dmp(card)).authorise(amina.id, consent)
  const browser = await logIn(carnet, amina)
  const look = async (address: string) => await browser.open(address)

  await t.test(
    'of each of her professionals, the page gives what his card gets [VIS-03, MAT-04]',
    async () => {
      for (const [card, name] of [
        ['cps-leroy', 'Antoine LEROY'],
        ['cps-picard', 'Nathalie PICARD'],
        ['cps-petit', 'Julien PETIT'],
        ['cps-martin', 'Hélène MARTIN'],
        ['cps-kacem', 'Mehdi KACEM'],
      ] as const) {
        const link = linkTo((await look(urls.seeAs)).html, name)
        if (link === undefined) {
          // No professional of hers: the card is refused.
          assert.equal(name, 'Mehdi KACEM')
          await refusal('DMPAccessDeniedByRightsService', (await carnet.dmp(card)).findDocuments(amina.id))
          continue
        }
        const { html } = await look(link)
        const entries = await (await carnet.dmp(card)).findDocuments(amina.id, inForce)
        const known = entries.filter(({ title }) => title !== 'Pas encore annoncé')
        assert.deepEqual(
          titlesUnder(html, 'Reçoit').toSorted(),
          known.map(({ title }) => title).toSorted(),
          name,
        )
        assert.ok(!html.includes('Pas encore annoncé'))
      }
    },
  )

  await t.test('for the rest it says why, and leads to where it is shown or masked', async () => {
    const { html } = await look(linkTo((await look(urls.seeAs)).html, 'Julien PETIT')!)
    const kept = titlesUnder(html, 'Ne reçoit pas')
    assert.ok(
      kept.includes('Psychiatrie') && kept.includes('Suivi masqué') && !kept.includes('Suivi ordinaire'),
    )
    assert.match(rowOf(html, 'Psychiatrie'), /Sa profession n’a pas le droit de lire ce type de document/)
    const masked = rowOf(html, 'Suivi masqué')
    assert.match(masked, /Ce document est masqué aux professionnels de santé/)
    const [, link = ''] = /href="(\/carnet\/documents\/[^"]*)#masquage">Montrer/.exec(masked) ?? []
    const page = await look(link)
    assert.match(page.html, /id="masquage"/)
    assert.match(page.html, new RegExp(`href="${urls.seeAs}"`), 'and back to it from the document')
    await browser.submit(page, link, { geste: 'unmaskDocument' })
    const after = (await look(linkTo((await look(urls.seeAs)).html, 'Julien PETIT')!)).html
    assert.ok(titlesUnder(after, 'Reçoit').includes('Suivi masqué'))
  })

  await t.test('she is told when he is refused as a whole, in words, and the card is', async () => {
    const blocking = {
      geste: 'blockProfessional',
      sorte: 'professional',
      id: professionalIdOf(carnet, 'julien-petit'),
    }
    await browser.submit(await look(urls.professionals), urls.professionals, blocking)
    const { html } = await look(linkTo((await look(urls.seeAs)).html, 'Julien PETIT')!)
    assert.match(html, /ne recevrait rien\. Vous avez bloqué cette personne/)
    await refusal('DMPAccessDeniedByRightsService', (await carnet.dmp('cps-petit')).findDocuments(amina.id))
  })

  await t.test(
    'of somebody whom she does not name: authorised or not, in an emergency, at the SAMU',
    async () => {
      const as = async (situation: string) =>
        (await look(seeAsUrl({ profession: physician, situation }))).html
      assert.ok(titlesUnder(await as('authorised'), 'Reçoit').includes('Suivi ordinaire'))
      assert.match(await as('unauthorised'), /Vous ne lui avez pas donné accès à votre carnet/)
      for (const situation of ['brisDeGlace', 'centre15'])
        assert.ok(titlesUnder(await as(situation), 'Reçoit').includes('Suivi ordinaire'), situation)
      for (const address of [`${urls.seeAs}?qui=abc`, seeAsUrl({ profession: 'x', situation: 'authorised' })])
        assert.match((await look(address)).html, /n’est pas dans vos professionnels/)
    },
  )

  await t.test('it is her own act: no line says that anybody else read, and no message leaves', async () => {
    const before = await tracesOf(carnet, amina)
    await look(linkTo((await look(urls.seeAs)).html, 'Antoine LEROY')!)
    const lines = (await tracesOf(carnet, amina)).slice(before.length)
    assert.deepEqual(
      lines
        .map(({ action, actor, outcome }) => `${action} ${actor.kind} ${actor.name} ${outcome}`)
        .toSorted(),
      ['findDocuments', 'listAuthorisations', 'listAuthorisations'].map(
        (action) => `${action} patient  done`,
      ),
    )
  })
})

test('who acts for the holder sees within what he may see, and a carer nothing [VIS-09] [CNT-07]', async (t) => {
  const carnet = await runningCarnet(t)
  const leo = patientNamed(carnet, 'leo-marchand')
  const deposit = depositor(carnet, leo)
  const secretly = { secretSession: true } as const
  await deposit('Visite scolaire')
  await deposit('Consultation secrète', { hideFrom: { invisibleToRepresentatives: true } })
  await (await carnet.dmp('cps-leroy')).authorise(leo.id, consent, secretly)

  await t.test(
    'neither a document that is kept from her, nor whom it was agreed with in secret',
    async () => {
      const julie = await openRecordOf(carnet, patientNamed(carnet, 'julie-marchand'), 'LÉO')
      const { html } = await julie.open(seeAsUrl({ profession: physician, situation: 'authorised' }))
      assert.ok(titlesUnder(html, 'Reçoit').includes('Visite scolaire'))
      for (const page of [html, (await julie.open(urls.seeAs)).html])
        assert.doesNotMatch(page, /secrète|LEROY/)
      const { actor } = await lastTraceOf(carnet, leo)
      assert.deepEqual([actor.kind, actor.name], ['legalRepresentative', 'JULIE MARCHAND'])
    },
  )

  await t.test('a carer, who does not read whom the holder authorised, does not read this', async () => {
    const alain = await openRecordOf(carnet, patientNamed(carnet, 'alain-perrin'), 'DENISE')
    assert.equal((await alain.open(urls.seeAs)).status, 404)
    const [id = ''] =
      /(?<=\/carnet\/documents\/)[0-9a-f-]{36}/.exec((await alain.open(urls.documents)).html) ?? []
    if (id !== '') assert.ok(!(await alain.open(documentUrl(id))).html.includes(urls.seeAs))
  })
})

function depositor(carnet: RunningCarnet, about: DemonstrationPatient) {
  return async (title: string, more: { readonly type?: string; readonly hideFrom?: object } = {}) => {
    const { hideFrom = {}, ...sample } = more
    const source = await sampleDocument(carnet, { by: 'cps-kacem', about, title, ...sample })
    await (await carnet.dmp('cps-kacem')).submitDocuments(about.id, [{ source, hideFrom }])
  }
}

async function openRecordOf(
  carnet: RunningCarnet,
  person: DemonstrationPatient,
  name: string,
): Promise<PatientBrowser> {
  const browser = await logIn(carnet, person)
  const choice = await browser.open(urls.choice)
  const his = choice.html.split('<article').find((each) => each.includes(name))
  await browser.submit(choice, urls.choice, { mandat: /value="([^"]*)">Ouvrir/.exec(his ?? '')?.[1] ?? '' })
  return browser
}

function linkTo(html: string, name: string): string | undefined {
  return new RegExp(`href="(/carnet/voir-comme\\?qui=[0-9a-f]+)">[^<]*${name}`).exec(html)?.[1]
}

/** Titles of the rows under the heading that begins so. */
function titlesUnder(html: string, heading: string): readonly string[] {
  const found = html.split(/<h2[^>]*>/).find((each) => each.startsWith(heading)) ?? ''
  return [...found.matchAll(/<h3><a href="\/carnet\/documents\/[^"]*">([^<]*)<\/a>/g)].map(
    ([, title]) => title!,
  )
}

function rowOf(html: string, title: string): string {
  return html.split('<article').find((each) => each.includes(`>${title}</a>`)) ?? ''
}
