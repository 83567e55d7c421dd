/** A document in the wrong record is the worst fault of a shared record: nothing of it stays. FEED-11; contract.md §3.1. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DocumentEntry } from '@carnet/core/wire/xds/metadata.ts'
import type { DocumentSource } from '@carnet/kit/client/document-source.ts'
import { lastTraceOf, patientNamed, professionalIdOf, tracesOf } from './demonstration-calls.ts'
import { refusal } from './expect-refusal.ts'
import { rawCaller } from './raw-exchange.ts'
import { runningCarnet } from './running-carnet.ts'
import { sampleDocument } from './sample-document.ts'
import { submissionOf } from './submission-body.ts'
import { whatIsStored } from './what-is-stored.ts'

test('a document of another person is refused whole, and the attempt kept in the history [FEED-11]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const karim = patientNamed(carnet, 'karim-haddad')
  const kacem = await rawCaller(carnet, 'cps-kacem')
  const before = await whatIsStored(carnet)
  const ofAmina = await sampleDocument(carnet, { by: 'cps-kacem', about: amina })
  const like = (identity: Partial<typeof amina.identity>) =>
    sampleDocument(carnet, {
      by: 'cps-kacem',
      about: { id: amina.id, identity: { ...amina.identity, ...identity } },
    })

  /** For Amina's record, unless said: a registry answer, HTTP 200. */
  const deposit = async (
    sources: readonly DocumentSource[],
    change: Parameters<typeof submissionOf>[0]['entry'] = (entry) => entry,
    patient = amina.id,
    stated = patient,
  ) => {
    const lot = { situation: kacem.situation, patient: stated, sources, entry: change }
    const answer = await kacem.send({ operation: 'provideAndRegister', patient, ...submissionOf(lot) })
    assert.equal(answer.status, 200)
    return answer.text
  }
  const refused = async (answer: string, reason: RegExp) => {
    assert.match(answer, /ResponseStatusType:Failure/)
    assert.match(answer, /errorCode="XDSPatientIdDoesNotMatch"/)
    assert.match(answer, reason)
    // The sentence never gives the value: it would tell one person's identity to the software of another.
    for (const value of [
      amina.identity.birthDate,
      amina.identity.birthDate.replaceAll('-', ''),
      'BENALI',
      'AMINA',
    ])
      assert.ok(!answer.includes(value), value)
    assert.deepEqual(await whatIsStored(carnet), before)
  }
  const traced = async () => {
    const trace = await lastTraceOf(carnet, amina)
    assert.deepEqual(
      [trace.actor.id, trace.action, trace.refusal],
      [professionalIdOf(carnet, 'mehdi-kacem'), 'submitDocuments', 'wrongPatient'],
    )
  }

  await t.test('the INS of the metadata is not that of the VIHF', async () => {
    await refused(
      await deposit([ofAmina], undefined, amina.id, karim.id),
      /l’INS diffère entre le lot de soumission et le DMP/,
    )
    await traced()
  })

  await t.test('the same INS under the authority of production is another person', async () => {
    const stated = { ...amina.id, oid: '1.2.250.1.213.1.4.8' } as const
    await refused(await deposit([ofAmina], undefined, amina.id, stated), /l’INS diffère/)
    await traced()
  })

  await t.test(
    'a demonstration knows the authority of production for published test identities alone',
    async () => {
      const dmp = await carnet.dmp('cps-kacem')
      const published = patientNamed(carnet, 'marie-nessi').id
      await refusal('DMPInvalidVihf', dmp.findRecord({ ...amina.id, oid: published.oid }))
      assert.equal((await dmp.findRecord(published)).state, 'active')
    },
  )

  await t.test('the entries of one lot name two patients', async () => {
    const other = await sampleDocument(carnet, { by: 'cps-kacem', about: karim })
    const lines = (await tracesOf(carnet, amina)).length
    await refused(
      await deposit([ofAmina, other], (entry, rank) =>
        rank === 0 ? entry : { ...entry, patientId: { ...entry.patientId, id: karim.id.ins } },
      ),
      /concernent le patient du lot/,
    )
    await traced()
    assert.equal((await tracesOf(carnet, amina)).length, lines + 1)
  })

  await t.test('the document itself is of another person, its metadata being right', async () => {
    const ofKarim = await sampleDocument(carnet, { by: 'cps-kacem', about: karim })
    const claimed = (entry: DocumentEntry): DocumentEntry => ({
      ...entry,
      sourcePatientInfo: [{ field: 'PID-5', value: 'BENALI^AMINA^^^^^L' }],
    })
    await refused(await deposit([ofKarim], claimed), /l’INS diffère entre le document CDA et le DMP/)
    await traced()
  })

  for (const [trait, identity, reason] of [
    ['birth name', { birthName: 'HADDAD' }, /le nom de naissance diffère/],
    [
      'first given name',
      { birthFirstName: 'SONIA', firstNames: 'SONIA' },
      /le premier prénom de naissance diffère/,
    ],
    ['birth date', { birthDate: '1985-06-13' }, /la date de naissance diffère/],
    ['sex', { sex: 'M' }, /le sexe diffère/],
  ] as const)
    await t.test(`the ${trait} of the document is not that of the record`, async () => {
      const source = await like(identity)
      await refused(await deposit([source]), reason)
      await traced()
      // The metadata left silent, the document still speaks.
      await refused(await deposit([source], (entry) => ({ ...entry, sourcePatientInfo: [] })), reason)
      await traced()
    })

  await t.test('a trait of the metadata is not that of the record, the document being right', async () => {
    const change = (entry: DocumentEntry): DocumentEntry => ({
      ...entry,
      sourcePatientInfo: entry.sourcePatientInfo.map((line) =>
        line.field === 'PID-8' ? { ...line, value: 'M' } : line,
      ),
    })
    await refused(
      await deposit([ofAmina], change),
      /entre les métadonnées du document et le DMP, le sexe diffère/,
    )
    await traced()
  })

  await t.test('accents, case and hyphens do not make another person', async () => {
    const answer = await deposit([await like({ birthName: 'Bénali', birthFirstName: 'Àmina' })])
    assert.match(answer, /ResponseStatusType:Success/)
  })

  await t.test('the other person’s history says nothing of all this', async () => {
    assert.deepEqual(await tracesOf(carnet, karim), [])
  })
})
