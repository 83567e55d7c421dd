/** TD0.5: a regulation centre finds a person of whom it has no matricule; nobody else does. soap.md §5.4. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatTraitsQuery, type StatedTraits } from '@carnet/core/wire/hl7v3/traits-query.ts'
import { signedAssertion } from '@carnet/kit/client/assertion.ts'
import type { DemonstrationPatient } from '@carnet/kit/demo/people-types.ts'
import { searchPatients } from '../actions/search-patients.ts'
import { patientNamed, tracesOf } from './demonstration-calls.ts'
import { refusal } from './expect-refusal.ts'
import { callerNamed, platformOf } from './platform-of.ts'
import { rawCaller, storySoftware, storyTransmission } from './raw-exchange.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { queryRows } from './what-is-stored.ts'

const traitsOf = ({ identity }: DemonstrationPatient): StatedTraits => ({
  name: identity.birthName,
  givenName: identity.birthFirstName,
  birthDate: identity.birthDate,
  sex: identity.sex,
  city: 'LE MANS',
})

test('a regulation centre finds a person by traits, opens the record, and the person reads both', async (t) => {
  const carnet = await runningCarnet(t)
  const regulator = await carnet.dmp('cps-brunet')
  const amina = patientNamed(carnet, 'amina-benali')

  await t.test('told exactly: the one person, at 100 %, with her matricule [EMG-08]', async () => {
    const [found, ...others] = await regulator.searchPatients(traitsOf(amina))
    assert.deepEqual(others, [])
    assert.deepEqual(found?.patient, amina.id)
    assert.deepEqual([found?.percentage, found?.opposedToCentre15], [100, false])
    assert.deepEqual(await regulator.findDocuments(amina.id, {}, { mode: 'centre15' }), [])
  })

  await t.test('her history says that she was found, by whom and in which mode [TRA-01]', async () => {
    const line = (await tracesOf(carnet, amina)).find(({ action }) => action === 'searchPatients')
    assert.deepEqual([line?.outcome, line?.mode, line?.returnedCount], ['done', 'centre15', 1])
    assert.match(line?.actor.name ?? '', /Sylvie BRUNET/)
  })

  await t.test(
    'told by ear: another spelling, without accents, another day: found, less surely',
    async () => {
      const paul = patientNamed(carnet, 'victor-noel')
      const [found] = await regulator.searchPatients({
        name: 'Noele',
        givenName: 'Viktor',
        birthDate: '1994-11-02',
        postalCode: '72000',
        city: 'Le Mans',
      })
      assert.deepEqual(found?.patient, paul.id)
      assert.ok(found.percentage > 60 && found.percentage < 100, String(found.percentage))
    },
  )

  await t.test('who opposed centre 15 is found and marked; opening stays refused [EMG-02]', async () => {
    const sophie = patientNamed(carnet, 'sophie-roux')
    const [found] = await regulator.searchPatients(traitsOf(sophie))
    assert.deepEqual([found?.patient, found?.opposedToCentre15], [sophie.id, true])
    await refusal(
      'DMPAccessDeniedByRightsService',
      regulator.findDocuments(sophie.id, {}, { mode: 'centre15' }),
    )
  })

  await t.test(
    'to be found is no access: nobody is told of it but by the history [EMG-07, TRA-06]',
    async () => {
      assert.deepEqual(await toldAbout(carnet, patientNamed(carnet, 'victor-noel')), [])
      assert.deepEqual(await toldAbout(carnet, amina), ['holder', 'journal', 'medecinTraitant'], 'opened')
    },
  )

  await t.test('no record, informed, opposed, suspended, closed: nobody, in the same answer', async () => {
    for (const slug of ['paul-lefevre', 'chloe-garnier', 'henri-dumas', 'gilles-barbier', 'lucie-moreau'])
      assert.deepEqual(await regulator.searchPatients(traitsOf(patientNamed(carnet, slug))), [], slug)
  })

  await t.test(
    'where a search is set to be one, each person found is told, and journaled [EMG-12]',
    async () => {
      const rechercheParTraits = { traitsMin: 1, personsMax: 20, percentageMin: 1, isAccess: true }
      const platform = platformOf(t, carnet, { rechercheParTraits })
      const calling = { ...callerNamed(carnet, 'sylvie-brunet'), mode: 'centre15' } as const
      await queryRows(carnet, `update record set birth_name = 'NOEL' where birth_name = 'BENALI'`)
      const found = await searchPatients(platform, calling, { name: 'Noel' })
      assert.equal(found.length, 2)
      for (const { record } of found)
        assert.deepEqual((await toldAbout(carnet, { id: record.patient })).slice(0, 2), ['holder', 'journal'])
    },
  )
})

test('only a regulation centre, in its own mode, searches by traits [EMG-02]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const before = (await tracesOf(carnet, amina)).length
  for (const [card, mode, reason] of [
    ['cps-brunet', 'normal', 'actionNotAllowedForCaller'],
    ['cps-kacem', 'brisDeGlace', 'actionNotAllowedForCaller'],
    ['cps-martin', 'normal', 'actionNotAllowedForCaller'],
    ['cps-petit', 'centre15', 'notARegulationCentre'],
  ] as const)
    await t.test(`${card} in mode ${mode}: refused, and it keeps a line about nobody`, async () => {
      const text = await search(carnet, card, mode, traitsOf(amina))
      assert.match(text, />DMPAccessDeniedByRightsService</)
      assert.doesNotMatch(text, new RegExp(amina.id.ins))
      const [row] = await queryRows<{ subject: Buffer | null; refusal: string }>(
        carnet,
        'select subject, refusal from trace_without_record order by id desc limit 1',
      )
      assert.deepEqual(row, { subject: null, refusal: reason })
    })
  await t.test('the person keeps no line of what was refused', async () => {
    assert.equal((await tracesOf(carnet, amina)).length, before)
  })
})

test('a question that says too little gets a sentence that says what to add', async (t) => {
  const carnet = await runningCarnet(t)
  const regulator = await carnet.dmp('cps-brunet')

  await t.test('a name of one letter: a fault', async () => {
    const { french } = await refusal('DMPInvalidMessage', regulator.searchPatients({ name: 'B' }))
    assert.match(french, /2 caractères/)
  })

  await t.test(
    'fewer than four traits: none is looked for, and the answer says what to add [CON-10]',
    async () => {
      const { city: _, sex: __, ...three } = traitsOf(patientNamed(carnet, 'amina-benali'))
      const one = await refusal('DMPTooManyResults', regulator.searchPatients(three))
      assert.match(one.french, /un trait de plus/)
      const many = await refusal('DMPTooManyResults', regulator.searchPatients({ name: 'Be' }))
      assert.match(many.french, /3 traits de plus/)
      const lines = await tracesOf(carnet, patientNamed(carnet, 'amina-benali'))
      assert.ok(!lines.some(({ action }) => action === 'searchPatients'))
    },
  )

  await t.test('more homonyms than a list may hold: none is told, none keeps a line', async () => {
    await queryRows(
      carnet,
      `insert into record (id, state, state_since, birth_name, birth_first_name, first_names, birth_date, sex,
                           birth_place, etreat, btg, masked, internet_account_open, attached_to_mes, wrapped_key)
       select gen_random_uuid(), 'active', now(), 'DUPOND', 'JEAN', 'JEAN', '1970-01-0' || (1 + n % 9), 'M', '99999',
              true, true, false, false, false, wrapped_key
         from record, generate_series(1, 300) n limit 300`,
    )
    await queryRows(
      carnet,
      `insert into patient_identifier (ins, ins_oid, record_id, current)
       select 'test' || row_number() over (), '1.2', id, true from record where birth_name = 'DUPOND'`,
    )
    const homonyms = {
      name: 'Dupont',
      givenName: 'Jean',
      sex: 'M',
      postalCode: '72000',
      city: 'LE MANS',
    } as const
    const { french } = await refusal('DMPTooManyResults', regulator.searchPatients(homonyms))
    assert.match(french, /Précisez/)
    const [row] = await queryRows<{ count: number }>(
      carnet,
      `select count(*)::int as count from trace where action = 'searchPatients'`,
    )
    assert.equal(row?.count, 0)
  })

  await t.test('the search walks its indexes, however many records there are', async () => {
    await queryRows(carnet, 'analyze record')
    const plan = await queryRows<{ 'QUERY PLAN': string }>(
      carnet,
      `explain select id from record where birth_sound = name_sound('Benali') and state = 'active'
         and birth_date collate "C" >= '1985' and birth_date collate "C" < '1985~' limit 201`,
    )
    assert.match(plan.map((line) => line['QUERY PLAN']).join('\n'), /Index Scan using record_by_birth_sound/)
  })
})

test('names that sound alike are found together, and others are not', async (t) => {
  const carnet = await runningCarnet(t)
  const sounds = async (names: readonly string[]) => {
    const rows = await queryRows<{ sound: string }>(
      carnet,
      `select name_sound(n) as sound from unnest(array['${names.map((n) => n.replace("'", "''")).join("','")}']) n`,
    )
    return new Set(rows.map(({ sound }) => sound)).size
  }
  for (const alike of [
    ['Lefèvre', 'LEFEBVRE', 'Le Fèvre', 'Lefaivre'],
    ['Dupont', 'Dupond', 'DUPON'],
    ['Thibault', 'Thibaud', 'Tibaut', 'Thibeau'],
    ['Philippe', 'Filipe'],
    ['Mathieu', 'Matthieu'],
    ['Leroy', 'Le Roi'],
    ['Gauthier', 'Gautier', "G'authier"],
    ['Schmitt', 'Chmit'],
    ['Cœur', 'Coeur'],
    ['Renault', 'Renaud', 'Renaut'],
  ])
    assert.equal(await sounds(alike), 1, alike.join(', '))
  const apart = ['Martin', 'Benali', 'Roux', 'Noël', 'Dupont', 'Leroy', 'Garcia', 'De', 'Petit', 'Durand']
  assert.equal(await sounds(apart), apart.length)
})

/** Who is to be told of an emergency, and whether the journal of emergencies has it. */
async function toldAbout(carnet: RunningCarnet, { id: { ins } }: Pick<DemonstrationPatient, 'id'>) {
  const rows = await queryRows<{ told: string }>(
    carnet,
    `select n.told from patient_identifier p
       join (select record_id, recipient as told from notice where cause = 'centre15'
             union all select record_id, 'journal' from emergency_access where mode = 'centre15') n
         on n.record_id = p.record_id
      where p.ins = '${ins}' order by 1`,
  )
  return rows.map(({ told }) => told)
}

async function search(
  carnet: RunningCarnet,
  cardSlug: string,
  mode: 'normal' | 'brisDeGlace' | 'centre15',
  traits: StatedTraits,
): Promise<string> {
  const { card, situation, send } = await rawCaller(carnet, cardSlug)
  const access = mode === 'brisDeGlace' ? { mode, reason: 'Urgence' } : { mode }
  const { text } = await send({
    operation: 'searchPatients',
    patient: patientNamed(carnet, 'amina-benali').id,
    assertion: signedAssertion(card, situation, storySoftware, undefined, access),
    body: formatTraitsQuery({
      transmission: storyTransmission(),
      queryId: { root: '1.2.4' },
      traits,
    }),
  })
  return text
}
