/** One person, one record: a matricule that changes, two records made one, a minor who comes of age. LIF-12, LIF-21. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { measures2025 } from '@carnet/core/codes/health-measures.ts'
import { type PatientId, parseIns } from '@carnet/core/model/ins.ts'
import { newOid } from '@carnet/kit/client/oid.ts'
import type { DemonstrationPatient } from '@carnet/kit/demo/people-types.ts'
import { urls } from '@carnet/web/urls.ts'
import pg from 'pg'
import { invite, listDelegates } from '../actions/delegates.ts'
import { readOwnProfile, writeSection } from '../actions/health-profile.ts'
import { noteMeasure } from '../actions/own-measures.ts'
import { remindOf } from '../actions/reminders.ts'
import { listReports, reportProblem } from '../actions/report-problem.ts'
import { searchDocuments } from '../actions/search-documents.ts'
import { readKnownTreatments } from '../actions/treatments.ts'
import { saysImportant } from '../api/portal/patient/document-text.ts'
import { treatmentReader } from '../structured-readers.ts'
import { administer, patientOption, personsFile } from './administer.ts'
import { moveClock, patientNamed, tracesOf } from './demonstration-calls.ts'
import { refusal } from './expect-refusal.ts'
import { untilSent } from './messages-sent.ts'
import { logIn } from './patient-browser.ts'
import { platformOf } from './platform-of.ts'
import { rawCaller } from './raw-exchange.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { bytesOf, sampleDocument, uniqueIdOf } from './sample-document.ts'
import { submissionOf } from './submission-body.ts'
import { typeWatching } from './type-watching.ts'
import { everyTextRead, queryRows } from './what-is-stored.ts'

const consent = { gesture: 'consentCollected', identityStatus: 'qualified' } as const

test('a person whose matricule changes keeps his record, and both matricules find it [LIF-12]', async (t) => {
  const carnet = await runningCarnet(t)
  const gp = await carnet.dmp('cps-martin')
  const before = patientNamed(carnet, 'paul-lefevre')
  const after = { ...withOtherIns(before), identity: { ...before.identity, birthFirstName: 'PAULO' } }
  await gp.createRecord(before.id, { ...consent, identity: before.identity })
  await gp.authorise(before.id, consent)
  const old = await deposit(carnet, before)
  const file = personsFile(carnet, [{ patient: after, reached: {} }])

  await t.test('the matricule of somebody else is refused, and changes nothing', async () => {
    const chloe = patientNamed(carnet, 'chloe-garnier')
    const taken = personsFile(carnet, [{ patient: { ...before, id: chloe.id }, reached: {} }])
    const refused = await administer(carnet, `change-identity ${taken} ${patientOption(before)}`)
    assert.deepEqual([refused.exitCode, refused.complained], [3, 'Ce matricule est celui d’un autre DMP.'])
    const another = personsFile(carnet, [{ patient: { ...chloe, id: after.id }, reached: {} }])
    assert.equal(
      (await administer(carnet, `change-identity ${another} ${patientOption(before)}`)).exitCode,
      3,
    )
    await refusal('XDSUnknownPatientId', gp.findDocuments(after.id))
  })

  await t.test(
    'the document filed under the former is found under the new one, and one is added',
    async () => {
      personsFile(carnet, [{ patient: after, reached: {} }])
      const changed = await administer(carnet, `change-identity ${file} ${patientOption(before)}`)
      assert.deepEqual([changed.exitCode, changed.complained], [0, ''])
      const added = await deposit(carnet, after)
      for (const { id } of [before, after])
        assert.deepEqual(await uniqueIds(gp.findDocuments(id)), [old, added].toSorted())
    },
  )

  await t.test('every answer names him as he is known today, whichever matricule asks', async () => {
    for (const { id } of [before, after])
      for (const { patientId, sourcePatientId, uniqueId } of await gp.findDocuments(id)) {
        assert.deepEqual(patientId, { id: after.id.ins, oid: after.id.oid, type: 'NH' })
        // What the depositor said of him stays as he said it.
        if (uniqueId === old) assert.equal(sourcePatientId?.id, before.id.ins)
      }
    const { submissionSets } = await gp.query(before.id, {
      kind: 'findSubmissionSets',
      criteria: { statuses: ['approved'] },
    })
    assert.deepEqual(
      submissionSets.map(({ patientId }) => patientId.id),
      [after.id.ins, after.id.ins],
    )
  })

  await t.test('a document of his is changed under either matricule', async () => {
    for (const [at, { id }] of [before, after].entries()) {
      await gp.changeVisibility(id, old, { maskedToProfessionals: at === 0 })
      const [found] = (await gp.findDocuments(id)).filter(({ uniqueId }) => uniqueId === old)
      assert.equal(found?.patientId.id, after.id.ins)
      assert.equal(found?.version, at + 2)
    }
  })

  await t.test('the gesture is in the history, and what was before is kept out of sight', async () => {
    const line = (await tracesOf(carnet, after)).find(
      ({ action, outcome }) => action === 'changeIns' && outcome === 'done',
    )
    assert.equal(line?.actor.id, 'CPAM-75-0042')
    const [kept] = await queryRows<{ sealed: Buffer }>(
      carnet,
      `select sealed from life_event where kind = 'insChanged'`,
    )
    assert.ok(kept!.sealed.length > 100)
    assert.ok(!kept!.sealed.includes(before.id.ins))
    const rows = await queryRows<{ ins: string; current: boolean }>(
      carnet,
      `select ins, current from patient_identifier where ins in ('${before.id.ins}', '${after.id.ins}')`,
    )
    assert.deepEqual(
      rows.filter(({ current }) => current).map(({ ins }) => ins),
      [after.id.ins],
    )
  })
})

test('two records of one person become one, with all that each held [LIF-12]', async (t) => {
  const carnet = await runningCarnet(t)
  const gp = await carnet.dmp('cps-martin')
  const other = await carnet.dmp('cps-leroy')
  const kept = patientNamed(carnet, 'paul-lefevre')
  const second = withOtherIns(kept)
  for (const { id, identity } of [kept, second]) await gp.createRecord(id, { ...consent, identity })
  await gp.authorise(kept.id, consent)
  await other.authorise(second.id, consent)
  // One sender, and in both records a lot of one number.
  const set = { uniqueId: newOid() }
  const caller = await rawCaller(carnet, 'cps-leroy')
  const sendLot = async (about: DemonstrationPatient) => {
    const source = await sampleDocument(carnet, { by: 'cps-leroy', about })
    const lot = submissionOf({ situation: caller.situation, patient: about.id, sources: [source], set })
    const answer = await caller.send({ operation: 'provideAndRegister', patient: about.id, ...lot })
    return { source, answer: answer.text }
  }
  const first = uniqueIdOf((await sendLot(kept)).source)
  const { source } = await sendLot(second)
  const platform = platformOf(t, carnet)
  const himself = ({ id }: DemonstrationPatient) => ({ kind: 'patient', patient: id }) as const
  await invite(platform, himself(second), second.id, {
    kind: 'carer',
    person: { ins: kept.id.ins, firstName: 'Ada', birthName: 'Autre' },
    help: { months: 1, mayWrite: false, excludedClasses: [] },
  })
  const target = { kind: 'service', name: 'Appli' } as const
  await reportProblem(platform, himself(second), second.id, { target, words: 'Elle insiste.' })
  const [weight] = measures2025.definitions
  const weighed = { values: ['72,5'], on: '2020-01-02', time: '', secret: false }
  for (const [who, words] of [
    [kept, 'Asthme'],
    [second, 'Migraines'],
  ] as const) {
    const said = { lines: [words], secretLines: [], notConcerned: false }
    await writeSection(platform, himself(who), 'conditions', said)
    await noteMeasure(platform, himself(who), weight!, weighed)
    const drug = { name: words, codes: [] }
    await remindOf(platform, himself(who), { kind: 'treatment', drug, hours: ['08:00'], from: '2099-01-01' })
  }

  await t.test('of two persons they are not', async () => {
    const chloe = patientNamed(carnet, 'chloe-garnier')
    await gp.createRecord(chloe.id, { ...consent, identity: chloe.identity })
    const into = `--into ${kept.id.ins}@${kept.id.oid}`
    assert.equal((await administer(carnet, `merge ${patientOption(chloe)} ${into}`)).exitCode, 3)
    assert.equal((await administer(carnet, `merge ${patientOption(kept)} ${into}`)).exitCode, 3)
  })

  await t.test('what is asked of them meanwhile waits, and finds the one record', async () => {
    await untilPlaced(carnet)
    await everyTextRead(carnet)
    const halted = await haltMerges(carnet)
    const merging = administer(carnet, `merge ${patientOption(second)} --into ${kept.id.ins}@${kept.id.oid}`)
    await halted.reached()
    const asked = [
      uniqueIds(gp.findDocuments(kept.id)),
      uniqueIds(other.findDocuments(second.id)),
      other.changeVisibility(second.id, uniqueIdOf(source), { maskedToProfessionals: true }),
    ]
    await sleep(300)
    await halted.release()
    const merged = await merging
    assert.deepEqual([merged.exitCode, merged.complained], [0, ''])
    const [inKept, inSecond] = await Promise.all(asked)
    const all = [first, uniqueIdOf(source)].toSorted()
    assert.ok(inKept!.every((uniqueId) => all.includes(uniqueId)))
    assert.deepEqual(inSecond, all)
    await other.changeVisibility(second.id, uniqueIdOf(source), { maskedToProfessionals: false })
  })

  await t.test('both matricules find both documents, with the authorisations of both', async () => {
    const all = [first, uniqueIdOf(source)].toSorted()
    for (const client of [gp, other])
      for (const { id } of [kept, second]) assert.deepEqual(await uniqueIds(client.findDocuments(id)), all)
  })

  await t.test('whose answers all name him by the matricule that is kept', async () => {
    const found = await other.findDocuments(second.id)
    assert.deepEqual(
      found.map(({ patientId }) => patientId.id),
      [kept.id.ins, kept.id.ins],
    )
    const moved = found.find(({ uniqueId }) => uniqueId === uniqueIdOf(source))
    assert.equal(moved?.sourcePatientId?.id, second.id.ins)
  })

  await t.test('the lots of one number are both there; their sender makes no third of it', async () => {
    const { answer } = await sendLot(kept)
    assert.match(answer, /errorCode="XDSDuplicateUniqueIdInRegistry"/)
    const found = await gp.query(kept.id, {
      kind: 'findSubmissionSets',
      criteria: { statuses: ['approved'] },
    })
    const numbers = found.submissionSets.map(({ uniqueId }) => uniqueId)
    assert.equal(numbers.filter((each) => each === set.uniqueId).length, 2)
  })

  await t.test('what was moved opens: its bytes are those that were deposited', async () => {
    const chunks: Uint8Array[] = []
    await gp.readDocument(kept.id, uniqueIdOf(source), (chunk) => void chunks.push(Buffer.from(chunk)))
    assert.deepEqual(Buffer.concat(chunks), await bytesOf(source))
  })

  await t.test('what the documents of both say is searched in the one record', async () => {
    const { documents } = await searchDocuments(platform, himself(kept), kept.id, {
      query: 'signaler',
      page: 1,
      perPage: 10,
      describe: () => ({ kind: '', authors: '', date: '' }),
      saysImportant,
    })
    assert.deepEqual(
      documents.map(({ uniqueId }) => uniqueId).toSorted(),
      [first, uniqueIdOf(source)].toSorted(),
    )
    assert.ok(documents.every(({ excerpt }) => excerpt?.pieces.some(({ hit }) => hit)))
  })

  await t.test('whom he invited and what he reported are opened by the one record', async () => {
    const { invitations } = await listDelegates(platform, himself(kept), kept.id)
    assert.deepEqual(
      invitations.map(({ name, state }) => [name, state]),
      [['Ada Autre', 'pending']],
    )
    const [report] = await listReports(platform, himself(kept), kept.id)
    assert.deepEqual([report?.words, report?.state], ['Elle insiste.', 'sent'])
  })

  await t.test('what he wrote of his health in both is in the one record [CNT-06]', async () => {
    const { sections, measures } = await readOwnProfile(platform, himself(kept))
    assert.deepEqual(
      sections.conditions.lines.map(({ words }) => words),
      ['Asthme', 'Migraines'],
    )
    assert.equal(measures.length, 2)
    const asked = { reader: treatmentReader, today: '2026-01-01' }
    const { reminders } = await readKnownTreatments(platform, himself(kept), asked)
    assert.deepEqual(
      reminders.map((each) => each.kind === 'treatment' && each.drug.name),
      ['Asthme', 'Migraines'],
    )
  })

  await t.test('the two histories are one', async () => {
    const lines = await tracesOf(carnet, kept)
    assert.equal(lines.filter(({ action }) => action === 'createRecord').length, 2)
    const deposits = lines.filter(({ action, outcome }) => action === 'submitDocuments' && outcome === 'done')
    assert.equal(deposits.length, 2)
    assert.equal(
      lines.filter(({ action, outcome }) => action === 'mergeRecords' && outcome === 'done').length,
      1,
    )
    const [{ count }] = (await queryRows<{ count: number }>(
      carnet,
      `select count(*)::int as count from record where birth_name = '${kept.identity.birthName}'`,
    )) as [{ count: number }]
    assert.equal(count, 1)
  })

  await t.test('the lines that were moved are those that the log has sealed [TRA-14]', async () => {
    const verified = await typeWatching(carnet, 'traces', 'verify')
    assert.deepEqual([verified.code, verified.stdout.includes('Journal intact.')], [0, true])
    await queryRows(carnet, `update merge_certificate set signature = decode(repeat('00', 64), 'hex')`)
    const unsigned = await typeWatching(carnet, 'traces', 'verify')
    assert.match(unsigned.stdout, /Retirée/, 'moved by nobody who had the key')
  })
})

test('on his eighteenth birthday nobody represents him any more, and he is asked whether he keeps it [LIF-21]', async (t) => {
  const carnet = await runningCarnet(t)
  const leo = patientNamed(carnet, 'leo-marchand')
  const gp = await carnet.dmp('cps-martin')
  const [year, ...rest] = leo.identity.birthDate.split('-')
  const birthday = Date.parse(`${[Number(year) + 18, ...rest].join('-')}T00:30:00Z`)
  const days = Math.floor((birthday - Date.now()) / 86_400_000)
  const represented = async () => {
    await gp.authorise(leo.id, consent)
    return (await gp.readAdministrativeData(leo.id))?.representatives?.length ?? 0
  }
  const family = ['leo-marchand', 'julie-marchand', 'thomas-marchand']
    .map((slug) => `'${patientNamed(carnet, slug).id.ins}'`)
    .join(', ')
  const told = async () => {
    await untilSent(carnet)
    const rows = await queryRows<{ cause: string; leo: boolean }>(
      carnet,
      `select n.cause, p.ins = '${leo.id.ins}' as leo from notice n join patient_identifier p using (record_id)
        where n.cause in ('activationCode', 'majority', 'majorityComing', 'delegatedMajority', 'delegatedMajorityComing')
          and n.sent_at is not null and p.ins in (${family}) order by n.at, n.cause, leo`,
    )
    return rows.map(({ cause, leo }) => `${cause} to ${leo ? 'him' : 'a parent'}`)
  }
  const before = [
    'delegatedMajorityComing to a parent',
    'delegatedMajorityComing to a parent',
    'majorityComing to him',
  ]
  await moveClock(carnet, { advance: `P${days - 31}D` })
  assert.deepEqual(await told(), [])
  await moveClock(carnet, { advance: 'P30D' })
  assert.equal(await represented(), 2)
  assert.deepEqual(await told(), before)
  await moveClock(carnet, { advance: 'P2D' })
  assert.equal(await represented(), 0)
  const after = [
    ...before,
    'activationCode to him',
    'delegatedMajority to a parent',
    'delegatedMajority to a parent',
    'majority to him',
  ]
  assert.deepEqual(await told(), after)
  await moveClock(carnet, { advance: 'P2D' })
  assert.deepEqual(await told(), after, 'once')

  await t.test('in his own carnet he is asked whether he keeps it, until he says so himself', async () => {
    await queryRows(carnet, 'update record set attached_to_mes = false')
    const email = 'leo@example.org'
    const secrets = await gp.openPatientAccess(leo.id, { type: 'EMAIL', canal: email })
    const visit = await logIn(carnet, { ...leo, ...secrets, email })
    assert.match(visit.arrival.html, /Voulez-vous garder votre carnet/)
    const kept = await visit.submit(visit.arrival, urls.keepRecord, {})
    assert.doesNotMatch(kept.html, /Voulez-vous garder votre carnet/)
    const { actor } = (await tracesOf(carnet, leo)).findLast(({ action }) => action === 'keepRecord')!
    assert.equal(actor.kind, 'patient')
  })
  const lines = (await tracesOf(carnet, leo)).filter(({ action }) => action === 'endRepresentation')
  assert.deepEqual(
    lines.map(({ actor }) => actor.kind),
    ['system'],
  )
})

/** The same person under another matricule of the same month and place. */
function withOtherIns(patient: DemonstrationPatient): DemonstrationPatient {
  const body = `${patient.id.ins.slice(0, 10)}987`
  const key = String(97n - (BigInt(body) % 97n)).padStart(2, '0')
  const id: PatientId = { ins: parseIns(`${body}${key}`)!, oid: patient.id.oid }
  return { ...patient, id }
}

