/** FranceConnect+ as a way in: a part of entering.story.ts, against the real provider that the demonstration simulates it by. */
import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import type { DemonstrationPatient } from '@carnet/kit/demo/people-types.ts'
import { urls } from '@carnet/web/urls.ts'
import { moveClock, patientNamed, tracesOf } from './demonstration-calls.ts'
import { logIn, openBrowser, type Page, type PatientBrowser, textOf } from './patient-browser.ts'
import type { RunningCarnet } from './running-carnet.ts'
import { queryRows } from './what-is-stored.ts'

/** What is asked of FranceConnect, changed on the way. */
type Meddling = Readonly<Record<string, string>>

export async function franceConnectWays(t: TestContext, carnet: RunningCarnet): Promise<void> {
  const amina = patientNamed(carnet, 'amina-benali')
  const other = patientNamed(carnet, 'camille-martin')
  const isIn = /Se déconnecter/
  const owner = await logIn(carnet, amina)
  const toLink = async (browser: PatientBrowser, password: string | undefined) =>
    browser.submit(await browser.open(urls.franceConnectLink), urls.franceConnectLink, {
      motDePasse: password ?? '',
    })

  await t.test('it gives what identifies nobody: its public key, and no more [CON-23]', async () => {
    const { headers, html } = await openBrowser(carnet).look(urls.franceConnectKeys)
    assert.match(headers['content-type'] ?? '', /^application\/jwk-set\+json/)
    const { keys } = JSON.parse(html) as { keys: readonly Record<string, string>[] }
    assert.deepEqual(
      keys.map(({ kty, use, alg, d }) => [kty, use, alg, d]),
      [['EC', 'enc', 'ECDH-ES', undefined]],
    )
  })

  await t.test(
    'who is linked to nothing gets one page, whether she has a record or not [CON-23]',
    async () => {
      const pages: string[] = []
      for (const slug of ['amina-benali', 'pierre-houilles', 'leonardo-de-vinci']) {
        const visitor = openBrowser(carnet)
        const { status, html } = await visitor.open(await reached(await leave(visitor), { slug }))
        assert.equal(status, 422)
        pages.push(textOf(html))
      }
      assert.deepEqual([...new Set(pages)].length, 1)
      assert.match(pages[0]!, /relié à aucun carnet.*Sécurité de mon compte.*Activez d’abord votre carnet/)
    },
  )

  await t.test('it is linked after the password, by its holder alone, and once [CON-23]', async () => {
    assert.equal((await toLink(owner, 'Faux-mot-1')).status, 422)
    const refused = async (by: { slug: string; level?: string }, words: RegExp) => {
      const { status, html } = await owner.open(await reached(await toLink(owner, amina.password), by))
      assert.deepEqual([status, words.test(html)], [422, true], by.slug)
    }
    await refused({ slug: other.slug }, /n’est pas celle de ce carnet/)
    await refused({ slug: amina.slug, level: 'eidas1' }, /pas assez sûre/)
    const back = await reached(await toLink(owner, amina.password), { slug: amina.slug })
    const elsewhere = await logIn(carnet, amina)
    assert.match((await elsewhere.open(back)).html, /Il s’est passé trop de temps/, 'of another session')
    assert.deepEqual(await queryRows(carnet, 'select from france_connect_link'), [])
    const again = await reached(await toLink(owner, amina.password), { slug: amina.slug })
    assert.match((await owner.open(again)).html, /FranceConnect\+ ouvre maintenant votre carnet/)
    assert.match((await owner.open(urls.security)).html, /Relié [^<]*aujourd’hui/)
  })

  await t.test('one identity opens one carnet [CON-23]', async () => {
    const twin = await logIn(carnet, other)
    const born = 'birth_name, first_names, sex, birth_date, birth_place'
    const become = ({ id }: DemonstrationPatient, { identity }: DemonstrationPatient) =>
      queryRows(
        carnet,
        `update record set (${born}) = (select ${born} from (values (${traitsOf(identity)})) as v(${born}))
          where id = (select record_id from patient_identifier where ins = '${id.ins}')`,
      )
    await become(other, amina)
    const back = await reached(await toLink(twin, other.password), { slug: amina.slug })
    assert.match((await twin.open(back)).html, /ouvre un autre carnet/)
    await become(other, other)
    assert.equal((await queryRows(carnet, 'select from france_connect_link')).length, 1)
    await become(amina, other)
    const visitor = openBrowser(carnet)
    const { status } = await visitor.open(await reached(await leave(visitor), { slug: amina.slug }))
    assert.equal(status, 422, 'her record is no longer that of who she is there')
    await become(amina, amina)
  })

  await t.test(
    'it opens her carnet without a password nor a code, and she leaves both [CON-23]',
    async () => {
      const phone = openBrowser(carnet)
      const { html } = await phone.open(await reached(await leave(phone), { slug: amina.slug }))
      assert.match(html, /Carnet d’AMINA BENALI/)
      assert.equal(
        (await tracesOf(carnet, amina)).findLast(({ action }) => action === 'connect')?.outcome,
        'done',
      )
      const [kept] = await queryRows<{ token: Buffer }>(
        carnet,
        'select france_connect_token as token from session where france_connect_token is not null',
      )
      assert.doesNotMatch(kept?.token.toString('latin1') ?? 'eyJ', /eyJ/, 'sealed')
      const left = await phone.submit(await phone.open(urls.security), urls.logout, {})
      assert.match(left.html, /Votre carnet est fermé/)
      assert.doesNotMatch((await phone.open(urls.documents)).html, isIn)
      const there = openBrowser({ webUrl: leadsTo(left) })
      const asked = await there.look(leadsTo(left))
      const [, action = '', xsrf = ''] =
        /action="([^"]*)"[\s\S]*?name="xsrf" value="([^"]*)"/.exec(asked.html) ?? []
      const { location = '' } = (await there.look(action, { xsrf, logout: 'yes' })).headers
      assert.match((await phone.open(location)).html, /Vous avez fermé votre carnet/)
    },
  )

  await t.test('a return that is not hers, of now, and as it was asked, opens nothing [CON-23]', async () => {
    const refused = async (words: RegExp, come: (visitor: PatientBrowser) => Promise<string>) => {
      const visitor = openBrowser(carnet)
      const { status, html } = await visitor.open(await come(visitor))
      assert.deepEqual([status, words.test(html)], [422, true], String(words))
      assert.doesNotMatch((await visitor.open(urls.documents)).html, isIn)
    }
    const slug = amina.slug
    const come = async (visitor: PatientBrowser, meddling?: Meddling) =>
      reached(await leave(visitor), { slug }, meddling)
    const late = /Il s’est passé trop de temps/
    await refused(late, async (visitor) => {
      const back = await come(visitor)
      await visitor.open(back)
      await visitor.submit(await visitor.open(urls.security), urls.logout, {})
      return back
    })
    await refused(late, async () => come(openBrowser(carnet)))
    await refused(late, async (visitor) => come(visitor, { state: 'x'.repeat(43) }))
    await refused(late, async (visitor) => {
      const back = await come(visitor)
      await moveClock(carnet, { advance: 'PT10M' })
      return back
    })
    await moveClock(carnet, { real: true })
    // A code that another departure was given.
    await refused(late, async (visitor) => {
      const [one, two] = [new URL(await come(visitor)), new URL(await come(visitor))]
      one.searchParams.set('code', two.searchParams.get('code')!)
      return one.href
    })
    await refused(/n’a pas pu être vérifiée/, (visitor) => come(visitor, { nonce: 'x'.repeat(43) }))
    await refused(/n’a pas pu être vérifiée/, (visitor) =>
      come(visitor, { acr_values: 'eidas2', scope: 'email' }),
    )
    await refused(/ne nous a pas dit qui vous êtes/, async (visitor) => reached(await leave(visitor), {}))
    await refused(/pas assez sûre/, async (visitor) =>
      reached(await leave(visitor), { slug, level: 'eidas1' }, { acr_values: 'eidas1' }),
    )
    const forged = await openBrowser(carnet).look(urls.franceConnectLogIn, { csrf: 'd’ailleurs' })
    assert.equal(forged.headers.location, urls.login)
  })

  await t.test('withdrawn with the password, it opens nothing, nor what it had opened [CON-23]', async () => {
    const phone = openBrowser(carnet)
    await phone.open(await reached(await leave(phone), { slug: amina.slug }))
    const page = await owner.open(urls.franceConnectLink)
    assert.equal((await owner.submit(page, urls.franceConnectLink, { retirer: 'oui' })).status, 422)
    const asked = { retirer: 'oui', motDePasse: amina.password! }
    const removed = await owner.submit(page, urls.franceConnectLink, asked)
    assert.match(removed.html, /n’ouvre plus votre carnet/)
    assert.doesNotMatch((await phone.open(urls.documents)).html, isIn)
    const { status } = await phone.open(await reached(await leave(phone), { slug: amina.slug }))
    assert.equal(status, 422)
  })

  await t.test('the history tells of both [CON-23] [TRA-05]', async () => {
    const told = (await tracesOf(carnet, amina)).map(({ action }) => action)
    assert.deepEqual(
      told.filter((action) => action.endsWith('FranceConnect')),
      ['linkFranceConnect', 'unlinkFranceConnect'],
    )
  })
}

