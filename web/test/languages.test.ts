/** What translations owe to the French: the same parameters, a text of their own, a page that weighs no more. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { languageAttributes, languageNames, languages, type OtherLanguage } from '../language.ts'
import { filled, speechIn } from '../speech.ts'
import { translations, wordsIn } from '../words/languages/words.ts'
import { isEasy } from '../words/readings.ts'
import { inLanguage } from './states/languages.ts'
import { textOf } from './text.ts'

const others = languages.filter((each): each is OtherLanguage => each !== 'fr')

/** Of each text, under its key: itself, or what makes it. */
function textsOf(words: unknown, key = ''): readonly (readonly [string, unknown])[] {
  if (isEasy(words)) return textsOf((words as { standard: unknown }).standard, key)
  if (typeof words !== 'object' || words === null) return [[key, words]]
  return Object.entries(words).flatMap(([name, value]) =>
    textsOf(value, key === '' ? name : `${key}.${name}`),
  )
}

/** Numbers that Intl takes for numbers and that a sentence shows as they are: none of them is in a text. */
const given = ['4101', '4303', '4707']

/** With these parameters; `null` where the French says something else than a sentence with them. */
function said(text: unknown, key: string, parameters: readonly string[] = given): string {
  if (typeof text !== 'function') return String(text)
  const list = /^treatments\.allergies\.of/.test(key)
  return (text as (...given: unknown[]) => string)(...(list ? [parameters] : parameters)).replaceAll(
    /(?<=\d)[\s\u00a0\u202f.,\u2019](?=\d{3})/gu,
    '',
  )
}

const french = textsOf(wordsIn('fr'))

test('each language has each text of the French, with the same parameters in it', () => {
  assert.ok(french.length > 450, `only ${french.length} texts found`)
  for (const language of others) {
    const own = new Map(textsOf(translations[language]))
    assert.deepEqual([...own.keys()].toSorted(), french.map(([key]) => key).toSorted(), language)
    const faults = french.flatMap(([key, text]) => {
      const shown = (words: unknown) => given.filter((each) => said(words, key).includes(each)).join(' ')
      return shown(text) === shown(own.get(key)) ? [] : [`${language} ${key}: ${said(own.get(key), key)}`]
    })
    assert.deepEqual(faults, [])
  }
})

test('whatever the number, it is told, and no sign that stood for it is left', () => {
  for (const language of others)
    for (const [key, text] of textsOf(translations[language]))
      for (const count of ['0', '1', '2', '3', '5', '11', '21', '100'])
        assert.doesNotMatch(said(text, key, [count, '4303', '4707']), /#|undefined|NaN/, `${language} ${key}`)
})

/** What every language writes alike, or has taken from French. */
const alike: Readonly<Record<OtherLanguage, readonly string[]>> = {
  en: ['common.documents', 'common.pages', 'topicNames.allergies'],
  ar: [],
  es: ['display.choices.contrast.legend'],
  uk: [],
  pt: ['display.choices.contrast.legend'],
  tr: ['common.profile'],
}
const everywhere = ['common.brand', 'treatments.about']

test('no text is the French one, but those that both languages write alike', () => {
  const same = Object.fromEntries(
    others.map((language) => {
      const own = new Map(textsOf(translations[language]))
      return [
        language,
        french
          .filter(([key, text]) => said(own.get(key), key) === said(text, key) && !everywhere.includes(key))
          .map(([key]) => key),
      ]
    }),
  )
  assert.deepEqual(same, alike)
})

test('a page says its language, and the direction of Arabic; the choice says that nobody has reviewed it', () => {
  for (const language of others) {
    const page = inLanguage(language).display
    assert.ok(page.includes(`<html${languageAttributes(language).markup}`), language)
    for (const each of others)
      assert.match(
        page,
        new RegExp(`${languageNames[each]} \\(${translations[each].display.language.unreviewed}\\)`),
      )
  }
  assert.match(inLanguage('ar').display, /<html lang="ar" dir="rtl"/)
})

test('a page that is left in French says so first, in the language that was chosen, and is told to be French', () => {
  for (const language of others) {
    const page = inLanguage(language).documents
    const [, main = ''] = /<main([^>]*>[\s\S]{0,400})/.exec(page) ?? []
    assert.match(main, language === 'ar' ? /^[^>]* lang="fr" dir="ltr"/ : /^[^>]* lang="fr"/)
    assert.ok(main.includes(translations[language].display.language.frenchPage), language)
  }
})

test('the page that one comes to first weighs less than 60 kB in each language, and carries no other', () => {
  for (const language of others) {
    const page = inLanguage(language).home
    assert.ok(Buffer.byteLength(page) < 60_000, `${language}: ${Buffer.byteLength(page)} bytes`)
    for (const other of languages.filter((each) => each !== language))
      assert.doesNotMatch(textOf(page), new RegExp(wordsIn(other).home.title), `${language} holds ${other}`)
  }
})

test('a sentence takes its parts in its own order, with their markup', () => {
  const { markup } = filled(
    (who, when) => `${when}: ${who}!`,
    speechIn({ language: 'en', reading: 'standard' }).asWritten('Dr <X>'),
    'ce jour',
  )
  assert.equal(markup, 'ce jour: <bdi lang="fr">Dr &lt;X&gt;</bdi>!')
})

test('dates are told in each language at the hour of Paris, yesterday by its name', () => {
  const now = new Date('2026-03-17T09:00:00Z')
  const yesterday = new Date('2026-03-16T22:30:00Z')
  const told = others.map((language) => {
    const { dates } = speechIn({ language, reading: 'standard' })
    return [language, dates.day(now), dates.momentBriefly(yesterday, now)]
  })
  assert.deepEqual(told, [
    ['en', '17 March 2026', 'yesterday, 23:30'],
    ['ar', '17 مارس 2026', 'أمس، 23:30'],
    ['es', '17 de marzo de 2026', 'ayer, 23:30'],
    ['uk', '17 березня 2026 року', 'учора, 23:30'],
    ['pt', '17 de março de 2026', 'ontem, 23:30'],
    ['tr', '17 Mart 2026', 'dün, 23:30'],
  ])
})