/** A merge that begins now stands still once it holds the records, with half of it done. */
async function haltMerges({ config }: RunningCarnet) {
  const client = new pg.Client({ connectionString: config.databaseUrl })
  await client.connect()
  await client.query('begin')
  await client.query('lock table chosen_professional in share mode')
  return {
    async reached() {
      for (;;) {
        const { rows } = await client.query(
          `select from pg_locks where relation = 'chosen_professional'::regclass and not granted`,
        )
        if (rows.length > 0) return
        await sleep(20)
      }
    },
    async release() {
      await client.query('commit')
      await client.end()
    },
  }
}

async function deposit(carnet: RunningCarnet, about: DemonstrationPatient): Promise<string> {
  const source = await sampleDocument(carnet, { by: 'cps-martin', about })
  const gp = await carnet.dmp('cps-martin')
  await gp.submitDocuments(about.id, [{ source, hideFrom: {} }])
  return uniqueIdOf(source)
}

async function uniqueIds(
  found: Promise<readonly { readonly uniqueId: string }[]>,
): Promise<readonly string[]> {
  return (await found).map(({ uniqueId }) => uniqueId).toSorted()
}

/** What is written so far has its place in the log of the traces. */
async function untilPlaced(carnet: RunningCarnet): Promise<void> {
  while ((await queryRows(carnet, 'select 1 from unsealed_trace limit 1')).length > 0) await sleep(100)
}
