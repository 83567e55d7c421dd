/** Someone is asked to represent a minor, or to help a holder: what opens, what does not, and what nobody is told. rules.md LIF-20, CNT-07, EHDS-01, TRA-09. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DemonstrationPatient } from '@carnet/kit/demo/people-types.ts'
import { helpProofUrl, urls } from '@carnet/web/urls.ts'
import { lastTraceOf, moveClock, patientNamed, tracesOf } from './demonstration-calls.ts'
import { messages, untilSent } from './messages-sent.ts'
import { logIn, type Page } from './patient-browser.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { sampleDocument } from './sample-document.ts'
import { queryRows } from './what-is-stored.ts'

/** An invented matricule that nobody has, with its key. */
const nobodysIns = '198039999945624'

test('the representative of a minor asks the second one, who opens the record or does not [LIF-20]', async (t) => {
  const carnet = await runningCarnet(t)
  const emma = patientNamed(carnet, 'emma-caron')
  await deposit(carnet, emma, 'Certificat de sport')
  const isabelle = await space(carnet, 'isabelle-caron')
  const thomas = await space(carnet, 'thomas-marchand')
  await isabelle.openRecord('EMMA')
  const asked = { ...named(carnet, 'thomas-marchand'), lien: 'parent' }

  await t.test('not without the attestation, and the form keeps what was typed', async () => {
    const page = await isabelle.fill(urls.inviteRepresentative, asked)
    assert.equal(page.status, 422)
    assert.match(textOf(page.html), /Cochez la case si vous êtes tous les deux représentants légaux/)
    assert.ok(page.html.includes(`value="${asked.matricule}"`))
    assert.deepEqual(await queryRows(carnet, 'select 1 from invitation'), [])
  })

  await t.test('asked, he is told without a name; before he accepts, nothing is open to him', async () => {
    const page = await isabelle.fill(urls.inviteRepresentative, { ...asked, attestation: 'oui' })
    assert.match(textOf(page.html), /l’invitation est enregistrée[\s\S]*THOMAS MARCHAND[\s\S]*en attente/i)
    const { actor, action, about } = await lastOf(carnet, emma, 'inviteRepresentative')
    assert.deepEqual(
      [actor.kind, actor.name, action, about?.name],
      ['legalRepresentative', 'ISABELLE CARON', 'inviteRepresentative', 'Thomas Marchand'],
    )
    await untilSent(carnet)
    const message = messages(carnet).at(-1)!
    assert.equal(message.subject, 'Une invitation vous attend')
    for (const word of ['EMMA', 'CARON', 'ISABELLE', emma.id.ins, asked.matricule])
      assert.ok(!message.text.toUpperCase().includes(word), word)
    assert.ok(!textOf((await thomas.open(urls.choice)).html).includes('EMMA CARON'))
    assert.match(textOf((await thomas.open(urls.documents)).html), /Quelqu’un vous a invité/)
    const invitation = (await idsOf(carnet))[0]!
    await thomas.send(urls.choice, { mandat: invitation })
    assert.ok(!textOf((await thomas.open(urls.documents)).html).includes('Certificat de sport'))
  })

  await t.test('nobody else answers in his place, not even with the number of the invitation', async () => {
    const invitation = (await idsOf(carnet))[0]!
    const claire = await space(carnet, 'claire-vidal')
    const fields = { id: invitation, geste: 'acceptInvitation', attestation: invitation }
    assert.equal((await claire.send(urls.invitations, fields)).status, 422)
    assert.equal((await isabelle.send(urls.invitations, fields)).status, 422)
    assert.deepEqual(await statesOf(carnet), ['pending'])
  })

  await t.test('he attests, accepts, and both read under their own names', async () => {
    const invitation = (await idsOf(carnet))[0]!
    const page = await thomas.open(urls.invitations)
    assert.match(textOf(page.html), /ISABELLE CARON vous invite à représenter EMMA CARON, comme parent/)
    const without = await thomas.send(urls.invitations, { id: invitation, geste: 'acceptInvitation' })
    assert.equal(without.status, 422)
    assert.match(textOf(without.html), /cochez cette case/)
    const fields = { id: invitation, geste: 'acceptInvitation', attestation: invitation }
    assert.match(textOf((await thomas.send(urls.invitations, fields)).html), /ce carnet vous est ouvert/)
    assert.match(await thomas.openRecord('EMMA'), /Certificat de sport/)
    const { actor } = await lastTraceOf(carnet, emma)
    assert.deepEqual([actor.kind, actor.name], ['legalRepresentative', 'THOMAS MARCHAND'])
    assert.match(textOf((await isabelle.open(urls.documents)).html), /Certificat de sport/)
    await untilSent(carnet)
    const answer = messages(carnet).at(-1)!
    assert.equal(answer.subject, 'Une réponse à votre invitation')
    // A second answer changes nothing.
    assert.equal((await thomas.send(urls.invitations, fields)).status, 422)
    assert.deepEqual(await statesOf(carnet), ['accepted'])
  })

  await t.test('there is no third representative', async () => {
    const third = { ...named(carnet, 'claire-vidal'), lien: 'tutor', attestation: 'oui' }
    const page = await isabelle.fill(urls.inviteRepresentative, third)
    assert.equal(page.status, 422)
    assert.match(textOf(page.html), /déjà deux représentants légaux/)
    assert.equal((await lastTraceOf(carnet, emma)).refusal, 'representativesFull')
  })

  await t.test('the access of the second one ends with the minority too [LIF-21]', async () => {
    const [mandate] = await queryRows<{ until: Date }>(
      carnet,
      `select m.until from mandate m join invitation i on i.id = m.id`,
    )
    assert.equal(mandate?.until.toISOString(), '2029-03-28T22:00:00.000Z')
  })
})

