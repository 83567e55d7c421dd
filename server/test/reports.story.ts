/** A patient reports what is not as it should be, and follows it; the operator answers. rules.md CON-24, TRA-03, TRA-09. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reportAnswerBy } from '@carnet/core/rules/reports.ts'
import { defaultRuleSettings } from '@carnet/core/rules/settings.ts'
import type { DemonstrationPatient } from '@carnet/kit/demo/people-types.ts'
import { reportUrl, urls } from '@carnet/web/urls.ts'
import { listReports, reportProblem } from '../actions/report-problem.ts'
import { patientNamed, tracesOf } from './demonstration-calls.ts'
import { messages, untilSent } from './messages-sent.ts'
import { logIn } from './patient-browser.ts'
import { platformOf } from './platform-of.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { sampleDocument, uniqueIdOf } from './sample-document.ts'
import { typeWatching } from './type-watching.ts'
import { queryRows } from './what-is-stored.ts'

type Listed = {
  readonly id: string
  readonly ticket: string
  readonly answerBy: string
  readonly late: boolean
  readonly code: string
  readonly state: string
  readonly words: string
  readonly subject: {
    readonly kind: string
    readonly title?: string
    readonly uniqueId?: string
    readonly reason?: string
    readonly others?: readonly unknown[]
  }
}

test('a patient reports an access, a document and a service, and reads the answer [CON-24] [EHDS-03]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const title = 'Titre très privé'
  const uniqueId = await deposit(carnet, amina, title)
  await (await carnet.dmp('cps-martin')).findDocuments(amina.id)
  const desk = await space(carnet, 'amina-benali')
  const found = async (address: string, pattern: RegExp) => pattern.exec((await desk.open(address)).html)?.[1]

  await t.test('at first nothing is reported, and nothing waits', async () => {
    assert.match(textOf((await desk.open(urls.reports)).html), /Vous n’avez rien signalé/)
    const { code, stdout, stderr } = await typeWatching(carnet, 'reports', 'list')
    assert.deepEqual([code, stdout, stderr], [0, '', 'Aucun signalement à traiter.\n'])
  })

  await t.test('from the line of the history, from the page of the document, from a name', async () => {
    const line = await found(urls.accessLog, /href="(\/carnet\/signaler\?acces=[^"]+)"/)
    assert.match(textOf((await desk.open(line!)).html), /Accès de Dr\s+Hélène MARTIN/)
    const empty = await desk.send(line!, { motif: 'notNormal', texte: ' ' })
    assert.equal(empty.status, 422)
    assert.match(textOf(empty.html), /Écrivez en quelques mots/)
    const sent = await desk.send(line!, { motif: 'notNormal', texte: 'Je ne suis pas venue ce jour-là.' })
    assert.match(textOf(sent.html), /votre signalement est envoyé[\s\S]*Je ne suis pas venue ce jour-là/)

    const page = await found(urls.documents, /href="(\/carnet\/documents\/[^"?]+)"/)
    const document = await found(page!, /href="(\/carnet\/signaler\?document=[^"]+)"/)
    assert.ok(textOf((await desk.open(document!)).html).includes(title))
    await desk.send(document!, { texte: 'Ce n’est pas moi.' })

    const service = reportUrl({ kind: 'service' })
    const unnamed = await desk.send(service, { texte: 'Elle demande mon mot de passe.' })
    assert.match(textOf(unnamed.html), /Écrivez le nom du service/)
    assert.ok(unnamed.html.includes('Elle demande mon mot de passe.'))
    await desk.send(service, { service: 'Mon Application', texte: 'Elle demande mon mot de passe.' })
    const lines = (await tracesOf(carnet, amina)).filter(({ action }) => action === 'reportProblem')
    assert.deepEqual(
      lines.map(({ outcome, actor }) => [outcome, actor.kind]),
      [1, 2, 3].map(() => ['done', 'patient']),
    )
  })

  await t.test(
    'the operator reads what was written, and neither who nor the title of a document',
    async () => {
      const reports = await listed(carnet)
      assert.deepEqual(
        reports.map(({ code, state }) => [code, state]),
        [
          ['SIGNALEMENT_PS', 'sent'],
          ['SIGNALEMENT_DOC', 'sent'],
          ['SIGNALEMENT_SNR', 'sent'],
        ],
      )
      assert.equal(reports[1]?.subject.uniqueId, uniqueId)
      const { stdout } = await typeWatching(carnet, 'reports', 'list')
      assert.match(stdout, /accès\u00a0: Hélène MARTIN[\s\S]*«\u00a0Je ne suis pas venue ce jour-là\.\u00a0»/)
      for (const said of [title, amina.id.ins, 'AMINA', 'BENALI']) assert.ok(!stdout.includes(said), said)
    },
  )

  await t.test('each has a number, and a last day to be answered on that its holder reads too', async () => {
    const [report] = await listed(carnet)
    assert.deepEqual([report?.late, report?.subject.reason], [false, 'notNormal'])
    assert.equal(report?.answerBy, reportAnswerBy({ at: new Date(), kind: 'access' }, defaultRuleSettings))
    const page = textOf((await desk.open(urls.reports)).html)
    assert.ok(page.includes(`Signalement n° ${report.ticket}`.replace(' n° ', ' n°\u00a0')))
    assert.match(page, /Réponse au plus tard le [a-z]+ \d+/)
    const { stdout } = await typeWatching(carnet, 'reports', 'list')
    assert.ok(stdout.includes(`${report.ticket}  `) && stdout.includes(`le ${report.answerBy} au plus tard`))
  })

  await t.test('taken, then answered once: the patient follows, and a message says no more', async () => {
    const [report] = await listed(carnet)
    assert.equal((await typeWatching(carnet, 'reports', 'take', report!.ticket, '--by', 'M. Duval')).code, 0)
    assert.match(textOf((await desk.open(urls.reports)).html), /en cours d’examen/)
    assert.equal((await typeWatching(carnet, 'reports', 'take', report!.id, '--by', 'M. Duval')).code, 3)
    const answer = ['reports', 'answer', report!.id, '--by', 'M. Duval', '--verdict', 'founded'] as const
    assert.equal((await typeWatching(carnet, ...answer)).code, 2)
    const words = 'Ce professionnel a été rappelé à la règle.'
    assert.equal((await typeWatching(carnet, ...answer, '--comment', words)).code, 0)
    assert.equal((await typeWatching(carnet, ...answer, '--comment', 'Non.')).code, 3)
    const page = textOf((await desk.open(urls.reports)).html)
    assert.ok(page.includes(words) && page.includes('vous aviez raison') && !page.includes('Non.'))
    await untilSent(carnet)
    const message = messages(carnet).at(-1)!
    assert.equal(message.subject, 'Une réponse à votre signalement')
    for (const said of ['MARTIN', title, words, amina.id.ins]) assert.ok(!message.text.includes(said), said)
    const review = (await tracesOf(carnet, amina)).findLast(({ action }) => action === 'reviewReport')
    assert.deepEqual([review?.actor.kind, review?.actor.name], ['operator', 'M. Duval'])
    assert.equal((await listed(carnet)).length, 2)
    assert.equal((await listed(carnet, '--all')).length, 3)
    const nobodys = '00000000-0000-4000-8000-000000000000'
    assert.equal((await typeWatching(carnet, 'reports', 'take', nobodys, '--by', 'X')).code, 3)
    assert.equal((await typeWatching(carnet, 'reports', 'take', 'un', '--by', 'X')).code, 2)
  })

  await t.test(
    '« C’est normal » is remembered by line; « Je ne connais pas cette personne » needs no word more [P-18]',
    async () => {
      const martin = await carnet.dmp('cps-martin')
      await martin.readDocument(amina.id, uniqueId, () => {})
      const before = (await desk.open(urls.accessLog)).html
      assert.match(textOf(before), /contesté/)
      const [, normal] = /name="normal" value="([^"]+)"/.exec(before) ?? []
      const after = textOf((await desk.send(urls.accessLog, { normal: normal! })).html)
      assert.match(after, /vous avez dit\s: c’est normal/)
      assert.ok(!(await desk.open(urls.accessLog)).html.includes(`name="normal" value="${normal}"`))
      await desk.send(reportUrl({ kind: 'access', id: normal! }), { motif: 'unknownPerson' })
      const report = (await listed(carnet)).at(-1)
      assert.deepEqual([report?.subject.reason, report?.words], ['unknownPerson', ''])
      assert.ok((report?.subject.others?.length ?? 0) > 0)
      assert.ok((await tracesOf(carnet, amina)).some(({ action }) => action === 'recogniseAccess'))
      const nobodys = '00000000-0000-4000-8000-000000000000'
      assert.equal((await desk.send(urls.accessLog, { normal: nobodys })).status, 404)
    },
  )

  await t.test('a line or a document that is not his is not there', async () => {
    for (const target of [
      reportUrl({ kind: 'access', id: '00000000-0000-4000-8000-000000000000' }),
      reportUrl({ kind: 'access', id: 'x' }),
      reportUrl({ kind: 'document', id: 'urn:uuid:1' }),
    ]) {
      assert.equal((await desk.open(target)).status, 404)
      assert.equal((await desk.send(target, { texte: 'Rien.' })).status, 404)
    }
    assert.equal((await listed(carnet, '--all')).length, 4)
  })

  await t.test('the eleventh within the hour is asked to wait, and keeps what was written', async () => {
    const service = reportUrl({ kind: 'service' })
    for (let times = 0; times < 6; times++)
      assert.equal((await desk.send(service, { service: 'Appli', texte: `${times}` })).status, 200)
    const eleventh = await desk.send(service, { service: 'Appli', texte: 'Encore une fois.' })
    assert.equal(eleventh.status, 429)
    assert.match(textOf(eleventh.html), /Attendez \d+\s+minutes?/)
    assert.ok(eleventh.html.includes('Encore une fois.'))
    assert.equal((await listed(carnet, '--all')).length, 10)
  })

  await t.test('nothing of it stands in clear in the database', async () => {
    const rows = await queryRows<{ text: string }>(carnet, 'select report::text as text from report')
    const stored = rows.map(
      ({ text }) => Buffer.from(text.replaceAll(/[^0-9a-f]/g, ''), 'hex').toString('latin1') + text,
    )
    assert.ok(!stored.some((text) => text.includes('pas venue') || text.includes('MARTIN')))
  })
})

test('what a minor reports of what is kept from her representatives leaves no sign in their view [CON-24] [TRA-03]', async (t) => {
  const carnet = await runningCarnet(t)
  const emma = patientNamed(carnet, 'emma-caron')
  const martin = await carnet.dmp('cps-martin')
  await deposit(carnet, emma, 'Certificat de sport')
  const isabelle = await space(carnet, 'isabelle-caron')
  await isabelle.openRecord('EMMA')
  const source = await sampleDocument(carnet, { by: 'cps-martin', about: emma, title: 'Confidentiel' })
  const secret = { invisibleToRepresentatives: true } as const
  await martin.submitDocuments(emma.id, [{ source, hideFrom: secret }], { secretSession: true })
  const seen = async () => ({
    log: (await isabelle.open(`${urls.accessLog}?vue=activites`)).html.split('class="leaf"').at(-1),
    reports: (await isabelle.open(urls.reports)).html,
  })
  const [line] = (await tracesOf(carnet, emma)).filter(({ secretSession }) => secretSession)
  assert.equal((await isabelle.open(reportUrl({ kind: 'access', id: line!.id }))).status, 404)
  const before = (await seen()).reports

  const platform = platformOf(t, carnet)
  const herself = { kind: 'patient', patient: emma.id } as const
  const target = { kind: 'access', traceId: line!.id } as const
  await reportProblem(platform, herself, emma.id, { target, words: 'Qui est-ce\u202f?' })
  const [report] = await listed(carnet)
  await typeWatching(
    carnet,
    ...['reports', 'answer', report!.id, '--by', 'M. Duval'],
    ...['--verdict', 'unfounded'],
    ...['--comment', 'Votre médecin.'],
  )
  const [answered] = await listReports(platform, herself, emma.id)
  assert.equal(answered?.answer, 'Votre médecin.')
  const after = await seen()
  assert.equal(after.reports, before)
  assert.ok(!after.log?.includes('signalement envoyé') && !after.log?.includes('exploitant'))
})

async function listed(carnet: RunningCarnet, ...more: readonly string[]): Promise<readonly Listed[]> {
  const { stdout } = await typeWatching(carnet, 'reports', 'list', '--json', ...more)
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((each) => JSON.parse(each))
}

async function deposit(carnet: RunningCarnet, about: DemonstrationPatient, title: string): Promise<string> {
  const source = await sampleDocument(carnet, { by: 'cps-martin', about, title })
  await (await carnet.dmp('cps-martin')).submitDocuments(about.id, [{ source, hideFrom: {} }])
  return uniqueIdOf(source)
}

async function space(carnet: RunningCarnet, slug: string) {
  const browser = await logIn(carnet, patientNamed(carnet, slug))
  const own = await browser.open(urls.choice)
  return {
    open: browser.open,
    send: (address: string, fields: Readonly<Record<string, string>>) => browser.submit(own, address, fields),
    async openRecord(name: string) {
      const article = own.html.split('<article').find((each) => each.includes(name))
      const [, mandat = ''] = /name="mandat" value="([^"]*)"/.exec(article ?? '') ?? []
      await browser.submit(own, urls.choice, { mandat })
    },
  }
}

function textOf(html: string): string {
  return html.replace(/<[^>]+>/g, '').replace(/[ \n]+/g, ' ')
}
