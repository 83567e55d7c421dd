/** « Qui a regardé mon carnet », taken away as a table and as pages, with the proof that nobody changed it. people.md P-18; rules.md TRA-06, TRA-14. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { type TraceProof, verifyTraceProof } from '@carnet/kit/trace-proof/verify-trace-proof.ts'
import { accessLogFileUrl, accessLogUrl, urls } from '@carnet/web/urls.ts'
import { lastTraceOf, patientNamed } from './demonstration-calls.ts'
import { csrfOf, inRecordOf, logIn } from './patient-browser.ts'
import { runningCarnet } from './running-carnet.ts'
import { sampleDocument } from './sample-document.ts'
import { queryRows } from './what-is-stored.ts'

const consent = { gesture: 'consentCollected' } as const

test('the lines that the filters show leave as a table and as pages; each line has its proof [TRA-04] [TRA-06] [TRA-14]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const doctor = await carnet.dmp('cps-leroy')
  const stranger = await carnet.dmp('cps-kacem')
  await doctor.authorise(amina.id, consent)
  const order = '=HYPERLINK("http://exemple.fr";"Cliquez")'
  const source = await sampleDocument(carnet, { by: 'cps-leroy', about: amina, title: order })
  await doctor.submitDocuments(amina.id, [{ source, hideFrom: {} }])
  await doctor.findDocuments(amina.id)
  await stranger.findRecord(amina.id)
  await stranger.findDocuments(amina.id).catch(() => {})
  const holder = await logIn(carnet, amina)

  await t.test(
    'the table has one line for each act, in the words of the page, and obeys nobody’s',
    async () => {
      const { html } = await holder.open(urls.accessLog)
      assert.ok(html.includes(`href="${accessLogFileUrl('accessLogTable', {})}"`))
      const { status, headers, html: table } = await holder.look(accessLogFileUrl('accessLogTable', {}))
      assert.deepEqual(
        [status, headers['content-type'], headers['content-disposition']],
        [200, 'text/csv; charset=utf-8', 'attachment; filename="qui-a-regarde-mon-carnet.csv"'],
      )
      const lines = rowsOf(table)
      const kept = await queryRows(
        carnet,
        `select 1 from trace t join patient_identifier p using (record_id)
        where p.ins = '${amina.id.ins}' and t.actor_kind <> 'patient'`,
      )
      assert.equal(lines.length, kept.length)
      assert.ok(lines.some((line) => /a ajouté un document;Fait/.test(line)))
      assert.ok(lines.some((line) => /a voulu regarder la liste de vos documents;Refusé;/.test(line)))
      assert.ok(lines.some((line) => line.includes(`;"'=HYPERLINK(""http://exemple.fr"";""Cliquez"")";`)))
      assert.doesNotMatch(table, /;"?=/)
      const { action, actor } = await lastTraceOf(carnet, amina)
      assert.deepEqual([action, actor.kind], ['downloadTraces', 'patient'])
    },
  )

  await t.test('masking and searching are kinds of their own, in the file as on the page', async () => {
    const listed = await holder.open(urls.documents)
    const [, id = ''] = new RegExp(`href="${urls.documents}/([0-9a-f-]{36})"`).exec(listed.html) ?? []
    const page = await holder.open(`${urls.documents}/${id}`)
    await holder.submit(page, `${urls.documents}/${id}`, { geste: 'maskDocument' })
    const of = async (asked: Parameters<typeof accessLogUrl>[0]) =>
      rowsOf((await holder.look(accessLogFileUrl('accessLogTable', asked))).html)
    const masked = await of({ view: 'activites', filter: 'masquages' })
    assert.deepEqual([masked.length, /avez masqué un document/.test(masked[0] ?? '')], [1, true])
    const sought = await of({ filter: 'recherches' })
    assert.ok(
      sought.length >= 1 && sought.every((line) => /cherché|la liste de ses patients/.test(line)),
      sought[0],
    )
    assert.ok((await of({ filter: 'lectures' })).every((line) => !/si vous avez un carnet/.test(line)))
    const { html } = await holder.open(accessLogUrl({ filter: 'recherches' }))
    assert.match(html, /<option value="recherches" selected>/)
  })

  await t.test('as pages to print, asked for from the page alone', async () => {
    const page = await holder.open(urls.accessLog)
    const address = accessLogFileUrl('accessLogPages', { filter: 'refus' })
    assert.equal((await holder.look(address, { csrf: 'd’ailleurs' })).status, 303)
    const { headers, bytes } = await holder.look(address, { csrf: csrfOf(page.html) })
    assert.equal(headers['content-type'], 'application/pdf')
    assert.match(bytes.toString('latin1'), /^%PDF-1\.7[\s\S]*pdfaid/)
    assert.equal((await lastTraceOf(carnet, amina)).action, 'downloadTraces')
  })

  await t.test('the proof is checked by the kit alone, and a line that was changed fails', async () => {
    await untilSealed()
    const { html } = await holder.open(urls.accessLog)
    assert.match(html, /Ce journal n’a pas été modifié\u00a0: preuve n°\u00a0\d/)
    const heard = await holder.look(accessLogFileUrl('accessLogProof', {}))
    const proof = JSON.parse(heard.html) as TraceProof
    const { faults, lines, heads } = verifyTraceProof(proof)
    assert.deepEqual([faults, heads], [[], 1])
    const table = rowsOf((await holder.look(accessLogFileUrl('accessLogTable', {}))).html)
    assert.equal(lines, Math.min(50, table.length))
    // Each line of the file is one that the table gives.
    for (const { clear } of proof.lines)
      assert.ok(table.some((line) => line.endsWith(`;${String(clear?.[1])}`)))
    const forged = {
      ...proof,
      lines: proof.lines.map((line, at) =>
        at > 0 || line.clear === undefined
          ? line
          : { ...line, clear: line.clear.map((one, nth) => (nth === 6 ? '899900990039' : one)) },
      ),
    }
    assert.equal(verifyTraceProof(forged).faults.length, 1)
  })

  async function untilSealed(): Promise<void> {
    await queryRows(carnet, 'update trace_log set head_at = null')
    const waits = async () =>
      (
        await queryRows<{ waits: boolean }>(
          carnet,
          'select exists (select from unsealed_trace) or size > head_size as waits from trace_log',
        )
      )[0]?.waits
    while (await waits()) await pause(200)
  }
})

test('a representative’s table leaves out secret sessions; a carer gets none, and that is traced [TRA-03] [CNT-07]', async (t) => {
  const carnet = await runningCarnet(t)
  const leo = patientNamed(carnet, 'leo-marchand')
  const doctor = await carnet.dmp('cps-leroy')
  await doctor.authorise(leo.id, consent)
  await doctor.findDocuments(leo.id, {}, { secretSession: true })
  const mother = await inRecordOf(await logIn(carnet, patientNamed(carnet, 'julie-marchand')))
  const { html: table } = await mother.look(accessLogFileUrl('accessLogTable', {}))
  const secret = await queryRows<{ id: string }>(carnet, 'select id from trace where secret')
  assert.ok(secret.length > 0)
  for (const { id } of secret) assert.ok(!table.includes(id))
  assert.doesNotMatch(
    (await mother.open(urls.accessLog)).html,
    /preuve n°/,
    'how long the log is tells of them',
  )
  assert.equal((await mother.look(accessLogFileUrl('accessLogProof', {}))).status, 303)
  const denise = patientNamed(carnet, 'denise-perrin')
  const carer = await inRecordOf(await logIn(carnet, patientNamed(carnet, 'alain-perrin')))
  for (const file of ['accessLogTable', 'accessLogProof'] as const)
    assert.equal((await carer.look(accessLogFileUrl(file, {}))).status, 403)
  const { action, outcome, actor } = await lastTraceOf(carnet, denise)
  assert.deepEqual([action, outcome, actor.kind], ['listTraces', 'refused', 'carer'])
})

function rowsOf(table: string): readonly string[] {
  assert.equal(table.codePointAt(0), 0xfeff)
  const [head = '', ...rows] = table.slice(1).split('\r\n').slice(0, -1)
  assert.match(head, /^Jour;Heure;Qui;/)
  return rows
}
