/** After an emergency: the holder is shown it at his log-in, the operator reviews it and signs. rules.md EMG-07, EMG-12. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import path from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { urls } from '@carnet/web/urls.ts'
import { lastTraceOf, moveClock, patientNamed, professionalIdOf, tracesOf } from './demonstration-calls.ts'
import { refusal } from './expect-refusal.ts'
import { inRecordOf, logIn } from './patient-browser.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { sampleDocument, uniqueIdOf } from './sample-document.ts'
import { typeWatching } from './type-watching.ts'

type Listed = {
  readonly id: string
  readonly mode: string
  readonly actor: { readonly id: string; readonly name: string; readonly structureName?: string }
  readonly reasons: readonly string[]
  readonly actions: readonly string[]
  readonly documentsOpened: number
  readonly usesInMonth: number
  readonly repeated: boolean
  readonly review?: { readonly reviewer: string; readonly verdict: string; readonly comment: string }
}

const reason = 'Patient inconscient, amené par les pompiers'
const brisDeGlace = { mode: 'brisDeGlace', reason } as const

async function listed(carnet: RunningCarnet, ...more: readonly string[]): Promise<readonly Listed[]> {
  const { stdout } = await typeWatching(carnet, 'emergencies', 'list', '--json', ...more)
  return stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

test('an emergency access is shown to the holder, reviewed by the operator, and signed once', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const denise = patientNamed(carnet, 'denise-perrin')
  const gp = await carnet.dmp('cps-martin')
  const hospital = await carnet.dmp('cps-kacem')
  const regulator = await carnet.dmp('cps-brunet')
  const source = await sampleDocument(carnet, { by: 'cps-martin', about: amina, title: 'Titre très privé' })
  await gp.submitDocuments(amina.id, [{ source, hideFrom: {} }])
  const read = () => hospital.readDocument(amina.id, uniqueIdOf(source), () => {}, brisDeGlace)

  await t.test('before the first, nothing waits, and nothing is shown', async () => {
    const { code, stdout, stderr } = await typeWatching(carnet, 'emergencies', 'list')
    assert.deepEqual([code, stdout, stderr], [0, '', 'Aucun accès en urgence à examiner.\n'])
    assert.doesNotMatch((await logIn(carnet, amina)).arrival.html, /ouvert en urgence/)
  })

  await t.test('all that one does within the hour is one access, with his reason [EMG-12]', async () => {
    await hospital.findRecord(amina.id, brisDeGlace)
    await hospital.findDocuments(amina.id, {}, brisDeGlace)
    await Promise.all([read(), read(), read()])
    const [only, ...more] = await listed(carnet)
    assert.deepEqual(more, [])
    assert.equal(only?.actor.id, professionalIdOf(carnet, 'mehdi-kacem'))
    assert.deepEqual(
      [only.mode, only.reasons, only.actions, only.documentsOpened, only.repeated],
      ['brisDeGlace', [reason], ['findDocuments', 'readDocument'], 1, false],
    )
  })

  await t.test('the reviewer is told neither the patient nor his documents', async () => {
    const { stdout } = await typeWatching(carnet, 'emergencies', 'list', '--all')
    const json = JSON.stringify(await listed(carnet))
    for (const text of [stdout, json])
      for (const word of [amina.id.ins, amina.identity.birthName, 'Titre très privé', uniqueIdOf(source)])
        assert.ok(!text.includes(word), word)
  })

  await t.test('an access that was refused is no access, and a regulation one is another', async () => {
    const refusing = patientNamed(carnet, 'karim-haddad')
    await refusal('DMPAccessDeniedByRightsService', hospital.findDocuments(refusing.id, {}, brisDeGlace))
    await regulator.findDocuments(denise.id, {}, { mode: 'centre15' })
    assert.deepEqual(
      (await listed(carnet)).map(({ mode }) => mode),
      ['brisDeGlace', 'centre15'],
    )
  })

  await t.test('from the third in a month, a professional is marked, on all he did that month', async () => {
    for (const slug of ['marc-olivier', 'denise-perrin'])
      await hospital.findDocuments(patientNamed(carnet, slug).id, {}, brisDeGlace)
    const his = (await listed(carnet)).filter(({ mode }) => mode === 'brisDeGlace')
    assert.deepEqual(
      his.map(({ usesInMonth, repeated }) => [usesInMonth, repeated]),
      [3, 3, 3].map((uses) => [uses, true]),
    )
    const { stdout, stderr } = await typeWatching(carnet, 'emergencies', 'list')
    assert.equal(stdout.match(/^! /gm)?.length, 3)
    assert.match(stderr, /^4 accès en urgence à examiner, dont 3 /)
  })

  await t.test(
    'the holder is told at his log-in, on every page, until he says that he has read it [EMG-07]',
    async () => {
      const visit = await logIn(carnet, amina)
      for (const page of [visit.arrival, await visit.open(urls.accessLog)])
        assert.match(page.html, /Votre carnet a été ouvert en urgence/)
      assert.match((await logIn(carnet, amina)).arrival.html, /ouvert en urgence/, 'a second log-in too')
      const forged = await visit.submit({ status: 200, html: '' }, urls.emergenciesRead, {})
      assert.match(forged.html, /J’ai lu ce message/, 'another site does not read it for him')
      const after = await visit.submit(visit.arrival, urls.emergenciesRead, {})
      assert.match(after.html, /Qui a regardé mon carnet/)
      for (const html of [after.html, (await logIn(carnet, amina)).arrival.html])
        assert.doesNotMatch(html, /J’ai lu ce message/)
    },
  )

  await t.test('one of the next day is shown to him again', async () => {
    await moveClock(carnet, { advance: 'P1D' })
    await read()
    await moveClock(carnet, { real: true })
    assert.match((await logIn(carnet, amina)).arrival.html, /J’ai lu ce message/)
  })

  await t.test(
    'what was done in a secret session is reviewed, and not shown where representatives may read [VIS-09]',
    async () => {
      const leo = patientNamed(carnet, 'leo-marchand')
      const before = (await listed(carnet)).length
      await hospital.findDocuments(leo.id, {}, { ...brisDeGlace, secretSession: true })
      assert.equal((await listed(carnet)).length, before + 1)
      const julie = await inRecordOf(await logIn(carnet, patientNamed(carnet, 'julie-marchand')))
      assert.doesNotMatch((await julie.open(urls.accessLog)).html, /ouvert en urgence|KACEM/)
    },
  )

  await t.test(
    'of age and with nobody to hide from, a holder is told: no secret session reads his record [VIS-09] [EMG-07]',
    async () => {
      const victor = patientNamed(carnet, 'victor-noel')
      const before = (await listed(carnet)).length
      const secretly = { ...brisDeGlace, secretSession: true }
      const refused = hospital.findDocuments(victor.id, {}, secretly)
      await refusal('DMPAccessDeniedByRightsService', refused)
      await refusal('DMPAccessDeniedByRightsService', hospital.findRecord(victor.id, secretly))
      assert.equal((await listed(carnet)).length, before)
      const line = await lastTraceOf(carnet, victor)
      assert.equal(line.checks.find(({ passed }) => !passed)?.rule, 'VIS-09')
      await hospital.findDocuments(victor.id, {}, brisDeGlace)
      assert.match((await logIn(carnet, victor)).arrival.html, /J’ai lu ce message/)
    },
  )

  await t.test('the operator signs his review, once, and the holder reads that it was reviewed', async () => {
    const [first] = await listed(carnet)
    const sign = (...more: readonly string[]) =>
      typeWatching(carnet, 'emergencies', 'review', first!.id, '--by', 'Dr Claire Roux', ...more)
    assert.equal((await sign()).code, 2)
    assert.equal((await sign('--verdict', 'peut-être')).code, 2)
    const signed = await sign('--verdict', 'justified', '--comment', 'Compte rendu du SMUR vérifié')
    assert.deepEqual([signed.code, signed.stderr], [0, ''])
    const again = await sign('--verdict', 'unjustified')
    assert.deepEqual(
      [again.code, again.stderr],
      [3, 'Cet accès a déjà été examiné\u00a0: un avis signé ne change plus.\n'],
    )
    const line = (await tracesOf(carnet, amina)).find(({ action }) => action === 'reviewEmergency')
    assert.deepEqual([line?.actor.kind, line?.actor.name], ['operator', 'Dr Claire Roux'])
    assert.ok(!(await listed(carnet)).some(({ id }) => id === first!.id), 'it waits no more')
    const kept = (await listed(carnet, '--all')).find(({ id }) => id === first!.id)
    assert.deepEqual(
      [kept?.review?.verdict, kept?.review?.comment],
      ['justified', 'Compte rendu du SMUR vérifié'],
    )
    const { html } = await (await logIn(carnet, amina)).open(urls.accessLog)
    assert.match(html, /L’exploitant de Carnet/)
  })

  await t.test('an unknown identifier is said to be unknown', async () => {
    const unknown = await typeWatching(
      carnet,
      ...[
        'emergencies',
        'review',
        '7953af1a-ba1c-11eb-816f-0050569e422e',
        '--by',
        'X',
        '--verdict',
        'justified',
      ],
    )
    assert.equal(unknown.code, 3)
  })

  await t.test('statistics say how many, by month and mode, and who uses it often', async () => {
    const { stdout } = await typeWatching(carnet, 'emergencies', 'statistics', '--json')
    const { months, repeated } = JSON.parse(stdout)
    const total = (name: string) =>
      months.reduce((sum: number, month: Record<string, number>) => sum + (month[name] ?? 0), 0)
    assert.equal(total('accesses'), (await listed(carnet, '--all')).length)
    assert.equal(total('waiting'), total('accesses') - 1)
    assert.ok(
      repeated.some(
        ({ actorId }: { actorId: string }) => actorId === professionalIdOf(carnet, 'mehdi-kacem'),
      ),
    )
    assert.match((await typeWatching(carnet, 'emergencies', 'statistics')).stdout, /centre 15 +1 accès/)
  })

  await t.test('the command works beside the server, from a terminal', async () => {
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [path.join(import.meta.dirname, '../admin/cli.ts'), '--demo', 'emergencies', 'list', '--all', '--json'],
      {
        env: {
          ...process.env,
          CARNET_DATA: carnet.config.dataFolder,
          DATABASE_URL: carnet.config.databaseUrl,
        },
      },
    )
    assert.equal(stdout.split('\n').filter(Boolean).length, (await listed(carnet, '--all')).length)
    assert.match(stderr, /accès en urgence, dont/)
  })
})

test('what the operator types wrong is told, and changes nothing', async (t) => {
  const carnet = await runningCarnet(t)
  for (const words of [
    [],
    ['urgences'],
    ['emergencies'],
    ['emergencies', 'list', '--color', 'red'],
    ['emergencies', 'list', '--verdict', 'justified'],
    ['emergencies', 'list', '--from', 'hier'],
    ['emergencies', 'review', 'celui-là', '--by', 'X', '--verdict', 'justified'],
  ]) {
    const { code, stdout, stderr } = await typeWatching(carnet, ...words)
    assert.deepEqual([code, stdout], [2, ''], words.join(' '))
    assert.match(stderr, /Usage|admin -- --help/)
  }
  const help = await typeWatching(carnet, '--help')
  assert.deepEqual([help.code, help.stderr], [0, ''])
})
