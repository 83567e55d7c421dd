/** Who is in the holder's space for him: parents, a tutor, a carer; and what they are never told. rules.md LIF-20 to LIF-22, CNT-07, VIS-09, TRA-03. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startOfCivilDay } from '@carnet/core/model/civil-day.ts'
import { depositCare } from '@carnet/kit/demo/deposit-care.ts'
import type { DemonstrationPatient } from '@carnet/kit/demo/people-types.ts'
import { documentUrl, ownMeasureUrl, profileSectionUrl, urls } from '@carnet/web/urls.ts'
import { listTraces } from '../actions/list-traces.ts'
import { searchDocuments } from '../actions/search-documents.ts'
import { saysImportant } from '../api/portal/patient/document-text.ts'
import { administer, patientOption } from './administer.ts'
import { lastTraceOf, moveClock, patientNamed, professionalIdOf, tracesOf } from './demonstration-calls.ts'
import { refusal } from './expect-refusal.ts'
import { logIn, type Page } from './patient-browser.ts'
import { callerNamed, platformOf } from './platform-of.ts'
import { type RunningCarnet, runningCarnet } from './running-carnet.ts'
import { sampleDocument, uniqueIdOf } from './sample-document.ts'
import { walkSpace } from './walk-space.ts'
import { queryRows } from './what-is-stored.ts'

const consent = { gesture: 'consentCollected' } as const
const secretly = { secretSession: true } as const
const secret = { invisibleToRepresentatives: true } as const

test('each opens the record of the person he represents or helps, under his own name', async (t) => {
  const carnet = await runningCarnet(t)
  const leo = patientNamed(carnet, 'leo-marchand')
  const title = 'Carnet de vaccination'
  await deposit(carnet, leo, title)

  await t.test('both parents choose the record of their child, and read it [LIF-20]', async () => {
    for (const [slug, name] of [
      ['julie-marchand', 'JULIE MARCHAND'],
      ['thomas-marchand', 'THOMAS MARCHAND'],
    ] as const) {
      const parent = await desk(carnet, patientNamed(carnet, slug))
      assert.match(parent.arrival, /LÉO MARCHAND[\s\S]*Vous êtes son parent/)
      assert.ok((await parent.openRecord('LÉO')).includes(title))
      const { actor } = await lastTraceOf(carnet, leo)
      assert.deepEqual([actor.kind, actor.name], ['legalRepresentative', name])
      assert.ok(!(await parent.openRecord(name)).includes(title))
    }
  })

  await t.test('someone else does not, not even with the number of the mandate', async () => {
    const julie = await desk(carnet, patientNamed(carnet, 'julie-marchand'))
    const [mandate = ''] = /name="mandat" value="[^"]{36}"/.exec(julie.choice.html) ?? []
    const claire = await desk(carnet, patientNamed(carnet, 'claire-vidal'))
    const answer = await claire.choose(mandate.slice(-37, -1))
    assert.match(answer, /ne vous est plus ouvert/)
    assert.ok(!(await claire.look(urls.documents)).includes('LÉO'))
  })

  await t.test('a tutor acts for the person in her care [LIF-22]', async () => {
    const robert = patientNamed(carnet, 'robert-vidal')
    const claire = await desk(carnet, patientNamed(carnet, 'claire-vidal'))
    await claire.openRecord('ROBERT')
    const fields = { geste: 'blockProfessional', sorte: 'professional' }
    await claire.post(urls.professionals, { ...fields, id: professionalIdOf(carnet, 'antoine-leroy') })
    assert.equal((await (await carnet.dmp('cps-leroy')).findRecord(robert.id)).authorisation, 'INTERDIT')
    const { actor, about } = await lastOf(carnet, robert, 'blockProfessional')
    assert.deepEqual(
      [actor.kind, actor.name, about?.name],
      ['legalRepresentative', 'CLAIRE VIDAL', 'Antoine LEROY'],
    )
  })

  await t.test(
    'a carer reads documents; the history and the gestures are refused under his own name [CNT-07]',
    async () => {
      const denise = patientNamed(carnet, 'denise-perrin')
      await deposit(carnet, denise, 'Ordonnance de Denise')
      const alain = await desk(carnet, patientNamed(carnet, 'alain-perrin'))
      assert.ok((await alain.openRecord('DENISE')).includes('Ordonnance de Denise'))
      assert.match(
        await alain.look(urls.accessLog),
        /Carnet de DENISE PERRIN.*Vous êtes ici comme aidant\u00a0: vous ne voyez ni l’historique/,
      )
      const { actor, refusal: why } = await lastTraceOf(carnet, denise)
      assert.deepEqual([actor.kind, actor.name, why], ['carer', 'ALAIN PERRIN', 'actionNotAllowedForCaller'])
      // Nor who read this document, which is a part of it.
      const { html } = await alain.page(urls.documents)
      const [address = ''] = /\/carnet\/documents\/[0-9a-f-]{36}/.exec(html) ?? []
      assert.match(await alain.look(address), /Ordonnance de Denise/)
      const own = await desk(carnet, denise)
      assert.match(await own.look(address), /Qui l’a lu[\s\S]*ALAIN PERRIN/)
      assert.doesNotMatch(await alain.look(address), /Qui l’a lu/)
    },
  )

  await t.test(
    'nothing that is drawn to a carer or to a curator is a dead end [CNT-07] [LIF-22]',
    async () => {
      const denise = patientNamed(carnet, 'denise-perrin')
      const claire = patientNamed(carnet, 'claire-vidal')
      await fillRecord(carnet, denise)
      const person = `--person ${claire.id.ins}@${claire.id.oid}`
      const named = `${patientOption(denise)} ${person} --as curator --proof jugement`
      const { exitCode, complained } = await administer(carnet, `add-representative ${named}`)
      assert.equal(exitCode, 0, complained)
      for (const slug of ['alain-perrin', 'claire-vidal']) {
        const helper = patientNamed(carnet, slug)
        const browser = await logIn(carnet, helper)
        const { html } = await browser.open(urls.choice)
        const [, mandat = ''] =
          html
            .split('<article')
            .find((each) => each.includes('DENISE'))
            ?.match(/value="([^"]*)">Ouvrir/) ?? []
        await browser.submit({ status: 200, html }, urls.choice, { mandat })
        const lastRefused = async () =>
          (await tracesOf(carnet, denise)).findLast(({ refusal }) => refusal === 'actionNotAllowedForCaller')
            ?.id
        const password = helper.password ?? ''
        const { pages, sent, deadEnds } = await walkSpace(browser, { password, lastRefused })
        assert.ok(pages.length > 40 && sent.length > 5, `${pages.length} pages, ${sent.length} forms`)
        assert.deepEqual(deadEnds, [], slug)
        if (slug !== 'claire-vidal') continue
        const told = (await browser.open(urls.professionals)).html
        assert.match(told, /Vous assistez DENISE PERRIN[\s\S]*KACEM/)
        assert.doesNotMatch(told, />(Bloquer|Débloquer|Retirer)/)
      }
    },
  )

  await t.test(
    'once his mandate ended, the record of the person he helped is not offered to the carer [CNT-07]',
    async () => {
      await moveClock(carnet, { advance: 'P366D' })
      const later = await desk(carnet, patientNamed(carnet, 'alain-perrin'))
      await moveClock(carnet, { real: true })
      assert.ok(!later.arrival.includes('DENISE'))
    },
  )

  await t.test(
    'on the day of majority the parents’ access ends, while the record is open [LIF-21]',
    async () => {
      const julie = await desk(carnet, patientNamed(carnet, 'julie-marchand'))
      const birthday = startOfCivilDay('2035-06-21').getTime()
      const seconds = (moment: number) => Math.floor((moment - Date.now()) / 1000)
      await moveClock(carnet, { advance: `PT${seconds(birthday) - 60}S` })
      const eve = await desk(carnet, patientNamed(carnet, 'julie-marchand'))
      assert.match(await eve.look(urls.choice), /jusqu’à sa majorité, le/)
      assert.ok((await eve.openRecord('LÉO')).includes(title))
      await moveClock(carnet, { advance: 'PT120S' })
      assert.match(await eve.look(urls.documents), /ne vous est plus ouvert/)
      assert.equal((await lastTraceOf(carnet, leo)).refusal, 'mandateOver')
      const choice = await eve.look(urls.choice)
      assert.match(choice, /LÉO MARCHAND a 18\sans\s: lui seul décide maintenant/)
      assert.equal(choice.split('Ouvrir ce carnet').length, 2, 'her own alone is offered')
      await moveClock(carnet, { advance: 'P31D' })
      assert.ok(
        !(await (await desk(carnet, patientNamed(carnet, 'julie-marchand'))).look(urls.choice)).includes(
          'LÉO',
        ),
      )
      await moveClock(carnet, { real: true })
      assert.ok(julie.arrival.includes('LÉO'))
    },
  )
})

test('what a minor keeps from her representatives leaves no sign in their view [VIS-09] [TRA-03]', async (t) => {
  const carnet = await runningCarnet(t)
  const emma = patientNamed(carnet, 'emma-caron')
  const martin = await carnet.dmp('cps-martin')
  const kacem = await carnet.dmp('cps-kacem')
  await deposit(carnet, emma, 'Certificat de sport')
  await martin.findDocuments(emma.id)
  const isabelle = await desk(carnet, patientNamed(carnet, 'isabelle-caron'))
  await isabelle.openRecord('EMMA')
  const pages = async () => {
    const seen: Record<string, string> = {}
    for (const address of [
      urls.carnet,
      urls.documents,
      urls.accessLog,
      `${urls.accessLog}?filtre=ajouts`,
      urls.professionals,
    ])
      seen[address] = (await isabelle.page(address)).html
    return seen
  }
  const before = await pages()
  const notices = () => queryRows(carnet, 'select record_id, id, cause from notice order by id')
  const announced = await notices()

  const source = await sampleDocument(carnet, {
    by: 'cps-martin',
    about: emma,
    title: 'Consultation confidentielle',
  })
  await martin.submitDocuments(emma.id, [{ source, hideFrom: secret }], secretly)
  const [entry] = (await martin.findDocuments(emma.id, {}, secretly)).filter(
    ({ uniqueId }) => uniqueId === uniqueIdOf(source),
  )
  await martin.readDocument(emma.id, uniqueIdOf(source), () => {}, secretly)
  await kacem.authorise(emma.id, consent, secretly)
  await kacem.findDocuments(emma.id, {}, secretly)

  await t.test('her mother’s pages are the same to the byte, and no message is to be sent', async () => {
    assert.deepEqual(await pages(), before)
    assert.deepEqual(await notices(), announced)
  })

  await t.test('the address of the document answers as one that leads nowhere', async () => {
    const asked = await isabelle.page(documentUrl(entry!.entryUuid.replace('urn:uuid:', '')))
    assert.deepEqual(asked, await isabelle.page(documentUrl('00000000-0000-4000-8000-000000000000')))
    assert.equal(asked.status, 404)
  })

  await t.test('to want to mask it leaves the line that any address leaves', async () => {
    const lineOf = async (id: string) => {
      await isabelle.send(documentUrl(id), { geste: 'maskDocument' })
      const { id: _id, at: _at, ...line } = await lastTraceOf(carnet, emma)
      return line
    }
    const line = await lineOf(entry!.entryUuid.replace('urn:uuid:', ''))
    assert.deepEqual([line.action, line.refusal, line.documents], ['maskDocument', 'documentUnknown', []])
    assert.deepEqual(await lineOf('00000000-0000-4000-8000-000000000000'), line)
  })

  await t.test('a list that a professional asked openly counts for her what she may see', async () => {
    await martin.findDocuments(emma.id)
    const { returnedCount, secretCount = 0 } = await lastTraceOf(carnet, emma)
    assert.ok(secretCount > 0 && returnedCount > secretCount)
    const log = await isabelle.look(urls.accessLog)
    const told = [...log.matchAll(/(\d+)\u00a0?\s?documents? dans la liste/g)].map(([, count]) =>
      Number(count),
    )
    assert.deepEqual(new Set(told), new Set([returnedCount - secretCount]))
  })

  await t.test('nor does what she found by searching, when a document was replaced in secret', async () => {
    const platform = platformOf(t, carnet)
    const told = async () => {
      const search = { query: 'certificat', page: 1, perPage: 10, saysImportant }
      const describe = () => ({ kind: '', authors: '', date: '' })
      await searchDocuments(platform, { kind: 'patient', patient: emma.id }, emma.id, { ...search, describe })
      const { returnedCount, secretCount = 0 } = await lastTraceOf(carnet, emma)
      return [returnedCount, returnedCount - secretCount]
    }
    const [found = 0, toldOfIt] = await told()
    assert.ok(found > 0)
    assert.equal(toldOfIt, found)
    const [first] = (await martin.findDocuments(emma.id)).filter(
      ({ title }) => title === 'Certificat de sport',
    )
    const replaces = await martin.findDocumentReference(emma.id, first!.uniqueId)
    const correction = await sampleDocument(carnet, {
      by: 'cps-martin',
      about: emma,
      title: 'Correction confidentielle',
      replaces: first!.uniqueId,
    })
    await martin.submitDocuments(emma.id, [{ source: correction, hideFrom: secret, replaces }], secretly)
    assert.deepEqual(await told(), [found - 1, found])
  })

  await t.test(
    'the secret session keeps all of it in the history, and takes no document that she would see',
    async () => {
      const lines = (await tracesOf(carnet, emma)).filter(({ secretSession }) => secretSession)
      assert.ok(lines.length >= 5)
      const plain = await sampleDocument(carnet, { by: 'cps-martin', about: emma })
      await refusal(
        'XDSRepositoryMetadataError',
        martin.submitDocuments(
          emma.id,
          [{ source: plain, hideFrom: { invisibleToRepresentatives: false } }],
          secretly,
        ),
      )
    },
  )

  await t.test('given again openly, the authorisation is told to her', async () => {
    assert.ok(!(await isabelle.look(urls.professionals)).includes('KACEM'))
    await kacem.authorise(emma.id, consent)
    assert.ok((await isabelle.look(urls.professionals)).includes('KACEM'))
  })
})

test('who reads the history of a record [TRA-02] [TRA-06] [EHDS-06]', async (t) => {
  const carnet = await runningCarnet(t)
  const nadia = patientNamed(carnet, 'nadia-fontaine')
  const platform = platformOf(t, carnet)
  const masked = await sampleDocument(carnet, { by: 'cps-kacem', about: nadia })
  const kacem = await carnet.dmp('cps-kacem')
  await kacem.submitDocuments(nadia.id, [{ source: masked, hideFrom: { maskedToProfessionals: true } }])
  await deposit(carnet, nadia, 'Compte rendu')
  await (await carnet.dmp('cps-leroy')).findDocuments(nadia.id)
  const asked = { limit: 50, offset: 0 }
  const read = async (slug: string) => listTraces(platform, callerNamed(carnet, slug), nadia.id, asked)

  await t.test('the médecin traitant and administrator: every line, without what was left out', async () => {
    const { traces } = await read('helene-martin')
    const search = traces.find(({ action }) => action === 'findDocuments')
    assert.deepEqual(
      [search?.actor.name, search?.returnedCount, search?.filteredCount],
      ['Antoine LEROY', 1, 0],
    )
    const [line] = (await tracesOf(carnet, nadia)).filter(({ action }) => action === 'findDocuments')
    assert.equal(line?.filteredCount, 1)
    assert.ok(traces.some(({ actor }) => actor.name === 'Mehdi KACEM'))
  })

  await t.test('another professional: his own lines', async () => {
    const { traces, total } = await read('antoine-leroy')
    assert.deepEqual([...new Set(traces.map(({ actor }) => actor.name))], ['Antoine LEROY'])
    assert.equal(total, traces.length)
    assert.equal((await lastTraceOf(carnet, nadia)).action, 'listTraces')
  })
})

async function deposit(carnet: RunningCarnet, about: DemonstrationPatient, title: string): Promise<string> {
  const source = await sampleDocument(carnet, { by: 'cps-martin', about, title })
  await (await carnet.dmp('cps-martin')).submitDocuments(about.id, [{ source, hideFrom: {} }])
  return uniqueIdOf(source)
}

/** A little of all that a page may draw a control for. */
async function fillRecord(carnet: RunningCarnet, denise: DemonstrationPatient): Promise<void> {
  await depositCare(carnet.demoFolder, carnet.people!, carnet.tlsUrl)
  const [martin, kacem, leroy] = await Promise.all(
    (['cps-martin', 'cps-kacem', 'cps-leroy'] as const).map((card) => carnet.dmp(card)),
  )
  const emergency = { mode: 'brisDeGlace', reason: 'Coma' } as const
  await kacem!.findDocuments(denise.id, {}, emergency)
  await martin!.authorise(denise.id, consent)
  await leroy!.authorise(denise.id, consent)
  const own = await logIn(carnet, denise)
  const send = async (address: string, fields: Readonly<Record<string, string>>) => {
    const { status } = await own.submit(own.arrival, address, fields)
    assert.ok(status < 400, address)
  }
  const kacemId = professionalIdOf(carnet, 'mehdi-kacem')
  await send(urls.professionals, { geste: 'blockProfessional', sorte: 'professional', id: kacemId })
  await send(urls.treatments, { geste: 'declare', nom: 'Doliprane 500 mg' })
  await send(profileSectionUrl('allergies'), { texte: 'Pénicilline' })
  await send(ownMeasureUrl('poids'), { geste: 'noter', jour: '2026-01-02', valeur: '71' })
}

