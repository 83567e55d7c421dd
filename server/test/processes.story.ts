/** Several processes behind the mutual-TLS port (docs/adr/0015): one server to whoever calls it. */
import assert from 'node:assert/strict'
import cluster from 'node:cluster'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { moveClock, patientNamed } from './demonstration-calls.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { bytesOf, sampleDocument, uniqueIdOf } from './sample-document.ts'

test('two processes behind one port are one server to whoever calls it', async (t) => {
  const carnet = await runningCarnet(t, { CARNET_PROCESSES: '2' })
  const amina = patientNamed(carnet, 'amina-benali')
  const pids = () => Object.values(cluster.workers ?? {}).map((worker) => worker!.process.pid!)
  assert.equal(pids().length, 2)

  await t.test('what is deposited through one is read through the other', async () => {
    const source = await sampleDocument(carnet, {
      by: 'cps-martin',
      about: amina,
      title: 'Consultation',
      type: '11488-4',
      text: 'Rien à signaler.\n',
    })
    // A new connection each time: each process has its turn.
    await (await carnet.dmp('cps-martin')).submitDocuments(amina.id, [{ source, hideFrom: {} }])
    const sent = await bytesOf(source)
    for (let turn = 0; turn < 2; turn++) {
      const chunks: Uint8Array[] = []
      const dmp = await carnet.dmp('cps-martin')
      await dmp.readDocument(amina.id, uniqueIdOf(source), (chunk) => void chunks.push(Buffer.from(chunk)))
      assert.deepEqual(Buffer.concat(chunks), sent)
    }
  })

  await t.test('the metrics are the sums of all', async () => {
    // The key of this published matricule is wrong: a demonstration accepts it, and counts it.
    const { id } = patientNamed(carnet, 'ruth-decourcy-2021')
    for (let turn = 0; turn < 2; turn++) await (await carnet.dmp('cps-martin')).findRecord(id)
    const text = await (await fetch(`${carnet.webUrl}/metrics`)).text()
    assert.match(text, /transaction="retrieveDocuments",outcome="answered"\} 2\n/)
    assert.match(text, /carnet_ins_wrong_key_total\{door="vihf"\} 2\n/)
  })

  await t.test('the moved clock is that of each of them', async () => {
    await moveClock(carnet, { advance: 'P400D' })
    // The authorisation of the demonstration lasted a year.
    for (let turn = 0; turn < 2; turn++) assert.equal(await authorisationOf(carnet, amina.id), 'EXPIRE')
    await moveClock(carnet, { real: true })
    for (let turn = 0; turn < 2; turn++) assert.equal(await authorisationOf(carnet, amina.id), 'VALIDE')
  })

  await t.test('one that dies is replaced, and the other serves meanwhile', async () => {
    const [first, second] = pids() as [number, number]
    for (const victim of [first, second]) {
      process.kill(victim, 'SIGKILL')
      await until(async () => (await readiness(carnet)) === 503)
      assert.equal(await authorisationOf(carnet, amina.id), 'VALIDE')
      await until(async () => (await readiness(carnet)) === 200)
    }
    assert.equal(pids().length, 2)
    assert.ok(!pids().includes(first) && !pids().includes(second))
  })

  await t.test('a stop leaves none of them', async () => {
    const left = pids()
    await carnet.stop()
    for (const pid of left) assert.throws(() => process.kill(pid, 0), { code: 'ESRCH' })
  })
})

async function authorisationOf(
  carnet: RunningCarnet,
  patient: Parameters<Awaited<ReturnType<RunningCarnet['dmp']>>['findRecord']>[0],
) {
  const dmp = await carnet.dmp('cps-martin')
  return (await dmp.findRecord(patient)).authorisation
}

async function readiness({ webUrl }: RunningCarnet): Promise<number> {
  return (await fetch(`${webUrl}/readyz`)).status
}

/** Waits for what happens by itself, and fails when it never does. */
async function until(happened: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await happened()); tries++) {
    if (tries === 300) throw new Error('it never happened')
    await pause(50)
  }
}
