/** What the Assurance Maladie declares and attaches: médecin traitant, legal representatives. rules.md CON-14, LIF-20, LIF-22. */
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { urls } from '@carnet/web/urls.ts'
import { administer, patientOption } from './administer.ts'
import { lastTraceOf, patientNamed, professionalIdOf } from './demonstration-calls.ts'
import { logIn } from './patient-browser.ts'
import { runningCarnet } from './running-carnet.ts'
import { queryRows } from './what-is-stored.ts'

test('the médecin traitant is whom the Assurance Maladie declares [CON-14]', async (t) => {
  const carnet = await runningCarnet(t)
  const victor = patientNamed(carnet, 'victor-noel')
  const leroy = professionalIdOf(carnet, 'antoine-leroy')
  const mt = async (card: string) => (await (await carnet.dmp(card)).findRecord(victor.id)).medecinTraitant

  await t.test(
    'declared, TD0.2 says it to him, and the history and the list of the holder name him',
    async () => {
      assert.equal(await mt('cps-leroy'), false)
      const { exitCode, complained } = await administer(
        carnet,
        `medecin-traitant ${patientOption(victor)} --professional ${leroy}`,
      )
      assert.equal(exitCode, 0, complained)
      const { action, actor, about } = await lastTraceOf(carnet, victor)
      assert.deepEqual(
        [action, actor.kind, about?.name],
        ['declareMedecinTraitant', 'insuranceAgent', 'Antoine LEROY'],
      )
      assert.equal(await mt('cps-leroy'), true)
      const holder = await logIn(carnet, victor)
      const told = textOf((await holder.open(urls.accessLog)).html)
      assert.match(told, /enregistré votre médecin traitant déclaré\s: [^.]*LEROY/)
      assert.match(textOf((await holder.open(urls.professionals)).html), /LEROY[\s\S]*médecin traitant/)
    },
  )

  await t.test(
    'another takes his place by a file; a number that is no physician’s stops nobody else',
    async () => {
      const martin = professionalIdOf(carnet, 'helene-martin')
      const paul = patientNamed(carnet, 'paul-lefevre')
      const amina = patientNamed(carnet, 'amina-benali')
      const nurse = professionalIdOf(carnet, 'julien-petit')
      const file = path.join(carnet.config.dataFolder, 'declarations.jsonl')
      const lines = [
        { ...paul.id, professional: martin },
        { ...amina.id, professional: nurse },
        { ...victor.id, professional: martin },
      ]
      writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
      const { exitCode, said } = await administer(carnet, `medecins-traitants ${file}`)
      assert.equal(exitCode, 0)
      assert.match(said, /recordUnknown\n.*choiceNotPossible\n1 déclarations sur 3\./)
      assert.deepEqual([await mt('cps-leroy'), await mt('cps-martin')], [false, true])
      assert.equal((await lastTraceOf(carnet, amina)).refusal, 'choiceNotPossible')
    },
  )

  await t.test('withdrawn, nobody is', async () => {
    assert.equal((await administer(carnet, `no-medecin-traitant ${patientOption(victor)}`)).exitCode, 0)
    assert.equal(await mt('cps-martin'), false)
    assert.equal((await administer(carnet, `no-medecin-traitant ${patientOption(victor)}`)).exitCode, 3)
  })
})

test('the operator attaches who represents, on the proof that he saw [LIF-20] [LIF-22]', async (t) => {
  const carnet = await runningCarnet(t)
  const emma = patientNamed(carnet, 'emma-caron')
  const claire = patientNamed(carnet, 'claire-vidal')
  const bruno = patientNamed(carnet, 'bruno-tessier')
  const person = ({ id }: typeof claire) => `--person ${id.ins}@${id.oid}`
  const attach = (holder: typeof claire, who: typeof claire, as: string) =>
    administer(
      carnet,
      `add-representative ${patientOption(holder)} ${person(who)} --as ${as} --proof livret-de-famille`,
    )
  const choiceOf = async (who: typeof claire) => {
    const browser = await logIn(carnet, who)
    return { browser, page: await browser.open(urls.choice) }
  }

  await t.test(
    'a parent sees the child’s record at her next log-in; ended, she is refused at her next act',
    async () => {
      assert.ok(!(await choiceOf(claire)).page.html.includes('EMMA'))
      const attached = await attach(emma, claire, 'parent')
      assert.equal(attached.exitCode, 0, attached.complained)
      const line = await lastTraceOf(carnet, emma)
      assert.deepEqual([line.action, line.about?.name], ['attachRepresentative', 'CLAIRE VIDAL'])
      const { browser, page } = await choiceOf(claire)
      const [, mandat = ''] =
        page.html
          .split('<article')
          .find((each) => each.includes('EMMA'))
          ?.match(/value="([^"]*)">Ouvrir/) ?? []
      await browser.submit(page, urls.choice, { mandat })
      assert.match((await browser.open(urls.documents)).html, /EMMA/)
      const ended = await administer(
        carnet,
        `end-representative ${patientOption(emma)} ${person(claire)} --reason jugement`,
      )
      assert.equal(ended.exitCode, 0, ended.complained)
      assert.match(textOf((await browser.open(urls.documents)).html), /ne vous est plus ouvert/)
      assert.equal((await lastTraceOf(carnet, emma)).refusal, 'mandateOver')
      assert.ok(!(await choiceOf(claire)).page.html.includes('EMMA'))
    },
  )

  await t.test(
    'they are told, and her mother too; what was seen is kept with the evidence, and is not to be read there',
    async () => {
      const told = await queryRows<{ cause: string }>(
        carnet,
        `select cause from notice where cause in ('delegatedRepresentatives', 'representativesChanged', 'representing', 'representingEnded') order by cause`,
      )
      assert.deepEqual(
        told.map(({ cause }) => cause),
        ['delegatedRepresentatives', 'representativesChanged', 'representing', 'representingEnded'],
      )
      const events = await queryRows<{ kind: string; motive: string; sealed: Buffer }>(
        carnet,
        `select kind, motive, sealed from life_event where kind in ('represented', 'representationEnded') order by at`,
      )
      assert.deepEqual(
        events.map(({ kind, motive }) => [kind, motive]),
        [
          ['represented', 'PARENT'],
          ['representationEnded', 'FIN_REPRESENTATION'],
        ],
      )
      for (const { sealed } of events) assert.ok(!sealed.includes('livret'))
    },
  )

  await t.test('a curator assists an adult: he reads, and she decides [LIF-22]', async () => {
    assert.equal((await attach(bruno, claire, 'curator')).exitCode, 0)
    const { page } = await choiceOf(claire)
    assert.match(textOf(page.html), /BRUNO/)
    const twice = await attach(bruno, claire, 'tutor')
    assert.equal(twice.exitCode, 3)
    assert.equal((await lastTraceOf(carnet, bruno)).refusal, 'alreadyInvited')
  })

  await t.test('a parent of an adult, and who has no carnet, are refused in words', async () => {
    const refused = await attach(claire, bruno, 'parent')
    assert.equal(refused.exitCode, 3)
    assert.match(refused.complained, /un parent représente un mineur/)
    const paul = patientNamed(carnet, 'paul-lefevre')
    assert.match((await attach(emma, paul, 'parent')).complained, /par son propre carnet/)
    const { exitCode } = await administer(
      carnet,
      `add-representative ${patientOption(emma)} ${person(claire)} --as parent`,
    )
    assert.equal(exitCode, 2)
  })
})

function textOf(html: string): string {
  return html.replace(/<[^>]+>/g, '').replace(/[ \n]+/g, ' ')
}
