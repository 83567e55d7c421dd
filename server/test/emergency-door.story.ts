/** The emergency door: a professional, his card, the QR code of a patient or her matricule. people.md W-13; rules.md §6. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { summarySections } from '@carnet/core/wire/cda/sample-statements.fixture.ts'
import type { DemonstrationPatient } from '@carnet/kit/demo/people-types.ts'
import {
  doorUrls,
  emergencyDocumentUrl,
  emergencyPieceUrl,
  professionalCardUrl,
} from '@carnet/web/emergency/addresses.ts'
import { scannedCardUrl, urls } from '@carnet/web/urls.ts'
import { makeCardLink, revokeCardLink } from '../actions/card-link.ts'
import { readEmergencyCard } from '../actions/emergency-card.ts'
import { openCardBrowser } from './card-browser.ts'
import { lastTraceOf, patientNamed, tracesOf } from './demonstration-calls.ts'
import { messages, untilSent } from './messages-sent.ts'
import { logIn, openBrowser } from './patient-browser.ts'
import { platformOf } from './platform-of.ts'
import { runningCarnet } from './running-carnet.ts'
import { sampleDocument, uniqueIdOf } from './sample-document.ts'
import { structuredDocument } from './structured-document.ts'
import { queryRows } from './what-is-stored.ts'

const unconscious = { motif: 'unconscious', precisions: 'Trouvée sur la voie publique' }

test('a professional with nothing but his card opens a record in an emergency, and the person knows it at once', async (t) => {
  const carnet = await runningCarnet(t)
  const platform = platformOf(t, carnet)
  const amina = patientNamed(carnet, 'amina-benali')
  const holder = { kind: 'patient', patient: amina.id } as const
  const kacem = await openCardBrowser(carnet, 'cps-kacem')
  const nobody = await openCardBrowser(carnet, undefined)
  const martin = await carnet.dmp('cps-martin')
  const deposit = async (type: string, title: string, hideFrom = {}) => {
    const source = await sampleDocument(carnet, { by: 'cps-martin', about: amina, type, title })
    await martin.submitDocuments(amina.id, [{ source, hideFrom }])
    return uniqueIdOf(source)
  }
  const summary = await structuredDocument(
    carnet,
    { by: 'cps-martin', about: amina, type: '60591-5', title: 'Synthèse' },
    summarySections({ allergies: ['Pénicilline'] }),
  )
  await martin.submitDocuments(amina.id, [{ source: summary, hideFrom: {} }])
  const letter = await deposit('11488-4', 'Lettre de cardiologie')
  const browser = await logIn(carnet, amina)
  await browser.submit(await browser.open(urls.editCard), urls.editCard, { allergies: 'Arachide' })
  await makeCardLink(platform, holder, { forProfessionals: true })
  const token = (await readEmergencyCard(platform, holder)).square!.link!.token
  const lines = async () =>
    (await tracesOf(carnet, amina)).map(({ action, outcome, mode, actor, refusal }) =>
      [action, outcome, mode, actor.kind, refusal].filter(Boolean).join(' '),
    )
  const since = async (known: number) => (await lines()).slice(known)

  await t.test('the QR code leads a professional where his card is read', async () => {
    const { html } = await openBrowser(carnet).look(scannedCardUrl(token))
    assert.ok(html.includes(new URL(professionalCardUrl(token), carnet.tlsUrl).href))
    assert.match(
      (await openBrowser(carnet).look(urls.scannedCard)).html,
      new RegExp(`${carnet.tlsUrl}/urgence"`),
    )
  })

  await t.test(
    'with his card he reads that of the patient under his own name, without the six digits',
    async () => {
      const known = (await lines()).length
      const page = await kacem.look(professionalCardUrl(token))
      assert.equal(page.status, 200)
      assert.match(page.html, /Mehdi KACEM[\s\S]*BENALI[\s\S]*Arachide[\s\S]*Ouvrir le DMP en urgence/)
      assert.doesNotMatch(page.html, /Lettre de cardiologie/)
      assert.deepEqual(await since(known), ['openEmergencyCard done normal professional'])
    },
  )

  let pass = ''
  await t.test('without a reason nothing opens [EMG-05]', async () => {
    const page = await kacem.look(professionalCardUrl(token))
    for (const [fields, words] of [
      [{}, /Choisissez pourquoi vous ouvrez ce DMP/],
      [{ motif: 'other' }, /Dites en quelques mots quelle est la situation/],
    ] as const) {
      const answer = await kacem.submit(page, doorUrls.open, { jeton: token, ...fields })
      assert.deepEqual([answer.status, words.test(answer.html)], [422, true])
    }
    assert.equal((await lastTraceOf(carnet, amina)).mode, 'normal')
  })

  await t.test(
    'with one, his card opens the list of what he may see, and each document [EMG-01]',
    async () => {
      const known = (await lines()).length
      const page = await kacem.look(professionalCardUrl(token))
      const record = await kacem.submit(page, doorUrls.open, { jeton: token, ...unconscious })
      assert.equal(record.status, 200)
      pass = record.at.split('/').at(-1)!
      assert.match(record.html, /Bris de glace<\/strong>[\s\S]*Trouvée sur la voie publique[\s\S]*Arachide/)
      assert.match(
        record.html,
        /À lire d’abord[\s\S]*Synthèse[\s\S]*documents\u00a0: 2[\s\S]*Lettre de cardiologie/,
      )
      const document = await kacem.look(emergencyDocumentUrl(pass, uniqueIdOf(summary)))
      assert.equal(document.status, 200)
      assert.match(document.html, /Bris de glace<\/strong>/, 'as long as the access lasts [EMG-05]')
      assert.match(document.html, /<iframe class="reader-frame" sandbox srcdoc="[^"]*Pénicilline/)
      assert.match(document.headers['content-security-policy'] ?? '', /style-src 'self' 'sha256-/)
      const piece = await kacem.look(emergencyPieceUrl(pass, letter, 0))
      assert.deepEqual([piece.status, piece.headers['content-type']], [200, 'text/plain'])
      assert.deepEqual((await since(known)).slice(1), [
        'openEmergencyCard done brisDeGlace professional',
        'findDocuments done brisDeGlace professional',
        'openEmergencyCard done brisDeGlace professional',
        'readDocument done brisDeGlace professional',
        'readDocument done brisDeGlace professional',
      ])
      const { emergencyReason } = await lastTraceOf(carnet, amina)
      assert.equal(emergencyReason, 'Personne inconsciente\u00a0: Trouvée sur la voie publique')
    },
  )

  await t.test(
    'the person and her médecin traitant are told, and nothing lasts [EMG-07, EMG-09]',
    async () => {
      await untilSent(carnet)
      const subjects = messages(carnet).map(({ subject }) => subject)
      assert.ok(subjects.includes('Votre carnet a été ouvert en urgence'), `${subjects}`)
      assert.ok(subjects.includes('Accès en urgence au DMP de l’un de vos patients'), `${subjects}`)
      const { html } = await browser.open(`${urls.accessLog}?filtre=urgences`)
      assert.match(html, /Mehdi KACEM[\s\S]*Trouvée sur la voie publique/)
      const { authorisation } = await (await carnet.dmp('cps-kacem')).findRecord(amina.id)
      assert.equal(authorisation, 'NON_EXISTE')
    },
  )

  await t.test('a document that is hidden from him changes no byte of what he is shown', async () => {
    const pages = async () => {
      const known = await kacem.look(`${doorUrls.record}/${pass}`)
      const absent = await kacem.look(emergencyDocumentUrl(pass, '1.2.250.1.999.404'))
      return [known, absent].map(({ status, html }) => [status, html])
    }
    const before = await pages()
    const masked = await deposit('60591-5', 'Synthèse masquée', { maskedToProfessionals: true })
    assert.deepEqual(await pages(), before)
    const hidden = await kacem.look(emergencyDocumentUrl(pass, masked))
    assert.deepEqual([hidden.status, hidden.html], before[1])
    assert.equal((await lastTraceOf(carnet, amina)).refusal, 'maskedToProfessionals')
  })

  await t.test('what one card opened opens nothing to another, and nothing once it is ended', async () => {
    const leroy = await openCardBrowser(carnet, 'cps-leroy')
    const known = (await lines()).length
    assert.equal((await leroy.look(`${doorUrls.record}/${pass}`)).status, 403)
    const page = await kacem.look(`${doorUrls.record}/${pass}`)
    const ended = await kacem.submit(page, `${doorUrls.record}/${pass}/terminer`, {})
    assert.match(ended.html, /L’accès en urgence est terminé/)
    const again = await kacem.look(`${doorUrls.record}/${pass}`)
    assert.deepEqual([again.status, /dure trente minutes/.test(again.html)], [403, true])
    assert.equal((await since(known)).length, 2, 'his own page, and no other')
  })

  await t.test('a form of another site, or made for another card, opens nothing', async () => {
    const page = await kacem.look(doorUrls.door)
    const fields = { matricule: amina.id.ins, ...unconscious }
    const known = (await lines()).length
    const forged = [
      await kacem.look(doorUrls.open, { ...fields, csrf: 'x' }),
      await (await openCardBrowser(carnet, 'cps-leroy')).submit(page, doorUrls.open, fields),
      await kacem.look(
        doorUrls.open,
        { ...fields, csrf: /name="csrf" value="([^"]*)"/.exec(page.html)![1]! },
        { origin: 'https://ailleurs.example' },
      ),
    ]
    assert.deepEqual(
      forged.map(({ status }) => status),
      [403, 403, 403],
    )
    const led = await kacem.look(professionalCardUrl(token), undefined, { 'sec-fetch-site': 'cross-site' })
    assert.doesNotMatch(led.html, /BENALI/)
    assert.equal((await lines()).length, known)
  })

  const byMatricule = async (slug: string, who: DemonstrationPatient | string) => {
    const reader = await openCardBrowser(carnet, slug)
    const matricule = typeof who === 'string' ? who : who.id.ins
    return reader.submit(await reader.look(doorUrls.door), doorUrls.open, { matricule, ...unconscious })
  }

  await t.test('the matricule of a Vitale card opens it too, spaces and all [EMG-08]', async () => {
    const spaced = amina.id.ins.replace(/(.{3})/g, '$1 ')
    assert.match((await byMatricule('cps-kacem', spaced)).html, /Bris de glace<\/strong>[\s\S]*BENALI/)
    const wrong = await byMatricule('cps-kacem', '12')
    assert.deepEqual([wrong.status, /quinze chiffres/.test(wrong.html)], [422, true])
  })

  await t.test(
    'a record unknown, refused, suspended or closed is answered alike, and each keeps the line [EMG-10]',
    async () => {
      const answers = await Promise.all(
        ['180019999999986', 'lucie-moreau', 'henri-dumas', 'gilles-barbier'].map(async (who) => {
          const person = carnet.people!.patients.find(({ slug }) => slug === who)
          const { status, html } = await byMatricule('cps-kacem', person ?? who)
          return [status, html]
        }),
      )
      assert.equal(answers[0]![0], 404)
      for (const answer of answers) assert.deepEqual(answer, answers[0])
    },
  )

  await t.test(
    'who opposed bris de glace is not opened, and the professional is told what is left [EMG-01]',
    async () => {
      const karim = patientNamed(carnet, 'karim-haddad')
      const refused = await byMatricule('cps-kacem', karim)
      assert.equal(refused.status, 403)
      assert.match(refused.html, /s’est opposé à ce que son DMP[\s\S]*appelez le 15/)
      assert.equal((await lastTraceOf(carnet, karim)).refusal, 'patientRefusesBrisDeGlace')
    },
  )

  await t.test(
    'a card revoked or expired, a structure, a CPE, no card: each is told what to do',
    async () => {
      const told = async (slug: string | undefined) => {
        const page = await (await openCardBrowser(carnet, slug)).look(professionalCardUrl(token))
        return [page.status, /<h1>([^<]*)/.exec(page.html)?.[1]]
      }
      const known = (await lines()).length
      assert.deepEqual(await told('cps-leroy-revoquee'), [403, 'Cette carte n’est plus acceptée'])
      assert.deepEqual(await told('cps-martin-expiree'), [403, 'Cette carte n’est plus acceptée'])
      assert.deepEqual(await since(known), [
        'openEmergencyCard refused normal professional certificateNotValid',
        'openEmergencyCard refused normal professional certificateNotValid',
      ])
      assert.deepEqual(await told('structure-hopital'), [403, 'Ce certificat est celui d’une structure'])
      assert.deepEqual(await told('cpe-colin'), [
        403,
        'Cette carte n’est pas celle d’un professionnel de santé',
      ])
      assert.deepEqual(await told(undefined), [403, 'Aucune carte n’a été lue'])
      await assert.rejects(nobody.look('/param-lps'), 'for all else the connection is cut')
    },
  )

  await t.test('a card that was revoked is that of nobody, for a professional too [P-12]', async () => {
    const unknown = await kacem.look(professionalCardUrl('A'.repeat(22)))
    await revokeCardLink(platform, holder)
    const revoked = await kacem.look(professionalCardUrl(token))
    assert.deepEqual([revoked.status, revoked.html], [404, unknown.html])
  })

  await t.test(
    'nothing that names a person stands in an address, or in what is kept of an access',
    async () => {
      assert.doesNotMatch(pass, /\d{8}/)
      const [row] = await queryRows(carnet, 'select sealed::text as sealed from emergency_pass limit 1')
      assert.doesNotMatch(String(row?.sealed), /inconsciente/)
    },
  )
})
