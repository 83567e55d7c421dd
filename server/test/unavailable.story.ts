/** The database is away and the machine interfaces are there: each protocol says it so that who asked asks again. soap.md §6.4. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { removeEmbeddedPostgres } from '../postgres/embedded.ts'
import { startTestPostgres } from '../postgres/test-database.ts'
import { patientNamed } from './demonstration-calls.ts'
import { refusal } from './expect-refusal.ts'
import { runningCarnet } from './running-carnet.ts'
import { sampleDocument, uniqueIdOf } from './sample-document.ts'

test('while PostgreSQL is stopped, a registry and a repository say which of them cannot answer, and nothing of why', async (t) => {
  const postgres = await startTestPostgres()
  const carnet = await runningCarnet(t, { DATABASE_URL: postgres.connectionString })
  t.after(() => removeEmbeddedPostgres(postgres.dataFolder))
  const amina = patientNamed(carnet, 'amina-benali')
  const martin = await carnet.dmp('cps-martin')
  await martin.authorise(amina.id, { gesture: 'consentCollected' })
  const source = await sampleDocument(carnet, { by: 'cps-martin', about: amina })
  const lot = [{ source, hideFrom: {} }]
  await martin.submitDocuments(amina.id, lot)
  const uniqueId = uniqueIdOf(source)
  const another = await sampleDocument(carnet, { by: 'cps-martin', about: amina })
  await postgres.stop()

  const asked = {
    'TD2.1': () => martin.submitDocuments(amina.id, [{ source: another, hideFrom: {} }]),
    'TD3.1': () => martin.findDocuments(amina.id),
    'TD3.2': () => martin.readDocument(amina.id, uniqueId, () => {}),
    'TD1.6': () => martin.listAuthorisations(amina.id),
    'TD0.2': () => martin.findRecord(amina.id),
  }
  const codes = {
    'TD2.1': 'XDSRegistryNotAvailable',
    'TD3.1': 'XDSRegistryBusy',
    'TD3.2': 'XDSRegistryNotAvailable',
    'TD1.6': 'DMPTechnicalError',
    'TD0.2': 'DMPTechnicalError',
  } as const
  for (const [transaction, code] of Object.entries(codes) as [keyof typeof codes, string][])
    await t.test(`${transaction}: ${code}`, async () => {
      const { french, retryable } = await refusal(code, asked[transaction]())
      assert.equal(retryable, true)
      assert.match(french, /Renvoyez la même demande/)
      assert.doesNotMatch(french, /ECONN|ENOENT|postgres|connection/i)
    })
})
