/** What heirs ask for, decided by the operator, and given. rules.md LIF-19; CSP L1110-4 V, L1111-7. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { urls } from '@carnet/web/urls.ts'
import { administer, patientOption } from './administer.ts'
import { lastTraceOf, patientNamed, tracesOf } from './demonstration-calls.ts'
import { openZip } from './open-zip.ts'
import { logIn } from './patient-browser.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { sampleDocument, uniqueIdOf } from './sample-document.ts'

test('an heir asks the operator, who decides; nothing is given against the will of who died [LIF-19]', async (t) => {
  const carnet = await runningCarnet(t)
  const odette = patientNamed(carnet, 'odette-lambert')
  const kept = await deposit(carnet, odette, 'Compte rendu d’hospitalisation')
  const other = await deposit(carnet, odette, 'Autre consultation')
  const archive = path.join(carnet.config.dataFolder, 'ayant-droit.zip')
  const type = (line: string) => administer(carnet, line)
  const ask = () =>
    type(
      `heir-request ${patientOption(odette)} --heir Jeanne_Lambert --link fille --proof acte_de_notoriété --motive causeOfDeath --reason comprendre`,
    )
  const grant = (id: string, more: string, documents = kept) =>
    type(
      `grant-heir ${documents} ${patientOption(odette)} --request ${id} --reason suffisant -o ${archive}${more}`,
    )
  const idIn = (said: string) => / ([\da-f-]{36})$/.exec(said)?.[1] ?? ''

  await t.test('of who lives, nobody is the heir', async () => {
    const early = await ask()
    assert.equal(early.exitCode, 3)
    assert.match(early.complained, /pas fermé pour décès/)
    assert.equal((await type(`heirs ${patientOption(odette)}`)).exitCode, 3)
  })

  await type(`close ${patientOption(odette)} --motive DECES`)

  await t.test('asked, then refused with a reason: nothing is given, and it is decided once', async () => {
    const id = idIn((await ask()).said)
    const listed = await type(`heirs ${patientOption(odette)}`)
    assert.match(listed.said, /Jeanne_Lambert, fille/)
    assert.ok(listed.said.includes(kept) && listed.said.includes(other))
    const refused = await type(`refuse-heir ${patientOption(odette)} --request ${id} --reason lien`)
    assert.equal(refused.exitCode, 0, refused.complained)
    const { action, about } = await lastTraceOf(carnet, odette)
    assert.deepEqual([action, about?.name], ['refuseHeirRequest', 'Jeanne_Lambert'])
    assert.equal((await grant(id, ' --no-contrary-will')).exitCode, 3)
    assert.ok(!(await type(`heirs ${patientOption(odette)}`)).said.includes(kept), 'nothing waits')
  })

  await t.test('granted, what is given is what was chosen, and nothing else', async () => {
    const id = idIn((await ask()).said)
    assert.equal((await grant(id, '')).exitCode, 3, 'nobody sought whether she was against it')
    assert.equal((await grant(id, ' --no-contrary-will', '1.2.3')).exitCode, 3)
    assert.ok(!existsSync(archive) && !existsSync(`${archive}.new`))
    const given = await grant(id, ' --no-contrary-will')
    assert.equal(given.exitCode, 0, given.complained)
    assert.equal(statSync(archive).mode & 0o777, 0o600)
    const files = openZip(readFileSync(archive))
    assert.deepEqual([...files.keys()].filter((name) => !name.startsWith('documents/')).toSorted(), [
      'LISEZMOI.txt',
      'index.html',
    ])
    const index = files.get('index.html')!.toString()
    assert.ok(index.includes('Compte rendu d’hospitalisation') && !index.includes('Autre consultation'))
    const { action, documents } = await lastTraceOf(carnet, odette)
    assert.deepEqual([action, documents.map(({ uniqueId }) => uniqueId)], ['grantHeirRequest', [kept]])
  })

  await t.test('all that waits is listed, whatever the record, and each line is kept', async () => {
    assert.match((await type('waiting-heirs')).said, /Aucune demande en attente/)
    const id = idIn((await ask()).said)
    const { said } = await type('waiting-heirs')
    assert.ok(said.includes(odette.id.ins) && said.includes(id))
    assert.equal((await lastTraceOf(carnet, odette)).action, 'reviewHeirRequests')
    await type(`refuse-heir ${patientOption(odette)} --request ${id} --reason lien`)
    assert.match((await type('waiting-heirs')).said, /Aucune demande en attente/)
  })

  await t.test(
    'the holder says it himself, takes it back, says it again; then nothing is given',
    async () => {
      const camille = patientNamed(carnet, 'camille-martin')
      const document = await deposit(carnet, camille, 'Compte rendu')
      const browser = await logIn(carnet, camille)
      const page = await browser.open(urls.wishes)
      assert.match(page.html, /Vous ne l’avez pas refusé ici/)
      const refuses = await browser.submit(page, urls.heirs, { geste: 'refuser' })
      assert.match(refuses.html, /rien de votre carnet ne leur sera donné/)
      const { action, actor } = (await tracesOf(carnet, camille)).findLast((one) => /Heirs/.test(one.action))!
      assert.deepEqual([action, actor.kind], ['opposeHeirs', 'patient'])
      const back = await browser.submit(refuses, urls.heirs, { geste: 'retirer' })
      assert.match(back.html, /Vous ne l’avez pas refusé ici/)
      assert.equal(
        (await tracesOf(carnet, camille)).findLast((one) => /Heirs/.test(one.action))?.action,
        'acceptHeirs',
      )
      await browser.submit(back, urls.heirs, { geste: 'refuser' })
      await type(`close ${patientOption(camille)} --motive DECES`)
      const id = idIn(
        (
          await type(
            `heir-request ${patientOption(camille)} --heir X --link fils --proof livret --motive rights --reason succession`,
          )
        ).said,
      )
      assert.match((await type(`heirs ${patientOption(camille)}`)).said, /opposée de son vivant/)
      const refused = await type(
        `grant-heir ${document} ${patientOption(camille)} --request ${id} --reason x -o ${archive}3 --no-contrary-will`,
      )
      assert.deepEqual([refused.exitCode, (await lastTraceOf(carnet, camille)).refusal], [3, 'contraryWill'])
    },
  )

  await t.test('what she refused while she lived is not given, whatever is typed', async () => {
    const victor = patientNamed(carnet, 'victor-noel')
    const document = await deposit(carnet, victor, 'Consultation')
    assert.equal((await type(`oppose-heirs ${patientOption(victor)}`)).exitCode, 0)
    await type(`close ${patientOption(victor)} --motive DECES`)
    const id = idIn(
      (
        await type(
          `heir-request ${patientOption(victor)} --heir X --link fils --proof livret --motive rights --reason succession`,
        )
      ).said,
    )
    assert.match((await type(`heirs ${patientOption(victor)}`)).said, /opposée de son vivant/)
    const refused = await type(
      `grant-heir ${document} ${patientOption(victor)} --request ${id} --reason x -o ${archive}2 --no-contrary-will`,
    )
    assert.equal(refused.exitCode, 3)
    assert.equal((await lastTraceOf(carnet, victor)).refusal, 'contraryWill')
  })
})

async function deposit(
  carnet: RunningCarnet,
  about: ReturnType<typeof patientNamed>,
  title: string,
): Promise<string> {
  const source = await sampleDocument(carnet, { by: 'cps-martin', about, title })
  await (await carnet.dmp('cps-martin')).submitDocuments(about.id, [{ source, hideFrom: {} }])
  return uniqueIdOf(source)
}
