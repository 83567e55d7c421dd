/** Organ donation: the holder says that he read about it, and no refusal is taken here. rules.md VIS-17. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { urls } from '@carnet/web/urls.ts'
import { patientNamed, tracesOf } from './demonstration-calls.ts'
import { logIn } from './patient-browser.ts'
import { runningCarnet } from './running-carnet.ts'
import { queryRows } from './what-is-stored.ts'

test('the holder reads about organ donation, and nothing else is said here [VIS-17]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const browser = await logIn(carnet, amina)
  const informed = async () => {
    const rows = await queryRows<{ yes: boolean }>(
      carnet,
      `select informed_about_organ_donation as yes from record r join patient_identifier p on p.record_id = r.id
        where p.ins = '${amina.id.ins}'`,
    )
    return rows.map(({ yes }) => yes)
  }
  const said = async () =>
    (await tracesOf(carnet, amina)).filter(({ action }) => action === 'acknowledgeOrganDonation')
  const send = async (fields: Readonly<Record<string, string>>) =>
    browser.submit(await browser.open(urls.wishes), urls.organDonation, fields)

  await t.test('the law in plain words, where a refusal goes, and one box', async () => {
    const { html } = await browser.open(urls.wishes)
    assert.match(html, /chacun est donneur d’organes et de tissus après sa mort, sauf s’il a dit non/)
    assert.match(html, /href="https:\/\/www\.registrenationaldesrefus\.fr\/"/)
    const [, form = ''] = html.split(`action="${urls.organDonation}"`)
    const fields = [...form.split('</form>')[0]!.matchAll(/ name="([^"]+)"/g)].map(([, name]) => name)
    assert.deepEqual(fields, ['csrf', 'lu'])
  })

  await t.test(
    'a refusal sent here is neither taken nor kept: nothing changes, and the page says what to do',
    async () => {
      for (const fields of [{}, { refus: 'oui' }, { lu: 'non' }] as const) {
        const { status, html } = await send({ ...fields })
        assert.deepEqual([status, /Cochez la case pour dire que vous avez lu/.test(html)], [422, true])
      }
      assert.deepEqual([await informed(), (await said()).length], [[false], 0])
    },
  )

  await t.test('read: kept, traced, not asked again, and neither a yes nor a no', async () => {
    const { html } = await send({ lu: 'oui', refus: 'oui' })
    assert.match(html, /Ce n’est ni un accord ni un refus/)
    assert.ok(!html.includes(`action="${urls.organDonation}"`))
    const [line, ...others] = await said()
    assert.deepEqual([line?.actor.kind, line?.outcome, others.length], ['patient', 'done', 0])
    assert.deepEqual(await informed(), [true])
    assert.match(
      (await browser.open(`${urls.accessLog}?vue=activites`)).html,
      /l’information sur le don d’organes/,
    )
  })

  await t.test('nobody says it for another: a parent is shown the text without the box', async () => {
    const leo = patientNamed(carnet, 'leo-marchand')
    const parent = await logIn(carnet, patientNamed(carnet, 'julie-marchand'))
    const choice = await parent.open(urls.choice)
    const article = choice.html.split('<article').find((each) => each.includes('LÉO'))
    const [, mandat = ''] = article?.match(/value="([^"]*)">Ouvrir/) ?? []
    const page = await parent.submit(choice, urls.choice, { mandat })
    assert.ok(!(await parent.open(urls.wishes)).html.includes(`action="${urls.organDonation}"`))
    assert.equal((await parent.submit(page, urls.organDonation, { lu: 'oui' })).status, 403)
    const { action, refusal } = (await tracesOf(carnet, leo)).at(-1)!
    assert.deepEqual([action, refusal], ['acknowledgeOrganDonation', 'actionNotAllowedForCaller'])
  })
})
