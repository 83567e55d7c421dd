/** The notification centre: what was told is found again, read or not, until it is removed; each reader for himself. rules.md TRA-08, VIS-09. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DemonstrationPatient } from '@carnet/kit/demo/people-types.ts'
import { noticeCentreUrl, urls } from '@carnet/web/urls.ts'
import { moveClock, patientNamed, tracesOf } from './demonstration-calls.ts'
import { logIn } from './patient-browser.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { sampleDocument } from './sample-document.ts'
import { queryRows } from './what-is-stored.ts'

const consent = { gesture: 'consentCollected' } as const

test('a message is found again, read, unread, removed, and comes back [TRA-08]', async (t) => {
  const carnet = await runningCarnet(t)
  const denise = patientNamed(carnet, 'denise-perrin')
  await readAndDeposit(carnet, denise)
  const holder = await space(carnet, 'denise-perrin')

  await t.test('the header of every page says how many wait, and the page what they are', async () => {
    const page = await holder.open(urls.documents)
    assert.match(textOf(page.html), /Notifications \(\d\snon lues\)/)
    const centre = textOf((await holder.open(urls.noticeCentre)).html)
    assert.match(centre, /Un document a été ajouté/)
    assert.match(centre, /Un nouveau soignant a lu ce carnet/)
    const lines = (await tracesOf(carnet, denise)).filter(({ action }) => action === 'listNotices')
    assert.equal(lines.length, 1)
  })

  await t.test('« Voir » marks it read and leads where it is told', async () => {
    const before = await unreadIn(holder)
    const { html } = await holder.open(urls.noticeCentre)
    const id = idOf(html, 'Un nouveau soignant a lu ce carnet')
    const seen = await holder.send({ geste: 'read', id, vers: urls.accessLog })
    assert.match(seen.html, /<h1>[^<]*regardé/)
    assert.equal(await unreadIn(holder), before - 1)
    await holder.send({ geste: 'unread', id })
    assert.equal(await unreadIn(holder), before)
    const away = await holder.send({ geste: 'read', id, vers: 'https://ailleurs.example' })
    assert.match(textOf(away.html), /la notification est lue/)
  })

  await t.test(
    'removed, it is there no more; taken back, it is; what it told of stays in the history',
    async () => {
      const { html } = await holder.open(urls.noticeCentre)
      const id = idOf(html, 'Un document a été ajouté')
      const removed = await holder.send({ geste: 'remove', id })
      assert.doesNotMatch(textOf(removed.html), /Un document a été ajouté/)
      assert.match(textOf(removed.html), /reste dans votre historique/)
      await holder.send({ geste: 'readAll' })
      assert.doesNotMatch(textOf((await holder.open(urls.noticeCentre)).html), /Un document a été ajouté/)
      assert.equal(await unreadIn(holder), 0)
      const back = await holder.send({ geste: 'restore', id })
      assert.match(textOf(back.html), /Un document a été ajouté/)
      const [{ count } = { count: 0 }] = await queryRows<{ count: number }>(
        carnet,
        "select count(*)::int as count from notice where cause = 'newDocument'",
      )
      assert.equal(count, 1)
    },
  )

  await t.test('a message that is not of this record changes nothing', async () => {
    const rows = () => queryRows(carnet, 'select * from notice_reading order by notice_id')
    const before = await rows()
    await holder.send({ geste: 'remove', id: '018f0000-0000-7000-8000-000000000000' })
    assert.deepEqual(await rows(), before)
  })

  await t.test('they come page by page, and a year of them', async () => {
    await queryRows(
      carnet,
      `insert into notice (record_id, id, recipient, cause, actor_id, at, hour, sent_at)
       select n.record_id, gen_random_uuid(), 'holder', 'access', 'someone', n.at - i * interval '1 hour',
              date_trunc('hour', n.at - i * interval '1 hour'), n.at
         from (select record_id, max(at) as at from notice group by record_id limit 1) n, generate_series(2, 30) i`,
    )
    assert.match(textOf((await holder.open(urls.noticeCentre)).html), /Page 1 sur 2/)
    assert.match(textOf((await holder.open(noticeCentreUrl({ page: 9 }))).html), /Page 2 sur 2/)
    await moveClock(carnet, { advance: 'P370D' })
    const later = await space(carnet, 'denise-perrin')
    const text = textOf((await later.open(urls.noticeCentre)).html)
    assert.doesNotMatch(text, /Un document a été ajouté/)
  })
})

test('a parent finds what happens to the record, each for himself, and nothing of a secret session [TRA-08] [VIS-09]', async (t) => {
  const carnet = await runningCarnet(t)
  const emma = patientNamed(carnet, 'emma-caron')
  const isabelle = await space(carnet, 'isabelle-caron')
  await isabelle.openRecord('EMMA')
  const secret = await carnet.dmp('cps-martin')
  await secret.authorise(emma.id, consent)
  const before = textOf((await isabelle.open(urls.noticeCentre)).html)
  await secret.findDocuments(emma.id, {}, { secretSession: true })
  assert.equal(textOf((await isabelle.open(urls.noticeCentre)).html), before)

  await readAndDeposit(carnet, emma)
  const after = textOf((await isabelle.open(urls.noticeCentre)).html)
  assert.match(after, /Un document a été ajouté/)
  assert.doesNotMatch(after, /nouvel appareil/)
  await isabelle.send({ geste: 'readAll' })
  const readers = await queryRows<{ reader: string }>(carnet, 'select distinct reader from notice_reading')
  assert.deepEqual(
    readers.map(({ reader }) => reader === 'holder'),
    [false],
  )
})

async function readAndDeposit(carnet: RunningCarnet, about: DemonstrationPatient): Promise<void> {
  const source = await sampleDocument(carnet, { by: 'cps-martin', about, title: 'Lettre de sortie' })
  const dmp = await carnet.dmp('cps-martin')
  await dmp.submitDocuments(about.id, [{ source, hideFrom: {} }])
  await dmp.authorise(about.id, consent)
  await dmp.findDocuments(about.id)
}

type Space = Awaited<ReturnType<typeof space>>

async function space(carnet: RunningCarnet, slug: string) {
  const browser = await logIn(carnet, patientNamed(carnet, slug))
  const own = await browser.open(urls.choice)
  return {
    open: browser.open,
    send: (fields: Readonly<Record<string, string>>) => browser.submit(own, urls.noticeCentre, fields),
    async openRecord(name: string) {
      const { html } = await browser.open(urls.choice)
      const article = html.split('<article').find((each) => each.includes(name))
      const [, mandat = ''] = /name="mandat" value="([^"]*)"/.exec(article ?? '') ?? []
      await browser.submit(own, urls.choice, { mandat })
    },
  }
}

async function unreadIn(holder: Space): Promise<number> {
  const { html } = await holder.open(urls.profile)
  return Number(/class="count"[^>]*>(\d+)</.exec(html)?.[1] ?? 0)
}

function idOf(html: string, title: string): string {
  const article = html.split('<article').find((each) => each.includes(title))
  return /name="id" value="([^"]*)"/.exec(article ?? '')?.[1] ?? ''
}

function textOf(html: string): string {
  return html.replace(/<[^>]+>/g, '').replace(/[ \n]+/g, ' ')
}
