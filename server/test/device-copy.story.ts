/** « Sans réseau », in a real browser: what a device keeps, opens in airplane mode, and wipes. people.md P-31; docs/adr/0020. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openBrowser } from '@carnet/web/test/browser.ts'
import { urls } from '@carnet/web/urls.ts'
import type { Page } from 'playwright-core'
import { patientNamed, tracesOf } from './demonstration-calls.ts'
import { withSession } from './journeys/stage.ts'
import { logIn } from './patient-browser.ts'
import { runningCarnet } from './running-carnet.ts'
import { structuredDocument } from './structured-document.ts'
import { queryRows } from './what-is-stored.ts'

const pin = '482915'
const allergy = 'Pénicilline'
const starred = 'Lettre de sortie'

test('a device keeps the emergency card, opens it without network, and wipes it when it must [P-31]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const source = await structuredDocument(
    carnet,
    { by: 'cps-martin', about: amina, title: starred },
    '<component><section><title>Conclusion</title><text>Retour au domicile.</text></section></component>',
  )
  await (await carnet.dmp('cps-martin')).submitDocuments(amina.id, [{ source, hideFrom: {} }])
  const elsewhere = await logIn(carnet, amina)
  await elsewhere.submit(elsewhere.arrival, urls.editCard, { allergies: allergy })
  const [id = ''] =
    /(?<=\/carnet\/documents\/)[0-9a-f-]{36}/.exec((await elsewhere.open(urls.documents)).html) ?? []
  await elsewhere.submit(elsewhere.arrival, urls.documents, { starDocument: id })

  const browser = await openBrowser()
  t.after(() => browser.close())
  const context = await browser.newContext({ baseURL: carnet.webUrl, locale: 'fr-FR' })
  await withSession({ carnet, browser }, context, amina)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('console', (message) => {
    // The network that is cut, and the clock of the test, which is put in every frame.
    const ours = !/ERR_INTERNET_DISCONNECTED|about:srcdoc/.test(message.text())
    if (message.type() === 'error' && ours) faults.push(message.text())
  })

  await t.test(
    'a code that is too easy is refused; one that is not keeps a copy, told in the history',
    async () => {
      await page.goto(urls.deviceCopy)
      await make(page, '121212', '121212')
      await page.getByText('Ce code se devine trop vite').waitFor()
      await make(page, pin, '482916')
      await page.getByText('Les deux codes ne sont pas les mêmes').waitFor()
      assert.deepEqual(await kept(page), [])
      await make(page, pin)
      const lines = (await tracesOf(carnet, amina)).map(({ action }) => action)
      for (const action of [
        'makeDeviceCopy',
        'readEmergencyCard',
        'findDocuments',
        'downloadDocument',
      ] as const)
        assert.ok(lines.includes(action), action)
    },
  )

  await t.test(
    'what the browser keeps of it says nothing in clear, and of pages keeps the application alone',
    async () => {
      const [bytes = ''] = await kept(page)
      assert.ok(bytes.length > 2_000)
      for (const words of [
        'BENALI',
        'domicile',
        'AMINA',
        allergy,
        'nicilline',
        starred,
        'Lettre',
        amina.id.ins,
      ])
        assert.ok(!bytes.includes(words), words)
      const paths = (await cached(page)).map((url) => new URL(url).pathname)
      assert.deepEqual(
        paths.filter((path) => !path.startsWith('/assets/')),
        [urls.withoutNetwork],
      )
    },
  )

  await t.test(
    'in airplane mode any page opens on the code, then on the card, within two seconds',
    async () => {
      await context.setOffline(true)
      await page.goto(urls.card)
      await page.locator('#code').fill(pin)
      const from = Date.now()
      await page.getByRole('button', { name: 'Ouvrir la copie' }).click()
      await page.getByText(allergy).waitFor()
      assert.ok(Date.now() - from < 2_000, `${Date.now() - from} ms`)
      const title = await page.locator('h1').textContent()
      assert.match(
        title ?? '',
        /^Vous êtes hors connexion\. Données du \d+(er)? \S+, \d+\u00a0h\u00a0\d\d\.$/,
      )
      await page.getByText(starred).click()
      const frame = page.frameLocator('iframe')
      await frame.getByText('Retour au domicile.').waitFor()
    },
  )

  await t.test('wrong codes are told, then made to wait; the right one opens again', async () => {
    await page.clock.install()
    await page.goto(urls.documents)
    for (const left of [9, 8, 7]) {
      await enter(page, '000001')
      await page.getByText(`Il vous reste ${left}\u00a0essais`).waitFor()
    }
    await enter(page, pin)
    await page.getByText(/Attendez encore \d\u00a0secondes/).waitFor()
    await page.clock.fastForward(6_000)
    await enter(page, pin)
    await page.getByText(allergy).waitFor()
  })

  await t.test('with the network back, the next page renews what changed meanwhile', async () => {
    // Before the network is back: the page renews its copy at once, and must find the change.
    await elsewhere.submit(elsewhere.arrival, urls.editCard, { allergies: 'Arachide' })
    const before = await kept(page)
    await context.setOffline(false)
    await page.goto(urls.profile)
    await until(async () => (await kept(page))[0] !== before[0])
    await context.setOffline(true)
    await page.goto(urls.card)
    await enter(page, pin)
    await page.getByText('Arachide').waitFor()
    await context.setOffline(false)
  })

  const anotherDevice = async () => {
    const other = await browser.newContext({ baseURL: carnet.webUrl, locale: 'fr-FR' })
    await other.addCookies((await context.cookies()).filter(({ name }) => name.endsWith('session')))
    return other.newPage()
  }
  const lost = await anotherDevice()

  await t.test('where the device has an authenticator that gives a secret, no code is needed', async () => {
    await addAuthenticator(lost)
    await lost.goto(urls.deviceCopy)
    await lost.getByRole('button', { name: 'avec mon empreinte ou mon visage' }).click()
    await lost.getByText('C’est fait\u00a0: une copie est gardée sur cet appareil').waitFor()
    await lost.context().setOffline(true)
    await lost.goto(urls.results)
    await lost.getByRole('button', { name: 'Ouvrir avec mon empreinte ou mon visage' }).click()
    await lost.getByText('Arachide').waitFor()
    await lost.context().setOffline(false)
  })

  await t.test(
    'thirty days without contact, or ten wrong codes, wipe it without asking the server',
    async () => {
      for (const way of ['age', 'tries'] as const) {
        const phone = await anotherDevice()
        await phone.goto(urls.deviceCopy)
        await make(phone, pin)
        await phone.context().setOffline(true)
        await phone.clock.install()
        if (way === 'age') await phone.clock.fastForward(30 * 86_400_000 + 1_000)
        await phone.goto(urls.documents)
        if (way === 'tries') {
          await haveTried(phone, 8)
          await enter(phone, '000001')
          await phone.getByText('Il vous reste un essai avant').waitFor()
          await phone.clock.fastForward(3_600_000)
          await enter(phone, '000001')
        }
        const told = way === 'age' ? 'n’a pas joint votre carnet depuis 30' : 'effacée après dix codes faux'
        await phone.getByText(told).waitFor()
        assert.deepEqual(await kept(phone), [])
        await phone.context().close()
      }
    },
  )

  await t.test('signed out, nothing is left on the device', async () => {
    await page.goto(urls.profile)
    await page.getByRole('button', { name: 'Se déconnecter' }).click()
    await page.waitForURL(`**${urls.login}**`)
    await until(async () => (await kept(page)).length === 0 && (await cached(page)).length === 0)
  })

  await t.test(
    'a lost device, where nobody is logged in any more, wipes its copy at the next contact',
    async () => {
      assert.equal((await kept(lost)).length, 1)
      const devices = await elsewhere.open(urls.devices)
      assert.match(devices.html, /autres appareils gardent une copie sans réseau/)
      await elsewhere.submit(devices, urls.devices, { fermer: 'tout' })
      assert.deepEqual(await queryRows(carnet, 'select id from device_copy'), [])
      await lost.goto(urls.withoutNetwork)
      await lost.getByText('votre carnet a été fermé sur cet appareil').waitFor()
      assert.deepEqual(await kept(lost), [])
    },
  )

  await t.test('who helps is never offered one, and keeps none', async () => {
    const alain = await logIn(carnet, patientNamed(carnet, 'alain-perrin'))
    const [, mandat = ''] = /name="mandat" value="([^"]+)"/.exec((await alain.open(urls.choice)).html) ?? []
    const opened = await alain.submit(await alain.open(urls.choice), urls.choice, { mandat })
    assert.ok(!(await alain.open(urls.profile)).html.includes(urls.deviceCopy))
    for (const address of [urls.deviceCopy, urls.deviceCopyContent]) {
      const { status, headers } = await alain.look(address, {
        csrf: /name="csrf" value="([^"]*)"/.exec(opened.html)?.[1] ?? '',
        geste: 'garder',
      })
      assert.deepEqual([status, headers.location], [303, urls.choice])
    }
  })

  assert.deepEqual(faults, [])
})

async function make(page: Page, code: string, again = code): Promise<void> {
  await page.locator('#code').fill(code)
  await page.locator('#encore').fill(again)
  await page.getByRole('button', { name: 'Garder une copie, avec ce code' }).click()
  if (code === pin && again === pin)
    await page.getByText('C’est fait\u00a0: une copie est gardée sur cet appareil').waitFor()
}

async function enter(page: Page, code: string): Promise<void> {
  await page.locator('#code').fill(code)
  await page.locator('#code').press('Enter')
}

/** Of a telephone: it knows its owner, and gives a secret of its own (WebAuthn, « prf »). */
async function addAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      hasPrf: true,
    },
  })
}

