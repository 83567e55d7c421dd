/** Masked to professionals, invisible to the patient: who sees, and that nothing else tells. rules.md §7. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Visibility } from '@carnet/core/model/document.ts'
import type { Dmp } from '@carnet/kit/client/dmp.ts'
import type { DemonstrationPatient } from '@carnet/kit/demo/people-types.ts'
import { documentUrl, urls } from '@carnet/web/urls.ts'
import { lastTraceOf, patientNamed } from './demonstration-calls.ts'
import { refusal } from './expect-refusal.ts'
import { logIn } from './patient-browser.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { sampleDocument, uniqueIdOf } from './sample-document.ts'

type Deposited = { readonly uniqueId: string; readonly title: string }

test('a document masked to professionals [VIS-03]', async (t) => {
  const carnet = await runningCarnet(t)
  const nadia = patientNamed(carnet, 'nadia-fontaine')
  const author = await carnet.dmp('cps-kacem')
  const cardiologist = await carnet.dmp('cps-leroy')
  const plain = await deposit(carnet, 'cps-kacem', nadia, 'Lettre de sortie', {})
  const masked = await deposit(carnet, 'cps-kacem', nadia, 'Bilan confidentiel', {
    maskedToProfessionals: true,
  })
  const both = [plain.uniqueId, masked.uniqueId].toSorted()
  await author.authorise(nadia.id, { gesture: 'consentCollected' })

  await t.test(
    'another authorised professional finds neither it nor its submission, nor reads it',
    async () => {
      assert.deepEqual(await found(cardiologist, nadia), [plain.uniqueId])
      assert.deepEqual(
        (await cardiologist.newDocumentsSince(nadia.id, new Date(0))).map(({ uniqueId }) => uniqueId),
        [plain.uniqueId],
      )
      await refusal(
        'XDSDocumentUniqueIdError',
        cardiologist.readDocument(nadia.id, masked.uniqueId, () => {}),
      )
      assert.equal((await lastTraceOf(carnet, nadia)).refusal, 'maskedToProfessionals')
    },
  )

  await t.test('its author sees it', async () => {
    assert.deepEqual(await found(author, nadia), both)
  })

  await t.test('a colleague of the author’s hospital, authorised too, does not', async () => {
    const colleague = await carnet.dmp('cps-dubois-hopital')
    await colleague.authorise(nadia.id, { gesture: 'consentCollected' })
    assert.deepEqual(await found(colleague, nadia), [plain.uniqueId])
  })

  await t.test('the administrator that the patient named sees it [CON-15]', async () => {
    assert.deepEqual(await found(await carnet.dmp('cps-martin'), nadia), both)
  })

  await t.test('a médecin traitant who is no administrator does not [CON-14]', async () => {
    const amina = patientNamed(carnet, 'amina-benali')
    const hidden = await deposit(carnet, 'cps-kacem', amina, 'Bilan confidentiel', {
      maskedToProfessionals: true,
    })
    const martin = await carnet.dmp('cps-martin')
    assert.equal((await martin.findRecord(amina.id)).medecinTraitant, true)
    assert.deepEqual(await found(martin, amina), [])
    await refusal(
      'XDSDocumentUniqueIdError',
      martin.readDocument(amina.id, hidden.uniqueId, () => {}),
    )
  })

  await t.test(
    'the patient sees it in his carnet, and that one document was not shown to the cardiologist',
    async () => {
      await found(cardiologist, nadia)
      const { returnedCount, filteredCount } = await lastTraceOf(carnet, nadia)
      assert.deepEqual([returnedCount, filteredCount], [1, 1])
      const { html } = await (await logIn(carnet, nadia)).open(urls.documents)
      assert.ok(html.includes(masked.title) && html.includes(plain.title))
    },
  )
})

test('a document that the patient may not see yet [VIS-05]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const martin = await carnet.dmp('cps-martin')
  const shown = await deposit(carnet, 'cps-martin', amina, 'Bilan sanguin', {})
  await found(martin, amina)
  const before = await carnetPages(carnet, amina)

  const hidden = await deposit(carnet, 'cps-martin', amina, 'Compte rendu de biopsie', {
    invisibleToPatient: true,
  })
  const [entry] = (await martin.findDocuments(amina.id)).filter(
    ({ uniqueId }) => uniqueId === hidden.uniqueId,
  )
  assert.ok(entry)
  await martin.readDocument(amina.id, hidden.uniqueId, () => {})
  const after = await carnetPages(carnet, amina)

  await t.test('professionals find it and read it', async () => {
    assert.deepEqual(await found(martin, amina), [shown.uniqueId, hidden.uniqueId].toSorted())
  })

  await t.test('the patient’s list is the same as before its deposit', () => {
    assert.ok(before.documents.includes(shown.title))
    assert.equal(after.documents, before.documents)
  })

  await t.test(
    'the access log has no line of its deposit nor of its reading, and counts it in no search',
    () => {
      assert.ok(before.accesses.includes(shown.title))
      assert.ok(!after.accesses.includes(hidden.title))
      assert.deepEqual(sentencesOf(after.accesses), sentencesOf(before.accesses))
    },
  )

  await t.test('its address answers as one that leads nowhere', async () => {
    const { open } = await logIn(carnet, amina)
    const asked = await open(documentUrl(entry.entryUuid.replace('urn:uuid:', '')))
    const nowhere = await open(documentUrl('00000000-0000-4000-8000-000000000000'))
    assert.equal(asked.status, 404)
    assert.deepEqual(asked, nowhere)
  })

  await t.test('the history keeps all of it, for when it is announced', async () => {
    const traces = await fetch(`${carnet.webUrl}/demo/traces?ins=${amina.id.ins}`)
    const text = await traces.text()
    assert.ok(text.includes(hidden.title))
  })

  await t.test('it may not be masked to professionals as well: nobody would see it [VIS-02]', async () => {
    const source = await sampleDocument(carnet, { by: 'cps-martin', about: amina })
    const hideFrom = { invisibleToPatient: true, maskedToProfessionals: true }
    await assert.rejects(martin.submitDocuments(amina.id, [{ source, hideFrom }]), { name: 'DmpRefusal' })
  })
})

async function deposit(
  carnet: RunningCarnet,
  by: string,
  about: DemonstrationPatient,
  title: string,
  hideFrom: Partial<Visibility>,
): Promise<Deposited> {
  const source = await sampleDocument(carnet, { by, about, title })
  await (await carnet.dmp(by)).submitDocuments(about.id, [{ source, hideFrom }])
  return { uniqueId: uniqueIdOf(source), title }
}

async function found(dmp: Dmp, { id }: DemonstrationPatient): Promise<readonly string[]> {
  return (await dmp.findDocuments(id)).map(({ uniqueId }) => uniqueId).toSorted()
}

async function carnetPages(
  carnet: RunningCarnet,
  patient: DemonstrationPatient,
): Promise<{ readonly documents: string; readonly accesses: string }> {
  const browser = await logIn(carnet, patient)
  // Each log-in on a device is a message, which the cover counts.
  const text = async (address: string) =>
    textOf((await browser.open(address)).html).replace(/Notifications \(\d+ non lues?\) \d+/, 'Notifications')
  return { documents: await text(urls.documents), accesses: await text(urls.accessLog) }
}

/** What a page says, its tags and tokens apart. */
function textOf(html: string): string {
  return html
    .replace(/<(style|script)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
}

/** Without their hours: doing the same thing again a minute later widens « à … » into « entre … et … ». */
function sentencesOf(accesses: string): readonly string[] {
  const hour = String.raw`\d{1,2}\s?h\s?\d{2}`
  return accesses.replace(new RegExp(`(à ${hour}|entre ${hour} et ${hour})`, 'gi'), 'HEURE').split(/(?<=\.) /)
}
