/** « Mes traitements », from documents deposited over the wire and from what the person writes. Spec: people.md P-09. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codeIn } from '@carnet/core/codes/value-sets.ts'
import { civilDay } from '@carnet/core/model/civil-day.ts'
import type { Visibility } from '@carnet/core/model/document.ts'
import { instantOf } from '@carnet/core/model/time-zone.ts'
import {
  prescriptionSection,
  type TreatmentToWrite,
  treatmentVolets,
} from '@carnet/core/wire/cda/treatment-sections.ts'
import { feedDispensation } from '@carnet/kit/client/dispensing.ts'
import { situationOf } from '@carnet/kit/client/situation.ts'
import { structuredDocument } from '@carnet/kit/client/structured-document.ts'
import type { DemonstrationPatient } from '@carnet/kit/demo/people-types.ts'
import { accessLogUrl, searchUrl, treatmentReminderUrl, urls } from '@carnet/web/urls.ts'
import { moveClock, patientNamed, tracesOf } from './demonstration-calls.ts'
import { messages, untilSent } from './messages-sent.ts'
import { inRecordOf, logIn, type PatientBrowser, textOf } from './patient-browser.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { everyTextRead, queryRows } from './what-is-stored.ts'

const day = (days: number) => civilDay(new Date(Date.now() + days * 86_400_000))
const paris = 'Europe/Paris'
const inn = { code: 'C07AB07', system: '2.16.840.1.113883.6.73', display: 'bisoprolol' }
const bisoprolol: TreatmentToWrite = {
  drug: { name: 'BISOPROLOL ESSAI 2,5 mg, comprimé', codes: [inn] },
  posology: '1 comprimé le matin',
  starts: day(-10),
  ends: day(80),
}

test('medicines of documents and those that the person writes are one list, for who may see them', async (t) => {
  const carnet = await runningCarnet(t)
  const denise = patientNamed(carnet, 'denise-perrin')
  const browser = await logIn(carnet, denise)
  const see = async (address: string = urls.treatments) => textOf((await browser.open(address)).html)
  const post = async (fields: Readonly<Record<string, string>>) =>
    browser.submit(await browser.open(urls.treatments), urls.treatments, fields)

  await t.test('without any, the page says so, what will come and what to do', async () => {
    assert.match(await see(), /Aucun traitement connu\. .*ordonnance.* Vous pouvez aussi écrire vous-même/)
    assert.match(await see(urls.treatmentPlan), /Aucun traitement en cours n’est connu/)
    assert.doesNotMatch(await see(), /attestation de vaccination/, 'there is nothing to prove')
  })

  await prescribe(carnet, denise, [
    bisoprolol,
    { drug: { name: 'AMOXICILLINE ESSAI 1 g', codes: [] }, posology: 'matin et soir', ends: day(-3) },
  ])
  await dispense(carnet, denise)

  await t.test('the same drug from two sources is shown once, both sources named', async () => {
    const page = await see()
    assert.equal(page.match(/Je ne le prends plus \(/g)?.length, 1)
    assert.match(page, /Bisoprolol Générique 2,5 mg, boîte de 30 1 comprimé le matin Jusqu’au/)
    assert.match(page, /Délivré par Pharmacie du Port le \d+/)
    assert.match(page, /Prescrit par HÉLÈNE MARTIN, .* le \d+ .* : « BISOPROLOL ESSAI 2,5 mg, comprimé »/i)
    assert.match(page, /Anciens traitements .* AMOXICILLINE ESSAI 1 g matin et soir Prévu jusqu’au/)
    assert.doesNotMatch(page, /C07AB07|undefined/)
  })

  await t.test('the plan to print has the current treatments, and they alone', async () => {
    const plan = await see(urls.treatmentPlan)
    assert.match(plan, /Bisoprolol Générique 2,5 mg.* 1 comprimé le matin/)
    assert.doesNotMatch(plan, /AMOXICILLINE/)
  })

  await t.test('the allergies of her emergency card are recalled, and compared with nothing', async () => {
    const card = { allergies: 'Pénicilline', treatments: '', implants: '', conditions: '' }
    await browser.submit(await browser.open(urls.editCard), urls.editCard, card)
    assert.match(await see(), /Vous avez signalé une allergie : Pénicilline\. Dites-le à qui/)
    assert.match(await see(urls.treatmentPlan), /Allergie signalée : Pénicilline/)
  })

  await t.test('the name of a medicine is found by the search', async () => {
    await everyTextRead(carnet)
    const found = await see(searchUrl({ query: 'bisoprolol', page: 1 }))
    assert.match(found, /Ordonnance d’essai/)
  })

  await t.test('« je ne le prends plus » changes the list, no document, and is undone', async () => {
    const documents = () => queryRows(carnet, 'select entry_uuid, status, version from document order by 1')
    const before = await documents()
    const { html } = await browser.open(urls.treatments)
    const [, traitement = ''] = /name="traitement" value="([^"]+)"/.exec(html) ?? []
    const stopped = await post({ geste: 'stop', traitement })
    assert.match(
      textOf(stopped.html),
      /En cours Aucun traitement en cours n’est connu.*je ne le prends plus\./,
    )
    assert.ok((await tracesOf(carnet, denise)).some(({ action }) => action === 'writeTreatments'))
    assert.deepEqual(await documents(), before)
    const [, ecrit = ''] = /name="ecrit" value="([^"]+)"/.exec(stopped.html) ?? []
    // Sent twice, it is said once.
    await post({ geste: 'stop', traitement })
    assert.deepEqual(await queryRows(carnet, 'select count(*)::int as said from own_treatment'), [
      { said: 1 },
    ])
    assert.match(
      textOf((await post({ geste: 'resume', ecrit })).html),
      /comme avant.*Je ne le prends plus \(Bisoprolol/,
    )
    assert.match(textOf((await post({ geste: 'stop', traitement: 'autre' })).html), /Rien n’a changé/)
  })

  await t.test('what she writes stands beside, marked as hers, and is erased by her', async () => {
    assert.match(textOf((await post({ geste: 'declare', nom: '  ' })).html), /Écrivez le nom du médicament/)
    assert.match(
      textOf((await post({ geste: 'declare', nom: 'x'.repeat(121) })).html),
      /Le nom est trop long/,
    )
    await post({ geste: 'declare', nom: 'Magnésium', posologie: '2 gélules par jour' })
    const declared = await post({ geste: 'declare', nom: 'bisoprolol 2,5 mg' })
    assert.match(textOf(declared.html), /Magnésium 2 gélules par jour Écrit par vous le/)
    assert.equal(textOf(declared.html).match(/Je ne le prends plus \(/g)?.length, 3)
    const [, ecrit = ''] = /Magnésium[\s\S]*?name="ecrit" value="([^"]+)"/.exec(declared.html) ?? []
    assert.doesNotMatch(textOf((await post({ geste: 'remove', ecrit })).html), /Magnésium/)
  })

  await t.test('nothing of it is in clear in the database', async () => {
    const rows = await queryRows(carnet, "select encode(sealed, 'escape') as sealed from own_treatment")
    assert.doesNotMatch(JSON.stringify(rows), /bisoprolol/i)
  })

  await t.test('what is not announced to her yet is in no list', async () => {
    const before = await see()
    await prescribe(carnet, denise, [{ ...bisoprolol, drug: { name: 'CACHÉ 1 mg', codes: [] } }], {
      invisibleToPatient: true,
    })
    assert.equal(await see(), before)
  })

  await t.test(
    'her carer sees the same, and the documents that it tells of are named in her history',
    async () => {
      const alain = await inRecordOf(await logIn(carnet, patientNamed(carnet, 'alain-perrin')))
      const page = textOf((await alain.open(urls.treatments)).html)
      assert.match(page, /Bisoprolol Générique 2,5 mg/)
      assert.match(page, /Écrit par DENISE PERRIN le/)
      const read = (await tracesOf(carnet, denise)).findLast(({ action }) => action === 'readDocument')
      assert.deepEqual([read?.actor.kind, read?.documents.length], ['carer', 2])
    },
  )
})

test('what she asked to be reminded of is told at its hour, to her alone [TRA-08] [TRA-09]', async (t) => {
  const carnet = await runningCarnet(t)
  const [denise, alain] = [patientNamed(carnet, 'denise-perrin'), patientNamed(carnet, 'alain-perrin')]
  await prescribe(carnet, denise, [bisoprolol])
  const told = async () => {
    await untilSent(carnet)
    return messages(carnet).filter(({ subject }) => /Vous avez un rappel/.test(subject))
  }
  const tomorrow = day(1)
  const at = (days: number, hour: string) =>
    moveClock(carnet, { to: instantOf(day(days), hour, paris).toISOString() })
  const formOf = async (browser: PatientBrowser) => {
    const { html } = await browser.open(urls.treatments)
    const [, address = ''] = /href="([^"]*rappels\/traitement\?[^"]+)"/.exec(html) ?? []
    return browser.open(address)
  }
  const ask = async (browser: PatientBrowser, typed: { heures: string; du?: string; au?: string }) => {
    const form = await formOf(browser)
    const [, traitement = ''] = /name="traitement" value="([^"]+)"/.exec(form.html) ?? []
    return browser.submit(form, urls.treatmentReminder, { traitement, du: tomorrow, au: '', ...typed })
  }

  await t.test('the page says by which way, at whose hour, and what is wrong in what is typed', async () => {
    const browser = await logIn(carnet, denise)
    assert.match(textOf((await browser.open(urls.reminders)).html), /Aucun rappel pour l’instant/)
    assert.match(textOf((await formOf(browser)).html), /\(heure de Paris\), un message part par e-mail/)
    const wrong = await ask(browser, { heures: '8 h, le soir', du: day(-2), au: '2026-02-30' })
    assert.equal(wrong.status, 422)
    assert.match(textOf(wrong.html), /« le soir » n’est pas une heure.* est passé.* n’existe pas/)
    const tooMany = await ask(browser, { heures: '1,2,3,4,5,6,7,8,9,10,11' })
    assert.match(textOf(tooMany.html), /C’est trop pour un même jour : 10 rappels au plus/)
    const list = await ask(browser, { heures: '20h30, 8 h' })
    assert.match(textOf(list.html), /BISOPROLOL.* Chaque jour à 8 h et 20 h 30, à partir du/)
    // Asked again, these hours take the place of the others.
    await ask(browser, { heures: '8 h et 20 h' })
    const [row, ...others] = await queryRows(
      carnet,
      "select encode(sealed, 'escape') as sealed from reminder",
    )
    assert.deepEqual(others, [])
    assert.doesNotMatch(JSON.stringify(row), /bisoprolol|08:00/i)
    assert.match(
      textOf((await browser.open(accessLogUrl({ view: 'activites' }))).html),
      /les rappels demandés/,
    )
  })

  await t.test('her carer has his own, and sees none of hers', async () => {
    const browser = await inRecordOf(await logIn(carnet, alain))
    assert.match(textOf((await browser.open(urls.reminders)).html), /Aucun rappel pour l’instant/)
    await ask(browser, { heures: '20h' })
  })

  await t.test('one message at the hour, which says nothing of what; home and centre do', async () => {
    await at(1, '08:01')
    const [message, ...others] = await told()
    assert.deepEqual(others, [])
    assert.equal(message?.to, denise.email)
    assert.doesNotMatch(message!.subject + message!.text, /bisoprolol|traitement|médicament|DENISE/i)
    await moveClock(carnet, { advance: 'PT10M' })
    assert.equal((await told()).length, 1)
    const browser = await logIn(carnet, denise)
    assert.match(textOf(browser.arrival.html), /Votre rappel d’aujourd’hui : BISOPROLOL.*, à 8 h et 20 h/)
    assert.match(textOf((await browser.open(urls.noticeCentre)).html), /Un rappel que vous avez demandé/)
  })

  await t.test(
    'each is told in his own carnet, and of those that left the last alone stands there',
    async () => {
      await at(1, '20:00')
      assert.deepEqual(
        (await told())
          .slice(1)
          .map(({ to, subject }) => [to, subject])
          .toSorted(),
        [
          [alain.email, 'Vous avez un rappel dans un carnet que vous ouvrez avec le vôtre'],
          [denise.email, 'Vous avez un rappel dans votre carnet'],
        ].toSorted(),
      )
      assert.deepEqual(
        await queryRows(carnet, "select count(*)::int as kept from notice where cause = 'reminder'"),
        [{ kept: 1 }],
      )
    },
  )

  await t.test('what an outage made late by more than an hour, or a closed record, is not told', async () => {
    const before = (await told()).length
    await at(2, '09:30')
    await queryRows(carnet, "update record set state = 'suspended' where birth_first_name = 'DENISE'")
    await at(2, '20:05')
    await queryRows(carnet, "update record set state = 'active' where birth_first_name = 'DENISE'")
    assert.equal((await told()).length, before)
  })

  await t.test('what a carer asked for ends with his help', async () => {
    const his = () => queryRows(carnet, 'select 1 as his from reminder where mandate_id is not null')
    assert.equal((await his()).length, 1)
    await queryRows(carnet, 'update mandate set until = now()')
    await at(4, '20:01')
    assert.deepEqual(await his(), [])
  })

  await t.test('« je ne le prends plus » stops them all', async () => {
    const browser = await logIn(carnet, denise)
    const page = await browser.open(urls.treatments)
    const [, traitement = ''] = /name="traitement" value="([^"]+)"/.exec(page.html) ?? []
    const stopped = await browser.submit(page, urls.treatments, { geste: 'stop', traitement })
    assert.match(textOf(stopped.html), /Ses rappels sont arrêtés/)
    assert.deepEqual(await queryRows(carnet, 'select id from reminder'), [])
  })
})

test('what a prescription kept from the parents tells of is in no page of theirs [VIS-09]', async (t) => {
  const carnet = await runningCarnet(t)
  const emma = patientNamed(carnet, 'emma-caron')
  const pill = { ...bisoprolol, drug: { name: 'PILULE ESSAI', codes: [] } }
  await prescribe(carnet, emma, [bisoprolol])
  const isabelle = await inRecordOf(await logIn(carnet, patientNamed(carnet, 'isabelle-caron')))
  const see = async (browser: PatientBrowser, address: string) => (await browser.open(address)).html
  const before = await see(isabelle, urls.treatments)
  await prescribe(carnet, emma, [pill], { invisibleToRepresentatives: true })

  // As those of her age whose account a professional opens.
  await queryRows(carnet, `update record set attached_to_mes = false where birth_first_name = 'EMMA'`)
  const martin = await carnet.dmp('cps-martin')
  const email = 'emma@example.org'
  const secrets = await martin.openPatientAccess(emma.id, { type: 'EMAIL', canal: email })
  const teenager = await logIn(carnet, { ...emma, email, ...secrets })
  const page = await teenager.open(urls.treatments)
  const [, traitement = ''] = /PILULE ESSAI[\s\S]*?name="traitement" value="([^"]+)"/.exec(page.html) ?? []
  const form = await teenager.open(treatmentReminderUrl(traitement))
  const reminder = { traitement, heures: '7 h', du: day(1), au: '' }
  assert.match(
    textOf((await teenager.submit(form, urls.treatmentReminder, reminder)).html),
    /PILULE ESSAI Chaque jour à 7 h/,
  )
  assert.doesNotMatch(await see(isabelle, urls.reminders), /PILULE|7\u00a0h,/)
  await teenager.submit(page, urls.treatments, { geste: 'stop', traitement })
  assert.match(textOf(await see(teenager, urls.treatments)), /je ne le prends plus\. Prescrit/)

  assert.equal(await see(isabelle, urls.treatments), before)
  assert.doesNotMatch(
    await see(isabelle, urls.accessLog),
    /ce que vous prenez comme traitements|les rappels demandés/,
  )
})

async function prescribe(
  carnet: RunningCarnet,
  patient: DemonstrationPatient,
  treatments: readonly TreatmentToWrite[],
  hideFrom: Partial<Visibility> = {},
) {
  const about = {
    title: 'Ordonnance d’essai',
    typeCode: codeIn('J66', '57833-6')!,
    patient,
    careAt: new Date(Date.now() - 10 * 86_400_000),
  }
  const body = { template: treatmentVolets.prescription, sections: [prescriptionSection(treatments)] }
  const source = await structuredDocument(about, body, await situationWith(carnet, 'cps-martin'))
  await (await carnet.dmp('cps-martin')).submitDocuments(patient.id, [{ source, hideFrom }])
}

async function dispense(carnet: RunningCarnet, patient: DemonstrationPatient) {
  const slug = 'structure-dossier-pharmaceutique'
  await feedDispensation(await carnet.dmp(slug), await situationWith(carnet, slug), {
    patient,
    dispensation: {
      on: day(0),
      pharmacy: 'Pharmacie du Port',
      products: [{ drug: { name: 'Bisoprolol Générique 2,5 mg, boîte de 30', codes: [inn] }, boxes: 1 }],
    },
  })
}

async function situationWith(carnet: RunningCarnet, cardSlug: string) {
  const card = await carnet.card(cardSlug)
  const structure = carnet.people?.structures.find(({ id }) => id === card.info.structureIdNat)
  assert.ok(structure)
  return situationOf(card, structure)
}