async function desk(carnet: RunningCarnet, person: DemonstrationPatient) {
  const browser = await logIn(carnet, person)
  const post = async (address: string, fields: Readonly<Record<string, string>>) =>
    textOf((await browser.submit(await browser.open(address), address, fields)).html)
  const choose = (mandat: string) => post(urls.choice, { mandat })
  return {
    arrival: textOf(browser.arrival.html),
    choice: browser.arrival,
    page: (address: string): Promise<Page> => browser.open(address),
    look: async (address: string) => textOf((await browser.open(address)).html),
    post,
    /** Without having opened the page that offers it. */
    send: (address: string, fields: Readonly<Record<string, string>>) =>
      browser.submit(browser.arrival, address, fields),
    choose,
    /** The one of this name, on the page that offers them. */
    async openRecord(name: string) {
      const { html } = await browser.open(urls.choice)
      const [, mandate = ''] =
        html
          .split('<article')
          .find((each) => each.includes(name))
          ?.match(/value="([^"]*)">Ouvrir/) ?? []
      await choose(mandate)
      return textOf((await browser.open(urls.documents)).html)
    },
  }
}

async function lastOf(carnet: RunningCarnet, patient: DemonstrationPatient, action: string) {
  const line = (await tracesOf(carnet, patient)).findLast((trace) => trace.action === action)
  assert.ok(line)
  return line
}

function textOf(html: string): string {
  return html.replace(/<[^>]+>/g, '').replace(/[ \n]+/g, ' ')
}
