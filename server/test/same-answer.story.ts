/** What must not be told apart is not, to the byte: states of a record, hidden and absent documents. contract.md §9.3. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deduceSubmissionSet } from '@carnet/core/wire/cda/to-xds.ts'
import { formatListAuthorizations } from '@carnet/core/wire/habilitations/list-authorizations.ts'
import { formatSetAuthorization } from '@carnet/core/wire/habilitations/set-authorization.ts'
import { formatStatusUpdate } from '@carnet/core/wire/xds/document-update.ts'
import { formatStoredQuery, type StoredQuery } from '@carnet/core/wire/xds/iti-18.ts'
import { formatRetrieveRequest } from '@carnet/core/wire/xds/iti-43.ts'
import { dmpRepositoryUniqueId } from '@carnet/core/wire/xds/vocabulary.ts'
import { newOid } from '@carnet/kit/client/oid.ts'
import { authorOf } from '@carnet/kit/client/situation.ts'
import type { DemonstrationPatient } from '@carnet/kit/demo/people-types.ts'
import { listTraces } from '../actions/list-traces.ts'
import { lastTraceOf, patientNamed } from './demonstration-calls.ts'
import { callerNamed, platformOf } from './platform-of.ts'
import { masked, type RawAnswer, type RawRequest, rawCaller, storySoftware } from './raw-exchange.ts'
import { runningCarnet } from './running-carnet.ts'
import { sampleDocument, uniqueIdOf } from './sample-document.ts'
import { metadataOf, submissionOf } from './submission-body.ts'
import { queryRows, whatIsStored } from './what-is-stored.ts'

/** Never opened; informed of the opening; opposed; suspended; closed. */
const notActive = ['paul-lefevre', 'chloe-garnier', 'henri-dumas', 'gilles-barbier', 'lucie-moreau']

test('unknown, opposed and closed records are told apart by the existence test alone [LIF-03, LIF-18, FEED-10]', async (t) => {
  const carnet = await runningCarnet(t)
  const caller = await rawCaller(carnet, 'cps-leroy')
  const before = await whatIsStored(carnet)

  const lotAbout = async (patient: DemonstrationPatient) => {
    const { header } = await sampleDocument(carnet, { by: 'cps-leroy', about: patient })
    return deduceSubmissionSet(header, {
      entryId: 'Lot1',
      uniqueId: newOid(),
      sourceId: storySoftware.oid,
      submissionTime: '20260105101500',
      author: authorOf(caller.situation),
    })
  }
  const requests: Readonly<Record<string, (patient: DemonstrationPatient) => Promise<Asked>>> = {
    'a search of documents': async () => query({ ...everything }),
    'a search of submissions': async () =>
      query({
        kind: 'findSubmissionSets',
        returnType: 'LeafClass',
        criteria: { statuses: ['approved'] },
      }),
    'a search of a reference': async () =>
      query({
        kind: 'getDocuments',
        returnType: 'ObjectRef',
        criteria: { keys: { by: 'uniqueId', values: ['1.2.250.1.999.7'] } },
      }),
    'the reading of a document': async () => retrieve('1.2.250.1.999.7'),
    'a deposit': async (patient) => {
      const source = await sampleDocument(carnet, { by: 'cps-leroy', about: patient })
      return {
        operation: 'provideAndRegister',
        ...submissionOf({ situation: caller.situation, patient: patient.id, sources: [source] }),
      }
    },
    'an archiving': async (patient) => ({
      operation: 'updateDocument',
      body: formatStatusUpdate(await lotAbout(patient), {
        entryUuid: 'urn:uuid:7953af1a-ba1c-11eb-816f-0050569e422e',
        original: 'approved',
        next: 'archived',
      }),
    }),
    'the recording of a consent': async () => ({
      operation: 'setAuthorization',
      body: formatSetAuthorization({ action: 'AJOUT', medecinTraitant: false }),
    }),
    'a list of the authorised': async () => ({
      operation: 'listAuthorizations',
      body: formatListAuthorizations('TOUTE'),
    }),
  }
  for (const [what, request] of Object.entries(requests))
    for (const mode of modesOf(what))
      await t.test(`${what} is answered the same for all, ${inMode[mode]}`, async () => {
        const answers: RawAnswer[] = []
        for (const slug of notActive) {
          const patient = patientNamed(carnet, slug)
          const answer = await caller.send({
            ...(await request(patient)),
            patient: patient.id,
            access: accessOf(mode),
          })
          answers.push(masked(answer, patient.id.ins))
        }
        assert.match(answers[0]!.text, /XDSUnknownPatientId|DMPPatientNotFound/)
        for (const answer of answers) assert.deepEqual(answer, answers[0])
      })

  await t.test('nothing was stored by any deposit [FEED-10]', async () => {
    assert.deepEqual(await whatIsStored(carnet), before)
  })

  await t.test(
    'the existence test says unknown, opposed, closed; a suspended record or one not open yet is unknown',
    async () => {
      const dmp = await carnet.dmp('cps-leroy')
      const states = await Promise.all(
        notActive.map(async (slug) => (await dmp.findRecord(patientNamed(carnet, slug).id)).state),
      )
      assert.deepEqual(states, ['none', 'none', 'opposed', 'none', 'closed'])
      const { patient } = await dmp.findRecord(patientNamed(carnet, notActive.at(-1)!).id)
      assert.equal(patient?.closing, undefined, 'without the setting, not a word of when nor why')
    },
  )

  await t.test(
    'the history says what the answers do not: opposed, closed, suspended, not open yet',
    async () => {
      const reasons = await Promise.all(
        notActive
          .slice(1)
          .map(async (slug) => (await lastTraceOf(carnet, patientNamed(carnet, slug))).refusal),
      )
      // What the existence test told of a closed record is not a refusal: its identity was served.
      assert.deepEqual(reasons, ['recordNotOpenYet', 'recordOpposed', 'recordSuspended', undefined])
      const { action, outcome } = await lastTraceOf(carnet, patientNamed(carnet, notActive.at(-1)!))
      assert.deepEqual([action, outcome], ['testExistence', 'done'])
    },
  )

  await t.test('the attempts on a person without a record are traced under a pseudonym', async () => {
    const rows = await queryRows<{ actor_id: string; subject: Buffer }>(
      carnet,
      'select actor_id, subject from trace_without_record',
    )
    assert.ok(rows.length > 0)
    const { ins } = patientNamed(carnet, notActive[0]!).id
    for (const { actor_id, subject } of rows) {
      assert.equal(actor_id, caller.situation.nameId)
      assert.ok(!subject.includes(ins))
    }
  })
})