/** As if that many wrong codes had been typed before. */
async function haveTried(page: Page, tries: number): Promise<void> {
  await page.evaluate(`new Promise((resolve) => {
    indexedDB.open('carnet-sans-reseau').onsuccess = ({ target: { result: database } }) => {
      const transaction = database.transaction('copy', 'readwrite')
      const store = transaction.objectStore('copy')
      store.get('copy').onsuccess = ({ target: { result: copy } }) =>
        store.put({ ...copy, tries: ${tries} }, 'copy')
      transaction.oncomplete = () => resolve(database.close())
    }
  })`)
}

/** All bytes of each entry of each database of the browser, as text. */
function kept(page: Page): Promise<readonly string[]> {
  return page.evaluate<readonly string[]>(`(async () => {
    const asText = (value) =>
      value instanceof CryptoKey ? 'key ' + value.type
        : value instanceof ArrayBuffer ? new TextDecoder().decode(value)
          : ArrayBuffer.isView(value) ? new TextDecoder().decode(value)
            : value !== null && typeof value === 'object' ? Object.entries(value).map(([name, one]) => name + asText(one)).join(' ')
              : String(value)
    const wait = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    const found = []
    for (const { name } of await indexedDB.databases()) {
      const database = await wait(indexedDB.open(name))
      for (const store of database.objectStoreNames)
        found.push(...(await wait(database.transaction(store).objectStore(store).getAll())).map(asText))
      database.close()
    }
    return found
  })()`)
}

function cached(page: Page): Promise<readonly string[]> {
  return page.evaluate<readonly string[]>(`(async () => {
    const found = []
    for (const name of await caches.keys())
      found.push(...(await (await caches.open(name)).keys()).map(({ url }) => url))
    return found
  })()`)
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (await holds()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  assert.fail('it did not come')
}