test('refused, withdrawn or left without an answer, an invitation opens nothing [LIF-20] [CNT-07]', async (t) => {
  const carnet = await runningCarnet(t)
  const emma = patientNamed(carnet, 'emma-caron')
  const isabelle = await space(carnet, 'isabelle-caron')
  await isabelle.openRecord('EMMA')
  const asked = { ...named(carnet, 'thomas-marchand'), lien: 'tutor', attestation: 'oui' }
  const ask = () => isabelle.fill(urls.inviteRepresentative, asked)
  const newest = async () => (await idsOf(carnet)).at(-1)!

  await ask()
  const thomas = await space(carnet, 'thomas-marchand')
  const refused = { id: await newest(), geste: 'refuseInvitation' }
  assert.match(textOf((await thomas.send(urls.invitations, refused)).html), /Rien n’a été ouvert/)
  assert.equal((await lastOf(carnet, emma, 'refuseInvitation')).actor.name, 'THOMAS MARCHAND')

  await ask()
  const withdrawn = await newest()
  const page = await isabelle.send(urls.delegates, { id: withdrawn, geste: 'withdrawInvitation' })
  assert.match(textOf(page.html), /l’invitation est retirée[\s\S]*retirée[\s\S]*refusée/)
  const late = { geste: 'acceptInvitation', attestation: withdrawn, id: withdrawn }
  assert.match(textOf((await thomas.send(urls.invitations, late)).html), /n’est plus valable/)

  await ask()
  const expired = await newest()
  await moveClock(carnet, { advance: 'P14D' })
  const later = await space(carnet, 'thomas-marchand')
  assert.match(textOf((await later.open(urls.invitations)).html), /Aucune invitation/)
  const tooLate = { geste: 'acceptInvitation', attestation: expired, id: expired }
  assert.match(textOf((await later.send(urls.invitations, tooLate)).html), /n’est plus valable/)
  assert.equal((await lastTraceOf(carnet, emma)).refusal, 'invitationOver')
  const isabelleLater = await space(carnet, 'isabelle-caron')
  await isabelleLater.openRecord('EMMA')
  assert.match(textOf((await isabelleLater.open(urls.delegates)).html), /sans réponse à temps/)
  assert.ok(!textOf((await later.open(urls.choice)).html).includes('EMMA'))
  assert.deepEqual(await queryRows(carnet, `select 1 from mandate m join invitation i on i.id = m.id`), [])
})