test('a document that may not be seen is answered as one that does not exist [MAT-01, VIS-03]', async (t) => {
  const carnet = await runningCarnet(t)
  const denise = patientNamed(carnet, 'denise-perrin')
  const doctor = await carnet.dmp('cps-martin')
  const nurse = await rawCaller(carnet, 'cps-petit')
  const deposit = async (type: string, masked: boolean) => {
    const source = await sampleDocument(carnet, { by: 'cps-martin', about: denise, type })
    await doctor.submitDocuments(denise.id, [{ source, hideFrom: { maskedToProfessionals: masked } }])
    return uniqueIdOf(source)
  }
  const readable = await deposit('11488-4', false)
  const hidden = {
    'a synthèse psychiatrique, for a nurse': await deposit('68599-0', false),
    'a certificat médical, for a nurse': await deposit('89601-9', false),
    'a document masked to professionals': await deposit('11488-4', true),
  }

  await t.test(
    'the search gives the one that may be read, and the holder’s history counts the others [TRA-06]',
    async () => {
      const { text } = await nurse.send({ ...query(everything), patient: denise.id })
      assert.ok(text.includes(readable))
      assert.match(text, /totalResultCount="1"/)
      for (const uniqueId of Object.values(hidden)) assert.ok(!text.includes(uniqueId))
      const { returnedCount, filteredCount } = await lastTraceOf(carnet, denise)
      assert.deepEqual([returnedCount, filteredCount], [1, 3])
    },
  )

  for (const [what, uniqueId] of Object.entries(hidden))
    await t.test(`${what}: its reading is answered byte for byte as that of an absent document`, async () => {
      const absent = newOid()
      const askedFor = async (id: string) =>
        masked(await nurse.send({ ...retrieve(id), patient: denise.id }), id)
      const answer = await askedFor(uniqueId)
      assert.match(answer.text, /XDSDocumentUniqueIdError/)
      const { refusal, documents } = await lastTraceOf(carnet, denise)
      assert.match(refusal ?? '', /professionMayNotSeeType|maskedToProfessionals/)
      assert.equal(documents[0]?.uniqueId, uniqueId)
      assert.deepEqual(await askedFor(absent), answer)
    })

  for (const [what, uniqueId] of Object.entries(hidden))
    await t.test(`${what}: it is not found by its identifier either`, async () => {
      for (const kind of ['getDocuments', 'getDocumentsAndAssociations'] as const)
        for (const returnType of ['ObjectRef', 'LeafClass'] as const) {
          const askedFor = async (id: string) =>
            masked(
              await nurse.send({
                ...query({ kind, returnType, criteria: { keys: { by: 'uniqueId', values: [id] } } }),
                patient: denise.id,
              }),
              id,
            )
          const answer = await askedFor(uniqueId)
          assert.match(answer.text, /totalResultCount="0"/)
          assert.deepEqual(await askedFor(newOid()), answer)
        }
    })

  await t.test(
    'what the nurse reads of it in her own history is what she reads of an absent one [TRA-06]',
    async () => {
      const platform = platformOf(t, carnet)
      const her = callerNamed(carnet, 'julien-petit')
      const linesAfter = async (act: () => Promise<RawAnswer>) => {
        const history = async () => listTraces(platform, her, denise.id, { limit: 500, offset: 0 })
        const before = await history()
        await act()
        const { traces, total } = await history()
        const added = traces.filter(({ id }) => !before.traces.some((one) => one.id === id))
        assert.equal(total - before.total, added.length)
        return added.map(({ id: _id, at: _at, ...line }) => JSON.stringify(line)).toSorted()
      }
      const askings: readonly ((id: string, uuid: string) => Promise<RawAnswer>)[] = [
        (id) => nurse.send({ ...retrieve(id), patient: denise.id }),
        (id) => nurse.send({ ...retrieve(readable, id), patient: denise.id }),
        (id) => nurse.send({ ...retrieve(id, newOid(), newOid()), patient: denise.id }),
        ...(['archived', 'deleted'] as const).map((next) => async (_: string, entryUuid: string) => {
          const { submissionSet } = metadataOf({
            situation: nurse.situation,
            patient: denise.id,
            sources: [await sampleDocument(carnet, { by: 'cps-petit', about: denise })],
          })
          const body = formatStatusUpdate(submissionSet, { entryUuid, original: 'approved', next })
          return nurse.send({ operation: 'updateDocument', patient: denise.id, body })
        }),
      ]
      const absentUuid = 'urn:uuid:7953af1a-ba1c-11eb-816f-0050569e422e'
      for (const uniqueId of Object.values(hidden)) {
        const uuid = await doctor.findDocumentReference(denise.id, uniqueId)
        for (const ask of askings) {
          const lines = await linesAfter(() => ask(uniqueId, uuid))
          assert.ok(lines.length > 1 && lines.some((line) => line.includes('documentUnknown')))
          assert.deepEqual(await linesAfter(() => ask(newOid(), absentUuid)), lines)
        }
      }
    },
  )

  await t.test('nor does its identifier, asked with others, change what is said of them', async () => {
    const both = (id: string) => nurse.send({ ...retrieve(readable, id), patient: denise.id })
    const id = hidden['a document masked to professionals']
    const absent = newOid()
    const cids = /[0-9a-f-]{36}@carnet/g
    const bare = (answer: RawAnswer, asked: string) => masked(answer, asked).text.replace(cids, 'CID')
    const answer = bare(await both(id), id)
    assert.match(answer, /PartialSuccess/)
    assert.equal(bare(await both(absent), absent), answer)
  })
})

type Asked = Omit<RawRequest, 'patient' | 'access'>

const everything: StoredQuery = {
  kind: 'findDocuments',
  returnType: 'LeafClass',
  criteria: { statuses: ['approved'] },
}

function query(stored: StoredQuery): Asked {
  return { operation: 'storedQuery', body: formatStoredQuery(stored) }
}

function retrieve(...uniqueIds: readonly string[]): Asked {
  return {
    operation: 'retrieveDocuments',
    body: formatRetrieveRequest(
      uniqueIds.map((documentUniqueId) => ({ repositoryUniqueId: dmpRepositoryUniqueId, documentUniqueId })),
    ),
    parts: [],
  }
}

const inMode = { normal: 'in normal mode', brisDeGlace: 'in bris de glace too [EMG-10]' } as const

function modesOf(what: string): readonly (keyof typeof inMode)[] {
  return what === 'the recording of a consent' ? ['normal'] : ['normal', 'brisDeGlace']
}

function accessOf(mode: keyof typeof inMode): NonNullable<RawRequest['access']> {
  return mode === 'normal' ? {} : { mode, reason: 'Patient inconscient' }
}
