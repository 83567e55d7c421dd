/** Whom the DMP knows: brought by the operator, stopped and brought back. rules.md CON-18; soap.md §2.4. */
import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { urls } from '@carnet/web/urls.ts'
import { patientNamed, professionalIdOf } from './demonstration-calls.ts'
import { refusal } from './expect-refusal.ts'
import { logIn } from './patient-browser.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { typeWatching } from './type-watching.ts'
import { queryRows } from './what-is-stored.ts'

const heading = [
  'Identification nationale PP',
  "Nom d'exercice",
  "Prénom d'exercice",
  'Code profession',
  'Libellé profession',
  'Code catégorie professionnelle',
  'Code savoir-faire',
  'Identifiant national de la structure',
  'Raison sociale site',
  "Code secteur d'activité",
  'Actif',
]

test('the directory enters by the operator’s command line, and who is not in it is refused [CON-18]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const id = professionalIdOf(carnet, 'mehdi-kacem')
  const kacem = await carnet.dmp('cps-kacem')
  const [before] = await queryRows<Known>(
    carnet,
    `select p.last_name, p.first_name, p.profession_code, p.specialities, s.id, s.name, s.sector
       from professional p join practice x on x.professional_id = p.id join structure s on s.id = x.structure_id
      where p.id = '${id}'`,
  )
  assert.ok(before)
  const lines = before.specialities.map((speciality) => [
    id,
    before.last_name,
    before.first_name,
    before.profession_code,
    'Médecin',
    'C',
    speciality,
    before.id,
    before.name,
    before.sector,
  ])
  const type = (...words: readonly string[]) => typeWatching(carnet, 'directory', ...words)
  const bring = (file: string, ...more: readonly string[]) =>
    type('import', file, '--by', 'Nina Roy', ...more)
  const exists = () => kacem.findRecord(amina.id)
  await queryRows(carnet, `delete from practice where professional_id = '${id}'`)
  await queryRows(carnet, `delete from professional where id = '${id}'`)

  await t.test('absent of the directory, he is refused; imported, he is answered', async () => {
    await refusal('DMPInvalidVihf', exists())
    const file = fileOf(carnet, 'extrait.txt', lines)
    const dry = await bring(file, '--dry-run')
    assert.match(dry.stdout, /Professionnels\s: 1 à ajouter, 0 à changer, 0 à arrêter/)
    assert.match(dry.stdout, /rien n’a été changé/)
    await refusal('DMPInvalidVihf', exists())
    const done = await bring(file)
    assert.equal(done.code, 0, done.stderr)
    assert.match(done.stdout, /Lieux d’exercice\s: 1 à ajouter/)
    assert.equal((await exists()).state, 'active')
  })

  await t.test('the same file again changes nothing', async () => {
    const again = await bring('extrait.txt')
    assert.match(again.stdout, /Professionnels\s: 0 à ajouter, 0 à changer, 0 à arrêter, 1 inchangés/)
    assert.match(again.stdout, /Structures\s: 0 à ajouter, 0 à changer/)
  })

  await t.test('a wrong line is told by its number, and nothing enters', async () => {
    const [good = []] = lines
    const wrong = [
      good.with(0, '810000000001').with(3, ''),
      good.with(0, '810000000002').with(9, 'cabinet'),
      good.with(0, '810000000003'),
    ]
    const { code, stderr } = await bring(fileOf(carnet, 'faux.txt', wrong))
    assert.equal(code, 4)
    assert.match(stderr, /Ligne 2\s: «\sCode profession\s»[^\n]*\nLigne 3\s: «\sCode secteur d'activité\s»/)
    const [{ count } = { count: undefined }] = await queryRows<{ count: number }>(
      carnet,
      `select count(*) from professional where id like '81000000000%'`,
    )
    assert.equal(Number(count), 0)
  })

  await t.test(
    'stopped, he is refused and no file brings him back; his return finds the block of the patient',
    async () => {
      const holder = await logIn(carnet, amina)
      await holder.submit(await holder.open(urls.professionals), urls.professionals, {
        geste: 'blockProfessional',
        sorte: 'professional',
        id,
      })
      assert.equal((await exists()).authorisation, 'INTERDIT')
      const stopped = await type('deactivate', id, '--by', 'Nina Roy', '--reason', 'radié')
      assert.equal(stopped.code, 0, stopped.stderr)
      await refusal('DMPInvalidVihf', exists())
      assert.match((await bring('extrait.txt')).stdout, /ils le restent\s: 1/)
      await refusal('DMPInvalidVihf', exists())
      assert.equal((await type('reactivate', id, '--by', 'Nina Roy')).code, 0)
      assert.equal((await exists()).authorisation, 'INTERDIT')
    },
  )

  await t.test('a structure that is stopped takes with it those who call from there', async () => {
    await type('deactivate', before.id, '--by', 'Nina Roy')
    await refusal('DMPInvalidVihf', exists())
    await type('reactivate', before.id, '--by', 'Nina Roy')
    assert.equal((await exists()).state, 'active')
    assert.equal((await type('deactivate', '899999999999', '--by', 'Nina Roy')).code, 3)
  })

  await t.test('a file said complete that names almost nobody is not taken without a word', async () => {
    const martin = await carnet.dmp('cps-martin')
    const refused = await bring('extrait.txt', '--complete')
    assert.equal(refused.code, 3)
    assert.match(refused.stderr, /Plus d’un professionnel sur dix/)
    await martin.findRecord(amina.id)
    assert.equal((await bring('extrait.txt', '--complete', '--many')).code, 0)
    await refusal('DMPInvalidVihf', martin.findRecord(amina.id))
    await exists()
  })

  await t.test('what was brought, and by whom, is kept and traced', async () => {
    const { stdout } = await type('status')
    assert.match(stdout, /Professionnels actifs\s: 1\n/)
    assert.match(stdout, /Nina Roy\tarrêt\t\d+\tradié/)
    assert.match(stdout, /Nina Roy\timport\tsha256/)
    const kept = await queryRows<{ actor_id: string }>(
      carnet,
      `select actor_id from trace_without_record where action = 'changeDirectory'`,
    )
    assert.ok(kept.length >= 6 && kept.every(({ actor_id }) => actor_id === 'Nina Roy'))
  })
})

type Known = {
  readonly last_name: string
  readonly first_name: string
  readonly profession_code: string
  readonly specialities: readonly string[]
  readonly id: string
  readonly name: string
  readonly sector: string
}

function fileOf({ demoFolder }: RunningCarnet, name: string, lines: readonly (readonly string[])[]): string {
  const text = [heading, ...lines].map((cells) => cells.join('|')).join('\r\n')
  writeFileSync(path.join(demoFolder, name), `\uFEFF${text}\r\n`)
  return name
}
