/** « Mes traitements », from documents deposited over the wire and from what the person writes. Spec: people.md P-09. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codeIn } from '@carnet/core/codes/value-sets.ts'
import { civilDay } from '@carnet/core/model/civil-day.ts'
import type { Visibility } from '@carnet/core/model/document.ts'
import {
  prescriptionSection,
  type TreatmentToWrite,
  treatmentVolets,
} from '@carnet/core/wire/cda/treatment-sections.ts'
import { feedDispensation } from '@carnet/kit/client/dispensing.ts'
import { situationOf } from '@carnet/kit/client/situation.ts'
import { structuredDocument } from '@carnet/kit/client/structured-document.ts'
import type { DemonstrationPatient } from '@carnet/kit/demo/people-types.ts'
import { searchUrl, urls } from '@carnet/web/urls.ts'
import { patientNamed, tracesOf } from './demonstration-calls.ts'
import { inRecordOf, logIn, type PatientBrowser, textOf } from './patient-browser.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { everyTextRead, queryRows } from './what-is-stored.ts'

const day = (days: number) => civilDay(new Date(Date.now() + days * 86_400_000))
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
  await teenager.submit(page, urls.treatments, { geste: 'stop', traitement })
  assert.match(textOf(await see(teenager, urls.treatments)), /je ne le prends plus\. Prescrit/)

  assert.equal(await see(isabelle, urls.treatments), before)
  assert.doesNotMatch(await see(isabelle, urls.accessLog), /ce que vous prenez comme traitements/)
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
