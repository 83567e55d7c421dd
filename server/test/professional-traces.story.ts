/** Who reads which traces of a record in the portal of professionals, as a page and as a file. people.md W-15; rules.md TRA-02. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { patientTracesTableUrl, patientTracesUrl, proUrls } from '@carnet/web/pro/addresses.ts'
import { decideOnProfessional } from '../actions/decide-on-professional.ts'
import { lastTraceOf, patientNamed, professionalIdOf } from './demonstration-calls.ts'
import { refusal } from './expect-refusal.ts'
import { csrfOf } from './patient-browser.ts'
import { platformOf } from './platform-of.ts'
import { followed, logInByCard } from './professional-browser.ts'
import { runningCarnet } from './running-carnet.ts'
import { sampleDocument } from './sample-document.ts'
import { queryRows } from './what-is-stored.ts'

const consent = { gesture: 'consentCollected' } as const

test('a professional reads his own acts, the médecin traitant and an administrator all of them [TRA-02] [TRA-06]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const [leroy, kacem, rey] = await Promise.all(
    ['cps-leroy', 'cps-kacem', 'cps-rey'].map((slug) => carnet.dmp(slug)),
  )
  await leroy!.authorise(amina.id, consent)
  await kacem!.authorise(amina.id, consent)
  await decideOnProfessional(platformOf(t, carnet), { kind: 'patient', patient: amina.id }, amina.id, {
    action: 'nameAdministrator',
    target: { kind: 'professional', id: professionalIdOf(carnet, 'antoine-leroy') as never },
  })
  const deposit = async (by: string, title: string, hideFrom = {}) => {
    const source = await sampleDocument(carnet, { by, about: amina, type: '11488-4', title })
    await (await carnet.dmp(by)).submitDocuments(amina.id, [{ source, hideFrom }])
  }
  await deposit('cps-martin', 'Lettre ouverte')
  await deposit('cps-kacem', 'Lettre masquée', { maskedToProfessionals: true })
  await refusal('DMPAccessDeniedByRightsService', rey!.findDocuments(amina.id))

  const traces = async (slug: string) => {
    const browser = await logInByCard(carnet, slug)
    const form = await browser.look(proUrls.open)
    const { at } = await followed(browser, proUrls.open, { csrf: csrfOf(form.html), matricule: amina.id.ins })
    const id = at.split('/').at(-1)!
    const page = await browser.look(patientTracesUrl(id))
    const table = await browser.look(patientTracesTableUrl(id))
    return {
      page,
      table,
      rows: table.html
        .split('\r\n')
        .slice(1, -1)
        .map((line) => line.split(';')),
    }
  }
  /** Who did what, as each line of his file says it. */
  const grid = async (slug: string) =>
    new Set(
      (await traces(slug)).rows.map(
        ([, , who = '', act]) => `${/[A-ZÀ-Ý]{3,}/.exec(who)?.[0] ?? who} ${act}`,
      ),
    )

  const everybody = [
    'Le patient Désignation d’un administrateur',
    'LEROY Enregistrement du consentement',
    'KACEM Enregistrement du consentement',
    'MARTIN Alimentation',
    'REY Recherche de documents',
  ]
  await t.test('viewers × actions', async () => {
    for (const [slug, sees] of [
      ['cps-martin', () => true],
      ['cps-leroy', () => true],
      ['cps-kacem', (line: string) => line.startsWith('KACEM')],
      ['cps-rey', (line: string) => line.startsWith('REY')],
      ['cps-garcia', () => false],
    ] as const) {
      const seen = await grid(slug)
      for (const line of everybody) assert.equal(seen.has(line), sees(line), `${slug}: ${line}`)
    }
  })

  await t.test(
    'a line about a document that is not for its reader waits, even for the médecin traitant',
    async () => {
      assert.ok((await grid('cps-kacem')).has('KACEM Alimentation'), 'its author')
      assert.ok((await grid('cps-leroy')).has('KACEM Alimentation'), 'an administrator sees what is masked')
      const seen = await traces('cps-martin')
      assert.ok(!seen.table.html.includes('Lettre masquée'))
      assert.ok(!seen.rows.some(([, , who = '', act]) => who.includes('KACEM') && act === 'Alimentation'))
    },
  )

  await t.test('the page says which lines they are, and no count of what was kept from anybody', async () => {
    const all = await traces('cps-martin')
    assert.match(all.page.html, /Vous lisez toutes les traces de ce DMP/)
    assert.match(all.page.html, /REY[\s\S]*refusé\u00a0: Vous n’êtes pas autorisé/)
    const own = await traces('cps-rey')
    assert.match(own.page.html, /Vous lisez vos propres actes/)
    assert.doesNotMatch(own.page.html, /KACEM|LEROY/)
    assert.doesNotMatch(all.page.html + all.table.html, /non montré/)
  })

  await t.test('that it leaves stands in the history before it does', async () => {
    const { table } = await traces('cps-rey')
    assert.deepEqual(
      [table.headers['content-type'], table.headers['content-disposition']],
      ['text/csv; charset=utf-8', 'attachment; filename="traces-du-dmp.csv"'],
    )
    const { action, actor } = await lastTraceOf(carnet, amina)
    assert.deepEqual([action, actor.id], ['downloadTraces', professionalIdOf(carnet, 'pauline-rey')])
  })

  await t.test('an administrator who is one no more reads his own acts alone', async () => {
    await queryRows(carnet, 'update authorisation set administrator = false')
    assert.ok(!(await grid('cps-leroy')).has('MARTIN Alimentation'))
  })
})
