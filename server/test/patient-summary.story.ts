/** The patient summary of the archive « Pour un autre logiciel »: what documents say, and nothing of one that is hidden. people.md P-26. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { summarySections } from '@carnet/core/wire/cda/sample-statements.fixture.ts'
import { faultsOf } from '@carnet/core/wire/fhir/structure.test-data.ts'
import { urls } from '@carnet/web/urls.ts'
import { patientNamed } from './demonstration-calls.ts'
import { openZip } from './open-zip.ts'
import { csrfOf, logIn } from './patient-browser.ts'
import { runningCarnet } from './running-carnet.ts'
import { structuredDocument } from './structured-document.ts'

test('a summary says what the documents of its pack say, and of a hidden one nothing [EHDS-04] [VIS-02]', async (t) => {
  const carnet = await runningCarnet(t)
  const denise = patientNamed(carnet, 'denise-perrin')
  const martin = await carnet.dmp('cps-martin')
  const browser = await logIn(carnet, denise)
  const csrf = csrfOf(browser.arrival.html)
  const summary = async () => {
    await browser.look(urls.export, { csrf, forme: 'xdm' })
    for (let tries = 0; tries < 200; tries++) {
      if ((await browser.open(urls.export)).html.includes('Elle est prête.')) break
      await pause(100)
    }
    const { bytes } = await browser.look(urls.exportArchive, {
      csrf,
      forme: 'xdm',
      motDePasse: denise.password ?? '',
    })
    const files = openZip(bytes)
    const bundle = JSON.parse(`${files.get('FHIR/IPS.JSON')}`)
    assert.deepEqual(faultsOf(bundle), [])
    return { bundle, text: JSON.stringify(bundle) }
  }
  const deposit = async (conditions: readonly string[], hideFrom = {}) => {
    const about = { by: 'cps-martin', about: denise, type: '60591-5', title: 'Synthèse médicale' }
    const sections = summarySections({ conditions, operations: ['Appendicectomie'] })
    const source = await structuredDocument(carnet, about, sections)
    await martin.submitDocuments(denise.id, [{ source, hideFrom }])
  }

  await t.test('of an empty record, it says that nothing is known', async () => {
    const { text } = await summary()
    for (const code of ['no-problem-info', 'no-allergy-info', 'no-medication-info'])
      assert.ok(text.includes(code), code)
  })

  await deposit(['Hypertension (CIM-10 : I10)'])
  await t.test(
    'a synthesis gives its conditions and its operations, with the document that says so',
    async () => {
      const { bundle } = await summary()
      const [condition] = bundle.entry
        .map(({ resource }: { resource: Readonly<Record<string, unknown>> }) => resource)
        .filter(({ resourceType }: { resourceType: string }) => resourceType === 'Condition')
      assert.equal(condition.code.text, 'Hypertension')
      assert.equal(condition.code.coding, undefined, 'words alone')
      assert.match(condition.note[0].text, /^dit par le document «\u00a0Synthèse médicale\u00a0» du /)
      assert.ok(JSON.stringify(bundle).includes('Appendicectomie'))
    },
  )

  await deposit(['Maladie cachée'], { invisibleToPatient: true })
  await t.test('of what is invisible to her, not a word', async () => {
    const { text } = await summary()
    assert.ok(text.includes('Hypertension') && !text.includes('Maladie cachée'))
  })
})