test('a carer helps as the holder lets him, and no further [CNT-07]', async (t) => {
  const carnet = await runningCarnet(t)
  const denise = patientNamed(carnet, 'denise-perrin')
  await deposit(carnet, denise, 'Courrier de Denise')
  const holder = await space(carnet, 'denise-perrin')
  const thomas = await space(carnet, 'thomas-marchand')
  const asked = { ...named(carnet, 'thomas-marchand'), duree: '3' }

  await t.test('who is known and who is not are asked with the same page and the same line', async () => {
    const known = await holder.fill(urls.inviteCarer, { ...asked, garder: 'imagerie' })
    const unknown = await holder.fill(urls.inviteCarer, { ...asked, matricule: nobodysIns })
    const asIs = (page: Page) =>
      textOf(page.html)
        .replaceAll(/\s+/g, ' ')
        .replace(/.*l’invitation est enregistrée/, '')
        .split('Vos invitations')[0]
    assert.equal(known.status, unknown.status)
    assert.equal(asIs(known), asIs(unknown))
    assert.equal(occurrences(textOf(unknown.html), 'en attente'), 2)
    const lines = (await tracesOf(carnet, denise)).filter(({ action }) => action === 'inviteCarer')
    const [first, second] = lines.map(({ id: _, at: __, ...line }) => line)
    assert.deepEqual(first, second)
    await untilSent(carnet)
    const sent = messages(carnet).filter(({ subject }) => subject === 'Une invitation vous attend')
    assert.deepEqual(
      sent.map(({ to }) => to),
      [patientNamed(carnet, 'thomas-marchand').email ?? patientNamed(carnet, 'thomas-marchand').phone],
    )
  })

  await t.test('a right number under another name asks nobody', async () => {
    const [unknown = ''] = await idsOf(carnet, 'where person_record_id is null')
    await holder.send(urls.delegates, { id: unknown, geste: 'withdrawInvitation' })
    await holder.fill(urls.inviteCarer, { ...named(carnet, 'claire-vidal', { duree: '1' }), nom: 'Durand' })
    const waiting = await queryRows<{ known: boolean }>(
      carnet,
      `select person_record_id is not null as known from invitation where state = 'pending' order by invited_at`,
    )
    assert.deepEqual(
      waiting.map(({ known }) => known),
      [true, false],
    )
  })

  await t.test('a fourth carer is refused, those invited counted; so is the same one twice', async () => {
    assert.match(textOf((await holder.fill(urls.inviteCarer, asked)).html), /déjà invitée, ou a déjà accès/)
    const fourth = await holder.fill(urls.inviteCarer, named(carnet, 'julie-marchand', { duree: '1' }))
    assert.equal(fourth.status, 422)
    assert.match(textOf(fourth.html), /déjà tous les aidants possibles/)
    assert.equal((await lastTraceOf(carnet, denise)).refusal, 'carersFull')
  })

  await t.test('he accepts, reads what is not kept from him, and both have the proof', async () => {
    const [invitation = ''] = await idsOf(carnet, 'where person_record_id is not null')
    await thomas.send(urls.invitations, { id: invitation, geste: 'acceptInvitation' })
    assert.match(await thomas.openRecord('DENISE'), /Courrier de Denise/)
    const { actor } = await lastTraceOf(carnet, denise)
    assert.deepEqual([actor.kind, actor.name], ['carer', 'THOMAS MARCHAND'])
    for (const reader of [holder, thomas]) {
      const proof = await reader.open(helpProofUrl(invitation))
      assert.match(proof.html, /^%PDF-1\.7[\s\S]*%%EOF\s*$/)
    }
    const claire = await space(carnet, 'claire-vidal')
    assert.equal((await claire.open(helpProofUrl(invitation))).status, 404)
    assert.match(textOf((await holder.open(urls.delegates)).html), /Vous gardez pour vous\u00a0: Imagerie/)
  })

  await t.test('the holder makes it last longer before its end; the carer does not [CNT-07]', async () => {
    const [mandate = ''] = await idsOf(carnet, 'where person_record_id is not null')
    const ends = async () => {
      const [row] = await queryRows<{ until: Date }>(
        carnet,
        `select until from mandate where id = '${mandate}'`,
      )
      return row!.until
    }
    const before = await ends()
    const renew = { id: mandate, geste: 'renewHelp', duree: '12' }
    assert.equal((await thomas.send(urls.delegates, renew)).status, 403)
    assert.equal((await holder.send(urls.delegates, { ...renew, duree: '24' })).status, 422)
    assert.deepEqual(await ends(), before)
    assert.match(textOf((await holder.send(urls.delegates, renew)).html), /cette aide est prolongée/)
    assert.ok((await ends()) > before)
    const { outcome, about } = await lastOf(carnet, denise, 'renewHelp')
    assert.deepEqual([outcome, about?.name], ['done', 'THOMAS MARCHAND'])
    assert.equal((await holder.send(urls.delegates, { ...renew, duree: '1' })).status, 422, 'not shorter')
  })

  await t.test('he shares it with nobody: the attempt is refused and kept under his own name', async () => {
    for (const [address, fields, action] of [
      [urls.inviteCarer, named(carnet, 'claire-vidal', { duree: '1' }), 'inviteCarer'],
      [urls.inviteCarer, {}, 'inviteCarer'],
      [urls.professionals, { geste: 'nameAdministrator', id: '899900990010' }, 'nameAdministrator'],
      [urls.notices, { access: 'email' }, 'changeNoticeChoices'],
      [urls.emergenciesRead, {}, 'acknowledgeEmergencies'],
      [urls.emergencyChoices, { samu: 'refuse' }, 'changeEmergencyChoices'],
    ] as const) {
      const answer = await thomas.send(address, fields)
      assert.equal(answer.status, 403)
      const { actor, outcome, refusal } = await lastOf(carnet, denise, action)
      assert.deepEqual(
        [actor.kind, actor.name, outcome, refusal],
        ['carer', 'THOMAS MARCHAND', 'refused', 'actionNotAllowedForCaller'],
      )
    }
    assert.equal((await idsOf(carnet)).length, 3)
  })

  await t.test(
    'he is told of what is added that he may read, once he asked for it, and not of what',
    async () => {
      const told = async () => {
        await untilSent(carnet)
        return messages(carnet).filter(
          ({ subject }) => subject === 'Du nouveau dans un carnet que vous aidez à tenir',
        )
      }
      const kept = await sampleDocument(carnet, {
        by: 'cps-martin',
        about: denise,
        title: 'Scanner',
        type: '18748-4',
      })
      const martin = await carnet.dmp('cps-martin')
      const unseen = await sampleDocument(carnet, { by: 'cps-martin', about: denise, title: 'À annoncer' })
      const addWhatHeMayNotRead = async () => {
        await martin.submitDocuments(denise.id, [{ source: kept, hideFrom: {} }])
        await martin.submitDocuments(denise.id, [{ source: unseen, hideFrom: { invisibleToPatient: true } }])
      }
      await deposit(carnet, denise, 'Avant qu’il le demande')
      assert.equal((await told()).length, 0)

      await thomas.openRecord('THOMAS')
      const [mandate = ''] = await idsOf(carnet, 'where person_record_id is not null')
      const page = await thomas.open(urls.notices)
      assert.match(textOf(page.html), /s’ajoute au carnet de[\s\S]*DENISE PERRIN/)
      const saved = await thomas.send(urls.notices, { quoi: 'aides', prevenir: mandate })
      assert.match(saved.html, new RegExp(`value="${mandate}" checked`))
      assert.equal((await lastOf(carnet, denise, 'changeHelpNotices')).actor.name, 'THOMAS MARCHAND')

      await addWhatHeMayNotRead()
      assert.equal((await told()).length, 0)
      await deposit(carnet, denise, 'Bilan sanguin')
      await deposit(carnet, denise, 'Ordonnance')
      const [message, ...more] = await told()
      assert.deepEqual(more, [], 'one message within the hour')
      const { email, phone } = patientNamed(carnet, 'thomas-marchand')
      assert.equal(message?.to, email ?? phone)
      assert.doesNotMatch(`${message?.subject}${message?.text}`, /DENISE|PERRIN|Bilan|Ordonnance/i)
      await thomas.openRecord('DENISE')
    },
  )

  await t.test('the holder ends it: refused at once, in the page that was open [EHDS-01]', async () => {
    const [mandate = ''] = await idsOf(carnet, 'where person_record_id is not null')
    const page = await holder.send(urls.delegates, { id: mandate, geste: 'endHelp' })
    assert.match(textOf(page.html), /ne peut plus ouvrir ce carnet/)
    assert.match(textOf((await thomas.open(urls.documents)).html), /ne vous est plus ouvert/)
    const { actor, refusal } = await lastTraceOf(carnet, denise)
    assert.deepEqual([actor.name, refusal], ['THOMAS MARCHAND', 'mandateOver'])
    assert.equal((await thomas.open(helpProofUrl(mandate))).status, 403)
    await untilSent(carnet)
    assert.equal(messages(carnet).at(-1)?.subject, 'Un carnet ne vous est plus ouvert')
    await moveClock(carnet, { advance: 'PT2H' })
    const { email, phone } = patientNamed(carnet, 'thomas-marchand')
    const sent = () => messages(carnet).filter(({ to }) => to === email || to === phone).length
    const before = sent()
    await deposit(carnet, denise, 'Une fois l’aide finie')
    await untilSent(carnet)
    assert.equal(sent(), before, 'nor is he told of anything')
    await moveClock(carnet, { real: true })
  })

  await t.test('a carer stops by himself, his own help and no other', async () => {
    const alain = await space(carnet, 'alain-perrin')
    const page = await alain.open(urls.choice)
    const [, mandate = ''] = /name="arreter" value="([^"]+)"/.exec(page.html) ?? []
    assert.match(
      textOf((await alain.send(urls.choice, { arreter: mandate })).html),
      /ne vous est plus ouvert/,
    )
    const { actor, about } = await lastOf(carnet, denise, 'endHelp')
    assert.deepEqual([actor.name, about?.name], ['ALAIN PERRIN', 'ALAIN PERRIN'])
  })

  await t.test('the eleventh invitation within the hour is asked to wait', async () => {
    const answers: Page[] = []
    for (let times = 0; times < 11; times++) {
      const page = await holder.fill(urls.inviteCarer, asked)
      answers.push(page)
      const [id] = await idsOf(carnet, "where state = 'pending' and person_record_id is not null")
      if (id !== undefined) await holder.send(urls.delegates, { id, geste: 'withdrawInvitation' })
    }
    // Three were sent at the beginning of this story.
    assert.deepEqual(
      answers.map(({ status }) => status),
      [...Array.from({ length: 7 }, () => 200), 429, 429, 429, 429],
    )
    assert.match(textOf(answers.at(-1)?.html ?? ''), /Attendez \d+\s+minutes?/)
  })
})

