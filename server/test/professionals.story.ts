/** « Mes professionnels »: the patient blocks, names, withdraws; and what a professional records for others. rules.md §4. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { civilDay } from '@carnet/core/model/civil-day.ts'
import type { DemonstrationPatient } from '@carnet/kit/demo/people-types.ts'
import { professionalsUrl, urls } from '@carnet/web/urls.ts'
import { shortDayInWords } from '@carnet/web/words/dates.ts'
import { decideOnProfessional } from '../actions/decide-on-professional.ts'
import { listDocuments } from '../actions/list-documents.ts'
import { recordConsent } from '../actions/record-consent.ts'
import { endConsultations } from '../store/authorisations.ts'
import { lastTraceOf, patientNamed, professionalIdOf, tracesOf } from './demonstration-calls.ts'
import { refusal } from './expect-refusal.ts'
import { messages, untilSent } from './messages-sent.ts'
import { logIn } from './patient-browser.ts'
import { callerNamed, platformOf } from './platform-of.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { sampleDocument, uniqueIdOf } from './sample-document.ts'
import { typeWatching } from './type-watching.ts'
import { queryRows } from './what-is-stored.ts'

const denied = 'DMPAccessDeniedByRightsService'
const consent = { gesture: 'consentCollected' } as const

test('the patient decides who reads, on a page that needs no script', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const desk = await deskOf(carnet, amina)
  const leroy = await carnet.dmp('cps-leroy')
  const martin = await carnet.dmp('cps-martin')

  await t.test('the page says who reads, and that it is the médecin traitant [CON-11] [CON-14]', async () => {
    const page = await desk.look()
    assert.match(page, /Dr\u00a0Hélène MARTIN[\s\S]*médecin traitant/)
    assert.match(page, /ne voit vos documents masqués que si vous lui permettez de gérer votre carnet/)
    assert.ok(!page.includes('LEROY'))
    assert.equal((await lastTraceOf(carnet, amina)).action, 'listAuthorisations')
  })

  await t.test(
    'a professional never met is found by his name, blocked, and his first authorisation refused [CON-11]',
    async () => {
      assert.match(await desk.look(professionalsUrl({ name: 'lero' })), /Dr\u00a0Antoine LEROY/)
      assert.match(await desk.ask('blockProfessional', 'antoine-leroy'), /ne peut plus lire votre carnet/)
      await refusal(denied, leroy.authorise(amina.id, consent))
      assert.equal((await leroy.findRecord(amina.id)).authorisation, 'INTERDIT')
      const emergency = { mode: 'brisDeGlace', reason: 'Patiente inconsciente' } as const
      await refusal(denied, leroy.findDocuments(amina.id, {}, emergency))
      assert.equal((await lastTraceOf(carnet, amina)).refusal, 'blockedByPatient')
    },
  )

  await t.test('blocked, he still deposits, and deletes what he deposited [CON-12]', async () => {
    const source = await sampleDocument(carnet, { by: 'cps-leroy', about: amina })
    await leroy.submitDocuments(amina.id, [{ source, hideFrom: {} }])
    await leroy.changeStatus(amina.id, uniqueIdOf(source), { from: 'approved', to: 'deleted' })
  })

  await t.test(
    'the holder asks, with his reason, that he deposits no more; the operator answers, and nothing is refused meanwhile [CON-08]',
    async () => {
      const browser = await logIn(carnet, amina)
      const who = { sorte: 'professional', id: professionalIdOf(carnet, 'antoine-leroy') }
      const send = async (fields: Readonly<Record<string, string>>) =>
        browser.submit(await browser.open(urls.professionals), urls.report, { ...who, ...fields })
      assert.match(
        textOf((await send({})).html),
        /Documents ajoutés par Dr\u00a0Antoine LEROY.*motif légitime/,
      )
      const empty = await send({ texte: ' ' })
      assert.deepEqual([empty.status, /Écrivez votre motif/.test(empty.html)], [422, true])
      assert.equal((await send({ id: '899900000000', texte: 'Un inconnu.' })).status, 404)
      assert.match(
        textOf((await send({ texte: 'Nous sommes en procès.' })).html),
        /votre signalement est envoyé/,
      )
      const source = await sampleDocument(carnet, { by: 'cps-leroy', about: amina })
      await leroy.submitDocuments(amina.id, [{ source, hideFrom: {} }])
      const { stdout } = await typeWatching(carnet, 'reports', 'list')
      const [, ticket = ''] = /^(\w{5}-\w{5}) .*OPPOSITION_DEPOTS/.exec(stdout) ?? []
      assert.match(stdout, /motif légitime[^\n]*Antoine LEROY[\s\S]*Nous sommes en procès/)
      const answer = ['--by', 'M. Duval', '--verdict', 'founded', '--comment', 'Il n’ajoutera plus rien.']
      assert.equal((await typeWatching(carnet, 'reports', 'answer', ticket, ...answer)).code, 0)
      assert.match(
        textOf((await browser.open(urls.reports)).html),
        /demande acceptée.*Il n’ajoutera plus rien/,
      )
    },
  )

  await t.test('unblocked, he has no authorisation; a new agreement is needed [CON-13]', async () => {
    assert.match(await desk.ask('unblockProfessional', 'antoine-leroy'), /n’est plus bloquée/)
    assert.equal((await leroy.findRecord(amina.id)).authorisation, 'NON_EXISTE')
    await refusal(denied, leroy.findDocuments(amina.id))
    await leroy.authorise(amina.id, consent)
    await leroy.findDocuments(amina.id)
  })

  await t.test('an administrator sees masked documents, and no more once dismissed [CON-15]', async () => {
    const source = await sampleDocument(carnet, { by: 'cps-kacem', about: amina })
    const kacem = await carnet.dmp('cps-kacem')
    await kacem.submitDocuments(amina.id, [{ source, hideFrom: { maskedToProfessionals: true } }])
    const seen = async () =>
      (await leroy.findDocuments(amina.id)).some(({ uniqueId }) => uniqueId === uniqueIdOf(source))
    assert.equal(await seen(), false)
    assert.match(await desk.ask('nameAdministrator', 'antoine-leroy'), /gère votre carnet avec vous/)
    assert.equal(await seen(), true)
    await desk.ask('dismissAdministrator', 'antoine-leroy')
    assert.equal(await seen(), false)
  })

  await t.test(
    'the patient chooses when an authorisation ends, within what one of today gives [CON-06]',
    async () => {
      const inDays = (days: number) => civilDay(new Date(Date.now() + days * 86_400_000))
      assert.match(await desk.look(), /Vous avez accepté le [^.]+\. Accès jusqu’au/)
      const end = (fin: string) => desk.ask('setAuthorisationEnd', 'antoine-leroy', { fin })
      const told = await end(inDays(30))
      assert.ok(told.includes(`Accès jusqu’au ${shortDayInWords(new Date(`${inDays(30)}T12:00:00Z`))}.`))
      assert.match(told, /la fin de l’accès est enregistrée/)
      const { action, about } = (await lastChange(carnet, amina))!
      assert.deepEqual([action, about?.name], ['setAuthorisationEnd', 'Antoine LEROY'])
      for (const fin of [inDays(-1), inDays(800), '2027-02-31', ''])
        assert.match(await end(fin), /Votre carnet n’a pas été changé/)
      const never = await desk.ask('setAuthorisationEnd', 'julien-petit', { fin: inDays(2) })
      assert.match(never, /Votre carnet n’a pas été changé/)
      await leroy.findDocuments(amina.id)
    },
  )

  await t.test('withdrawn, an authorisation opens nothing any more [CON-11]', async () => {
    await desk.ask('withdrawAuthorisation', 'antoine-leroy')
    await refusal(denied, leroy.findDocuments(amina.id))
    assert.equal((await leroy.findRecord(amina.id)).authorisation, 'NON_EXISTE')
  })

  await t.test('chosen, a professional has no access [CON-17]', async () => {
    await desk.ask('chooseProfessional', 'julien-petit')
    await refusal(denied, (await carnet.dmp('cps-petit')).findDocuments(amina.id))
    assert.match(await desk.look(), /Vos autres professionnels[\s\S]*Julien PETIT/)
    await desk.ask('forgetProfessional', 'julien-petit')
    assert.ok(!(await desk.look()).includes('PETIT'))
  })

  await t.test(
    'a role is of one person only: the second pharmacist replaces the first, traced [CON-16]',
    async () => {
      await queryRows(
        carnet,
        `insert into professional (id, last_name, first_name, profession_code, profession_system, specialities, active)
       select '899999999999', 'SECONDE', 'Anne', profession_code, profession_system, specialities, true
         from professional where id = '${professionalIdOf(carnet, 'nathalie-picard')}'`,
      )
      await desk.ask('chooseProfessional', 'nathalie-picard', { role: 'pharmacienCorrespondant' })
      await desk.ask('chooseProfessional', '899999999999', { role: 'pharmacienCorrespondant' })
      const rows = await queryRows<{ professional_id: string }>(
        carnet,
        `select professional_id from chosen_professional where role = 'pharmacienCorrespondant'`,
      )
      assert.deepEqual(rows, [{ professional_id: '899999999999' }])
      assert.equal((await lastChange(carnet, amina))?.about?.name, 'Anne SECONDE')
      const refused = await desk.ask('chooseProfessional', 'antoine-leroy', {
        role: 'pharmacienCorrespondant',
      })
      assert.match(refused, /Votre carnet n’a pas été changé/)
    },
  )

  await t.test('who ceased his activity is refused; back, he is still blocked [CON-18]', async () => {
    await desk.ask('blockProfessional', 'antoine-leroy')
    const id = professionalIdOf(carnet, 'antoine-leroy')
    await queryRows(carnet, `update professional set active = false where id = '${id}'`)
    await refusal('DMPInvalidVihf', leroy.findRecord(amina.id))
    assert.match(await desk.look(), /Antoine LEROY[\s\S]*n’exerce plus/)
    await queryRows(carnet, `update professional set active = true where id = '${id}'`)
    assert.equal((await leroy.findRecord(amina.id)).authorisation, 'INTERDIT')
  })

  await t.test('a block and an authorisation at the same moment: the block stays', async () => {
    await desk.ask('unblockProfessional', 'antoine-leroy')
    await Promise.allSettled([
      desk.ask('blockProfessional', 'antoine-leroy'),
      ...Array.from({ length: 4 }, () => leroy.authorise(amina.id, consent)),
    ])
    assert.equal((await leroy.findRecord(amina.id)).authorisation, 'INTERDIT')
  })

  await t.test('the history tells each gesture with the name of whom it is about', async () => {
    const text = await desk.look(`${urls.accessLog}?vue=activites`)
    assert.match(text, /Vous avez bloqué Dr\u00a0Antoine LEROY/)
    assert.match(
      text,
      /Vous avez retiré le droit de gérer votre carnet avec vous\u00a0: Dr\u00a0Antoine LEROY/,
    )
  })

  await t.test(
    'what was just decided is taken back as it was before, by who decided it, once, and is told [CON-11]',
    async () => {
      await desk.ask('unblockProfessional', 'antoine-leroy')
      await leroy.authorise(amina.id, consent)
      const undo = { geste: 'annuler' }
      const [before] = await authorisationOf(carnet, amina, 'antoine-leroy')
      const blocked = await desk.ask('blockProfessional', 'antoine-leroy')
      assert.match(blocked, /ne peut plus lire votre carnet.*Annuler/)
      await refusal(denied, leroy.findDocuments(amina.id))
      assert.match(await desk.post(undo), /C’est annulé/)
      await leroy.findDocuments(amina.id)
      assert.deepEqual(
        await authorisationOf(carnet, amina, 'antoine-leroy'),
        [before],
        'with its agreement, and its end',
      )
      const { action, about } = (await lastChange(carnet, amina))!
      assert.deepEqual([action, about?.name], ['undoDecision', 'Antoine LEROY'])
      assert.match(await desk.post(undo), /Ce choix n’était pas possible/)
      assert.match(await desk.ask('withdrawAuthorisation', 'antoine-leroy'), /l’accès est retiré.*Annuler/)
      assert.match(await desk.post(undo), /C’est annulé/)
      assert.deepEqual(await authorisationOf(carnet, amina, 'antoine-leroy'), [before])
      await desk.ask('withdrawAuthorisation', 'antoine-leroy')
      await leroy.authorise(amina.id, consent)
      assert.match(await desk.post(undo), /Ce choix n’était pas possible/, 'something else was decided since')
    },
  )

  await t.test(
    'another’s number, a gesture that is none, a form that is not ours change nothing',
    async () => {
      const before = await queryRows(carnet, 'select * from authorisation order by 1, 2, 3')
      for (const fields of [
        { geste: 'blockProfessional', id: '899900000000' },
        { geste: 'createRecord', id: professionalIdOf(carnet, 'helene-martin') },
        { geste: 'blockProfessional', id: professionalIdOf(carnet, 'helene-martin'), csrf: 'x' },
        {},
      ])
        await desk.post(fields)
      assert.deepEqual(await queryRows(carnet, 'select * from authorisation order by 1, 2, 3'), before)
      await martin.findDocuments(amina.id)
    },
  )
})

test('the occupational physician reads with the express consent of the patient, given in his space [CON-26]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const faure = await carnet.dmp('cps-faure')
  const source = await sampleDocument(carnet, { by: 'cps-martin', about: amina })
  await (await carnet.dmp('cps-martin')).submitDocuments(amina.id, [{ source, hideFrom: {} }])
  const read = () => faure.readDocument(amina.id, uniqueIdOf(source), () => {})
  await refusal(denied, read())
  const desk = await deskOf(carnet, amina)
  assert.match(
    await desk.look(professionalsUrl({ name: 'Faure' })),
    /Donner mon accord au médecin du travail/,
  )
  assert.match(await desk.ask('consentExpressly', 'antoine-leroy'), /Votre carnet n’a pas été changé/)
  await desk.ask('consentExpressly', 'olivier-faure')
  await read()
  await desk.ask('withdrawAuthorisation', 'olivier-faure')
  await refusal(denied, read())
})

test('what a professional records for others', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const platform = platformOf(t, carnet)
  const martin = callerNamed(carnet, 'helene-martin')
  const target = (slug: string) => ({ kind: 'professional', id: callerNamed(carnet, slug).id }) as const
  const members = (...slugs: string[]) => slugs.map((slug) => callerNamed(carnet, slug).id)

  await t.test('the consent collected for another opens to him; the trace names both [CON-04]', async () => {
    const nurse = await carnet.dmp('cps-petit')
    await refusal(denied, nurse.findDocuments(amina.id))
    const gesture = { action: 'authoriseOther', target: target('julien-petit'), told: true } as const
    await assert.rejects(recordConsent(platform, martin, amina.id, { ...gesture, told: false }), {
      reason: 'gestureMissing',
    })
    assert.equal(await recordConsent(platform, martin, amina.id, gesture), 'done')
    assert.equal(await recordConsent(platform, martin, amina.id, gesture), 'unchanged')
    const line = await lastTraceOf(carnet, amina)
    assert.deepEqual([line.actor.id, line.about?.id], [martin.id, target('julien-petit').id])
    await nurse.findDocuments(amina.id)
    const desk = await deskOf(carnet, amina)
    assert.match(await desk.look(), /Julien PETIT[\s\S]*Accord enregistré par Hélène MARTIN/)
  })

  await t.test('one consent for the team, and each member reads, nobody else [CON-02]', async () => {
    const leroy = await carnet.dmp('cps-leroy')
    const kacem = await carnet.dmp('cps-kacem')
    await refusal(denied, leroy.findDocuments(amina.id))
    const team = { name: 'Soins à domicile', members: members('helene-martin', 'antoine-leroy') }
    const consent = { action: 'authoriseTeam', team, told: true } as const
    await recordConsent(platform, martin, amina.id, consent)
    await leroy.findDocuments(amina.id)
    await refusal(denied, kacem.findDocuments(amina.id))
    const stranger = callerNamed(carnet, 'mehdi-kacem')
    await assert.rejects(recordConsent(platform, stranger, amina.id, consent), {
      reason: 'choiceNotPossible',
    })
    const [{ id = '' } = {}] = await queryRows<{ id: string }>(carnet, 'select id from care_team')
    const wider = { ...team, id, members: members('antoine-leroy', 'mehdi-kacem') }
    const by = callerNamed(carnet, 'antoine-leroy')
    await recordConsent(platform, by, amina.id, { ...consent, team: wider })
    await kacem.findDocuments(amina.id)
    const desk = await deskOf(carnet, amina)
    const named =
      /Équipe de soins «\u00a0Soins à domicile\u00a0»\u00a0: Antoine LEROY, Mehdi KACEM[^<]*Hélène MARTIN/
    assert.match(await desk.look(), named)
    await desk.ask('chooseProfessional', 'mehdi-kacem')
    assert.match(
      await desk.look(),
      /Mehdi KACEM[\s\S]*?Fait partie d’une équipe de soins que vous avez acceptée\u00a0: Soins à domicile/,
    )
    await desk.ask('forgetProfessional', 'mehdi-kacem')
    const fin = civilDay(new Date())
    await desk.post({ geste: 'setAuthorisationEnd', sorte: 'careTeam', id, fin })
    assert.match((await lastChange(carnet, amina))?.about?.name ?? '', /Mehdi KACEM/)
    await desk.post({ geste: 'withdrawAuthorisation', sorte: 'careTeam', id })
    for (const dmp of [leroy, kacem]) await refusal(denied, dmp.findDocuments(amina.id))
  })

  await t.test(
    'an administrator blocks another; the médecin traitant only in 2011 [CON-14] [CON-15]',
    async () => {
      const nadia = patientNamed(carnet, 'nadia-fontaine')
      const block = { action: 'blockProfessional', target: target('antoine-leroy') } as const
      await assert.rejects(decideOnProfessional(platform, martin, amina.id, block), {
        reason: 'notAuthorised',
      })
      const of2011 = platformOf(t, carnet, { medecinTraitantPrivilege: 'legacy2011' })
      assert.equal(await decideOnProfessional(of2011, martin, amina.id, block), 'done')
      assert.equal(await decideOnProfessional(platform, martin, nadia.id, block), 'done')
      await refusal(denied, (await carnet.dmp('cps-leroy')).findDocuments(nadia.id))
      const hers = await deskOf(carnet, nadia)
      assert.match(await hers.look(), /Antoine LEROY[\s\S]*?Bloqué le [^.]* par Hélène MARTIN, en votre nom/)
      await untilSent(carnet)
      const sent = messages(carnet).find(({ subject }) => subject === 'Qui peut lire votre carnet a changé')
      assert.ok(sent !== undefined && !/LEROY|MARTIN/.test(sent.text))
      await hers.ask('unblockProfessional', 'antoine-leroy')
      assert.equal((await (await carnet.dmp('cps-leroy')).findRecord(nadia.id)).authorisation, 'NON_EXISTE')
      const himself = { action: 'blockProfessional', target: target('helene-martin') } as const
      await assert.rejects(decideOnProfessional(platform, martin, nadia.id, himself), {
        reason: 'choiceNotPossible',
      })
      await hers.ask('blockProfessional', 'antoine-leroy')
      const unblock = { ...block, action: 'unblockProfessional' } as const
      await assert.rejects(decideOnProfessional(platform, martin, nadia.id, unblock), {
        reason: 'blockIsHolders',
      })
      const holder = { kind: 'patient', patient: amina.id } as const
      const shielded = { action: 'blockProfessional', target: target('helene-martin') } as const
      await assert.rejects(decideOnProfessional(of2011, holder, amina.id, shielded), {
        reason: 'medecinTraitantShielded',
      })
      assert.equal((await lastTraceOf(carnet, amina)).about?.id, martin.id)
    },
  )
})

test('out of the team, the patient is asked at each consultation on the portal [CON-03]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const platform = platformOf(t, carnet)
  const inSession = (id: string) => ({
    ...callerNamed(carnet, 'antoine-leroy'),
    portalSession: { id, endsAt: new Date(platform.clock.now().getTime() + 3_600_000) },
  })
  const [first, second] = [inSession('session-1'), inSession('session-2')]
  const consent = (caller: typeof first, told = true) =>
    recordConsent(platform, caller, amina.id, { action: 'authoriseConsultation', told })
  const read = (caller: typeof first) => listDocuments(platform, caller, amina.id)
  const leroy = await carnet.dmp('cps-leroy')

  await assert.rejects(read(first), { reason: 'notAuthorised' })
  await assert.rejects(consent(first, false), { reason: 'gestureMissing' })
  assert.equal(await consent(first), 'done')
  assert.equal(await consent(first), 'unchanged')
  await read(first)
  const line = await lastTraceOf(carnet, amina)
  assert.ok(line.checks.some(({ because }) => because === 'consultationConsent'))
  await assert.rejects(read(second), { reason: 'notAuthorised' })
  assert.equal((await leroy.findRecord(amina.id)).authorisation, 'NON_EXISTE')
  await refusal(denied, leroy.findDocuments(amina.id))

  const desk = await deskOf(carnet, amina)
  assert.match(await desk.look(), /Antoine LEROY[\s\S]*?pour une seule consultation/)
  assert.match(
    await desk.look(`${urls.accessLog}`),
    /enregistré votre accord pour lire votre carnet le temps d’une consultation/,
  )
  await desk.post({ geste: 'withdrawAuthorisation', sorte: 'consultation', id: 'session-1' })
  await assert.rejects(read(first), { reason: 'notAuthorised' })
  assert.equal((await lastChange(carnet, amina))?.about?.name, 'Antoine LEROY')

  await consent(first)
  await platform.database.transaction((tx) => endConsultations(tx, 'session-1'))
  await assert.rejects(read(first), { reason: 'notAuthorised' })
  await consent(second)
  await desk.ask('blockProfessional', 'antoine-leroy')
  await desk.ask('unblockProfessional', 'antoine-leroy')
  await assert.rejects(read(second), { reason: 'notAuthorised' })
  await leroy.authorise(amina.id, { gesture: 'consentCollected' })
  await read(inSession('session-3'))
})

async function deskOf(carnet: RunningCarnet, patient: DemonstrationPatient) {
  const browser = await logIn(carnet, patient)
  const idOf = (who: string) => (/^\d+$/.test(who) ? who : professionalIdOf(carnet, who))
  const post = async (fields: Readonly<Record<string, string>>) =>
    textOf((await browser.submit(await browser.open(urls.professionals), urls.professionals, fields)).html)
  return {
    look: async (address: string = urls.professionals) => textOf((await browser.open(address)).html),
    post,
    ask: (geste: string, who: string, more: Readonly<Record<string, string>> = {}) =>
      post({ geste, sorte: 'professional', id: idOf(who), ...more }),
  }
}

async function lastChange(carnet: RunningCarnet, patient: DemonstrationPatient) {
  return (await tracesOf(carnet, patient)).findLast(({ about }) => about !== undefined)
}

function authorisationOf(carnet: RunningCarnet, about: DemonstrationPatient, who: string) {
  return queryRows(
    carnet,
    `select type, granted_at, expires_at, collected_by, administrator, express_consent
       from authorisation join patient_identifier using (record_id)
      where ins = '${about.id.ins}' and actor_id = '${professionalIdOf(carnet, who)}'`,
  )
}

function textOf(html: string): string {
  return html.replace(/<[^>]+>/g, '').replace(/[ \n]+/g, ' ')
}
