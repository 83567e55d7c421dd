/** The language is a choice of the device, made by one tap before log-in, without script. people.md P-00, P-30. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { urls } from '@carnet/web/urls.ts'
import { wordsIn } from '@carnet/web/words/languages/words.ts'
import { patientNamed } from './demonstration-calls.ts'
import { logIn, openBrowser } from './patient-browser.ts'
import { runningCarnet } from './running-carnet.ts'

test('who does not read French chooses a language on the first page, and keeps it once in [P-30]', async (t) => {
  const carnet = await runningCarnet(t)
  const browser = openBrowser(carnet)
  const choose = async (fields: Readonly<Record<string, string>>) =>
    browser.submit(await browser.open(urls.home), urls.display, {
      retour: urls.home,
      aussitot: 'oui',
      ...fields,
    })

  await t.test('one tap, and the same page answers in it; the other choices of the device stay', async () => {
    await choose({ language: 'fr', text: 'large' })
    const french = await browser.open(urls.home)
    assert.match(french.html, /<html lang="fr" data-text="large"/)
    assert.match(french.html, /<input type="hidden" name="text" value="large">/)
    const { html } = await choose({ language: 'ar', text: 'large' })
    assert.match(html, /<html lang="ar" dir="rtl" data-text="large"/)
    assert.ok(html.includes(wordsIn('ar').home.entrance))
  })

  await t.test(
    'logged in, « Accueil » and the treatments speak it; another page says that it is in French',
    async () => {
      const { arrival } = await logIn(carnet, patientNamed(carnet, 'amina-benali'), browser)
      const { carnetHome, treatments, display } = wordsIn('ar')
      assert.ok(arrival.html.includes(`<h1>${carnetHome.title}`) || arrival.html.includes(carnetHome.toDo))
      assert.ok((await browser.open(urls.treatments)).html.includes(`<h1>${treatments.title}</h1>`))
      const { html } = await browser.open(urls.documents)
      assert.match(html, /<html lang="ar" dir="rtl"/)
      assert.match(html, /<main[^>]* lang="fr" dir="ltr"/)
      assert.ok(html.includes(display.language.frenchPage))
    },
  )

  await t.test('what is no language of ours is French, and nobody is led elsewhere', async () => {
    const { status, headers } = await browser.look(urls.display, {
      csrf: /name="csrf" value="([^"]*)"/.exec((await browser.open(urls.home)).html)?.[1] ?? '',
      retour: 'https://ailleurs.example/',
      aussitot: 'oui',
      language: 'xx',
    })
    assert.deepEqual([status, headers.location], [303, urls.home])
    assert.match((await browser.open(urls.home)).html, /<html lang="fr">/)
  })
})