/** The page that leads to FranceConnect, of who is not in. */
async function leave(browser: PatientBrowser): Promise<Page> {
  return browser.submit(await browser.open(urls.login), urls.franceConnectLogIn, {})
}

function leadsTo({ html }: Page): string {
  const [, address = ''] = /<a class="button main" href="(http[^"]*)"/.exec(html) ?? []
  return address.replaceAll('&amp;', '&')
}

/** Who goes there, says who she is, and is sent back: to this address. No `slug`: she turns back. */
async function reached(
  leaving: Page,
  { slug, level = 'eidas2' }: { readonly slug?: string; readonly level?: string },
  meddling: Meddling = {},
): Promise<string> {
  const asked = new URL(leadsTo(leaving))
  for (const [name, value] of Object.entries(meddling)) asked.searchParams.set(name, value)
  const there = openBrowser({ webUrl: asked.origin })
  const { location: choice = '' } = (await there.look(asked.href)).headers
  // What it refuses to be asked goes back at once.
  if (new URL(choice, asked).pathname === urls.franceConnectReturn) return choice
  const said: Readonly<Record<string, string>> =
    slug === undefined ? { geste: 'refuser' } : { personne: slug, niveau: level }
  assert.match((await there.look(choice)).html, /Simulation/)
  const { location: resumed = '' } = (await there.look(choice, said)).headers
  const { location = '' } = (await there.look(resumed)).headers
  return location
}

function traitsOf({
  birthName,
  firstNames,
  sex,
  birthDate,
  birthPlace,
}: DemonstrationPatient['identity']): string {
  return [birthName, firstNames, sex, birthDate, birthPlace]
    .map((each) => `'${each.replaceAll("'", "''")}'`)
    .join(', ')
}