test('two invited at the same moment do not make a fourth carer [CNT-07]', async (t) => {
  const carnet = await runningCarnet(t)
  const holder = await space(carnet, 'denise-perrin')
  const forms = ['thomas-marchand', 'julie-marchand', 'claire-vidal', 'isabelle-caron'].map((slug) =>
    holder.fill(urls.inviteCarer, named(carnet, slug, { duree: '1' })),
  )
  const answers = await Promise.all(forms)
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 200, 422, 422])
  assert.equal((await idsOf(carnet)).length, 2)
})

async function deposit(carnet: RunningCarnet, about: DemonstrationPatient, title: string): Promise<void> {
  const source = await sampleDocument(carnet, { by: 'cps-martin', about, title })
  await (await carnet.dmp('cps-martin')).submitDocuments(about.id, [{ source, hideFrom: {} }])
}

/** What the form asks about this person. */
function named(carnet: RunningCarnet, slug: string, more: Readonly<Record<string, string>> = {}) {
  const { id, identity } = patientNamed(carnet, slug)
  const proper = (name: string) => `${name.slice(0, 1)}${name.slice(1).toLowerCase()}`
  return {
    prenom: proper(identity.birthFirstName),
    nom: proper(identity.birthName),
    matricule: id.ins,
    ...more,
  }
}

