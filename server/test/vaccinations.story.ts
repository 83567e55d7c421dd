/** « Mes vaccins », from notes deposited over the wire. Spec: people.md P-10. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { civilDay } from '@carnet/core/model/civil-day.ts'
import type { Visibility } from '@carnet/core/model/document.ts'
import { instantOf } from '@carnet/core/model/time-zone.ts'
import { dayAtAge } from '@carnet/core/model/vaccination.ts'
import {
  type SampleVaccination,
  vaccinationSections,
} from '@carnet/core/wire/cda/sample-vaccinations.fixture.ts'
import { urls, vaccineReminderUrl } from '@carnet/web/urls.ts'
import { moveClock, patientNamed } from './demonstration-calls.ts'
import { messages, untilSent } from './messages-sent.ts'
import { logIn, textOf } from './patient-browser.ts'
import { runningCarnet } from './running-carnet.ts'
import { structuredDocument } from './structured-document.ts'

const dtp: SampleVaccination = {
  atc: 'J07CA01',
  product: 'Vaccin DTP',
  day: '20240105',
  read: '05/01/2024',
  lot: 'A1',
}

test('the vaccinations of the notes are listed by disease, and the calendar speaks of age alone', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const author = await carnet.dmp('cps-kacem')
  const deposit = async (
    type: '87273-9' | '11369-6',
    done: readonly SampleVaccination[],
    hideFrom: Partial<Visibility> = {},
  ) => {
    const about = { by: 'cps-kacem', about: amina, type, title: 'Note de vaccination' }
    const source = await structuredDocument(carnet, about, vaccinationSections(done))
    await author.submitDocuments(amina.id, [{ source, hideFrom }])
  }
  const browser = await logIn(carnet, amina)
  const see = async () => (await browser.open(urls.vaccinations)).html

  await t.test(
    'without any note, the page says who can add one, and what the calendar says at this age',
    async () => {
      const page = await see()
      assert.match(page, /Aucun vaccin noté pour l’instant/)
      assert.match(page, /Ce que prévoit le calendrier 2025/)
      assert.match(page, /Diphtérie, tétanos, poliomyélite[\s\S]*à vérifier avec un soignant/)
    },
  )

  await t.test(
    'a vaccination told by a note and by the history is one line, with both documents',
    async () => {
      await deposit('87273-9', [dtp])
      await deposit('11369-6', [dtp, { ...dtp, day: '20140105', read: '06/01/2014', lot: 'B2' }])
      const page = await see()
      assert.equal(page.match(/lot\u00a0A1/g)?.length, 1)
      assert.match((await browser.open(urls.treatments)).html, /Télécharger l’attestation de vaccination/)
      assert.match(page, /5 janvier 2024[\s\S]*Dr Ada ESSAI, Cabinet des Essais/)
      assert.match(page, /lot\u00a0B2[\s\S]*Le texte du document donne une autre date/)
    },
  )

  await t.test(
    'the reminder is a file for any calendar, which says nothing but « rappel de vaccin »',
    async () => {
      const [address = ''] = /\/carnet\/vaccinations\/rappel\?le=[\d-]+/.exec(await see()) ?? []
      const { status, headers, html } = await browser.look(address)
      assert.deepEqual([status, headers['content-type']], [200, 'text/calendar; charset=utf-8'])
      assert.match(html, /SUMMARY:Rappel de vaccin\r\n/)
      assert.doesNotMatch(html, /DTP|Dipht|Amina/i)
      assert.equal((await browser.look(vaccineReminderUrl('2030-02-30'))).status, 404)
      assert.equal((await browser.look(vaccineReminderUrl('2030-01-01\r\nX:1'))).status, 404)
    },
  )

  await t.test('what is not announced to the person yet is in no page', async () => {
    const before = await see()
    await deposit('87273-9', [{ ...dtp, day: '20250105', read: '05/01/2025', lot: 'C3' }], {
      invisibleToPatient: true,
    })
    assert.equal(await see(), before)
  })
})

test('another edition changes the pages on its day, and no code does [P-10]', async (t) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'carnet-calendars-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const file = path.join(folder, 'calendriers.json')
  const day = 86_400_000
  const effectiveFrom = civilDay(new Date(Date.now() + 10 * day))
  // Of Amina, as the demonstration has her.
  const born = '1985-06-12'
  const [year, month] = civilDay(new Date()).split('-').map(Number) as [number, number]
  const age = (year - 1985) * 12 + month - 6
  const nextMonths = age + 2
  const appointments = [
    { name: 'à 20 ans', ageMonths: 240, fromMonths: 200 },
    { name: 'dans deux mois', ageMonths: nextMonths, fromMonths: nextMonths },
  ]
  const line = { id: 'essai', name: 'Maladie d’essai', targets: ['rsv'], appointments }
  const published = { source: 'Essai', sourceUrl: 'https://example.org/calendrier' }
  writeFileSync(file, JSON.stringify([{ edition: 'd’essai', effectiveFrom, ...published, lines: [line] }]))
  const carnet = await runningCarnet(t, { CARNET_VACCINATION_CALENDARS: file })
  const amina = patientNamed(carnet, 'amina-benali')
  const read = async () => {
    const browser = await logIn(carnet, amina)
    return textOf((await browser.open(urls.vaccinations)).html)
  }
  const before = await read()
  assert.match(before, /Ce que prévoit le calendrier 2025 .*Diphtérie, tétanos, poliomyélite/)
  assert.doesNotMatch(before, /Maladie d’essai/)
  await moveClock(carnet, { advance: 'P11D' })
  const after = await read()
  assert.match(after, /Ce que prévoit le calendrier d’essai .*Maladie d’essai À vérifier avec un soignant/)
  assert.doesNotMatch(after, /Diphtérie/)

  const browser = await logIn(carnet, amina)
  const asked = await browser.submit(await browser.open(urls.vaccinations), urls.vaccinations, {
    geste: 'rappeler',
    ligne: 'essai',
  })
  assert.match(
    textOf(asked.html),
    /Un message vous le rappellera le .*, à 9 h \(heure de Paris\), par e-mail/,
  )
  // Asked twice, it is asked once.
  await browser.submit(asked, urls.vaccinations, { geste: 'rappeler', ligne: 'essai' })
  await browser.submit(asked, urls.vaccinations, { geste: 'rappeler', ligne: 'autre' })
  assert.equal(amina.identity.birthDate, born)
  const on = dayAtAge(born, nextMonths)
  const told = async () => {
    await untilSent(carnet)
    return messages(carnet).filter(({ subject }) => subject === 'Vous avez un rappel dans votre carnet')
  }
  // An outage that lasts keeps it from nobody: there is no other message about it.
  await moveClock(carnet, { to: instantOf(on, '18:00', 'Europe/Paris').toISOString() })
  assert.equal((await told()).length, 1)
  await moveClock(carnet, { advance: 'P1D' })
  assert.equal((await told()).length, 1)
  const later = await logIn(carnet, amina)
  assert.match(textOf(later.arrival.html), /Votre rappel : le vaccin Maladie d’essai, à prévoir depuis le/)
  const list = await later.open(urls.reminders)
  const [, rappel = ''] = /name="rappel" value="([^"]+)"/.exec(list.html) ?? []
  const stopped = await later.submit(list, urls.reminders, { geste: 'arreter', rappel })
  assert.match(textOf(stopped.html), /ce rappel est arrêté.*Aucun rappel pour l’instant/)
})