async function space(carnet: RunningCarnet, slug: string) {
  const browser = await logIn(carnet, patientNamed(carnet, slug))
  const own = await browser.open(urls.choice)
  return {
    open: browser.open,
    /** Whatever page the form would stand on: the token is the session's. */
    send: (address: string, fields: Readonly<Record<string, string>>) => browser.submit(own, address, fields),
    fill: (address: string, fields: Readonly<Record<string, string>>) => browser.submit(own, address, fields),
    async openRecord(name: string) {
      const { html } = await browser.open(urls.choice)
      const article = html.split('<article').find((each) => each.includes(name))
      const [, mandat = ''] = /name="mandat" value="([^"]*)"/.exec(article ?? '') ?? []
      await browser.submit(own, urls.choice, { mandat })
      return textOf((await browser.open(urls.documents)).html)
    },
  }
}

async function idsOf(carnet: RunningCarnet, where = ''): Promise<readonly string[]> {
  const rows = await queryRows<{ id: string }>(
    carnet,
    `select id from invitation ${where} order by invited_at`,
  )
  return rows.map(({ id }) => id)
}

async function statesOf(carnet: RunningCarnet): Promise<readonly string[]> {
  const rows = await queryRows<{ state: string }>(carnet, 'select state from invitation order by invited_at')
  return rows.map(({ state }) => state)
}

async function lastOf(carnet: RunningCarnet, patient: DemonstrationPatient, action: string) {
  const line = (await tracesOf(carnet, patient)).findLast((trace) => trace.action === action)
  assert.ok(line)
  return line
}

function occurrences(text: string, words: string): number {
  return text.split(words).length - 1
}

function textOf(html: string): string {
  return html.replace(/<[^>]+>/g, '').replace(/[ \n]+/g, ' ')
}
