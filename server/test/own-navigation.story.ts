/** What the patient does in his own space stands in his history, each act under its code. rules.md TRA-05. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Trace } from '@carnet/core/model/trace.ts'
import {
  accessLogUrl,
  documentContentUrl,
  documentOriginalUrl,
  documentUrl,
  profileSectionUrl,
  urls,
} from '@carnet/web/urls.ts'
import { tracedRoutes } from '../api/portal/traced-routes.ts'
import { patientNamed, tracesOf } from './demonstration-calls.ts'
import { csrfOf, logIn, openBrowser } from './patient-browser.ts'
import { runningCarnet } from './running-carnet.ts'
import { sampleDocument } from './sample-document.ts'

/** What is new, who read, how he comes in, what is told of vaccinations, his profile, his card: each as its own page. */
const homeActions: readonly Trace['action'][] = [
  'findDocuments',
  'listTraces',
  'readAccountSecurity',
  'findDocuments',
  'readHealthProfile',
  'readEmergencyCard',
]

test('the own navigation of the patient is traced, page by page, as the table says [TRA-05]', async (t) => {
  const carnet = await runningCarnet(t)
  const amina = patientNamed(carnet, 'amina-benali')
  const kacem = await carnet.dmp('cps-kacem')
  const source = await sampleDocument(carnet, { by: 'cps-kacem', about: amina, title: 'Lettre de sortie' })
  await kacem.submitDocuments(amina.id, [{ source, hideFrom: {} }])
  const lines = () => tracesOf(carnet, amina)

  const before = (await lines()).length
  const browser = await logIn(carnet, amina)
  await t.test('the log-in is a line, and « Accueil » those of its parts', async () => {
    assert.deepEqual((await lines()).slice(before).map(told), [
      'connect done patient',
      ...homeActions.map((action) => `${action} done patient`),
    ])
  })

  const csrf = csrfOf(browser.arrival.html)
  const [id = ''] =
    /(?<=\/carnet\/documents\/)[0-9a-f-]{36}/.exec((await browser.open(urls.documents)).html) ?? []
  assert.notEqual(id, '')
  /** One request, redirections not followed, and what it added to the history. */
  const leaves = async (
    route: string,
    actions: readonly Trace['action'][],
    address: string,
    fields?: Readonly<Record<string, string>>,
  ) => {
    const declared = tracedRoutes[route]
    assert.ok(declared !== undefined, route)
    const known = (await lines()).length
    const { status } = await browser.look(address, fields && { csrf, ...fields })
    assert.ok(status < 400, `${route}: ${status}`)
    const written = (await lines()).slice(known)
    assert.deepEqual(
      written.map(told),
      actions.map((action) => `${action} done patient`),
      route,
    )
    for (const { action } of written)
      assert.ok('traces' in declared && declared.traces.includes(action), `${route}: ${action}`)
    return written
  }

  await t.test('each page that shows something of the carnet leaves its line, and no other', async () => {
    await leaves(`GET ${urls.documents}`, ['findDocuments'], urls.documents)
    await leaves(`GET ${urls.search}`, ['findDocuments'], `${urls.search}?q=lettre`)
    await leaves(`GET ${urls.documents}/:id`, ['readDocument'], documentUrl(id))
    await leaves(`GET ${urls.documents}/:id/contenu`, ['readDocument'], documentContentUrl(id))
    // No report of biology is there: none is opened.
    await leaves(`GET ${urls.results}`, ['findDocuments'], urls.results)
    await leaves(`GET ${urls.treatments}`, ['findDocuments', 'readEmergencyCard'], urls.treatments)
    await leaves(`GET ${urls.treatmentPlan}`, ['findDocuments', 'readEmergencyCard'], urls.treatmentPlan)
    await leaves(`POST ${urls.treatments}`, ['writeTreatments'], urls.treatments, {
      geste: 'declare',
      nom: 'Doliprane 500 mg',
    })
    await leaves(`GET ${urls.carnet}`, homeActions, urls.carnet)
    await leaves(`GET ${urls.healthProfile}`, ['readHealthProfile', 'findDocuments'], urls.healthProfile)
    await leaves(
      `POST ${profileSectionUrl(':rubrique')}`,
      ['writeHealthProfile'],
      profileSectionUrl('allergies'),
      { texte: 'Pénicilline' },
    )
    await leaves(`GET ${urls.vaccinations}`, ['findDocuments'], urls.vaccinations)
    await leaves(`GET ${urls.reminders}`, ['findDocuments'], urls.reminders)
    await leaves(`GET ${urls.treatmentReminder}`, ['findDocuments'], urls.treatmentReminder)
    await leaves(`GET ${urls.wishes}`, ['findDocuments', 'readEmergencyCard'], urls.wishes)
    await leaves(`GET ${urls.writeDirectives}`, ['findDocuments'], urls.writeDirectives)
    await leaves(`GET ${urls.deleteDocuments}`, ['findDocuments'], urls.deleteDocuments)
    await leaves(`GET ${urls.accessLog}`, ['listTraces'], urls.accessLog)
    await leaves(`GET ${urls.childFollowUp}`, ['readHealthProfile', 'findDocuments'], urls.childFollowUp)
    await leaves(`GET ${urls.noticeCentre}`, ['listNotices'], urls.noticeCentre)
    await leaves(`GET ${urls.reports}`, ['listReports'], urls.reports)
    await leaves(`GET ${urls.professionals}`, ['listAuthorisations'], urls.professionals)
    await leaves(`GET ${urls.notices}`, ['readNoticeChoices'], urls.notices)
    await leaves(`GET ${urls.emergencyChoices}`, ['readEmergencyChoices'], urls.emergencyChoices)
    await leaves(`GET ${urls.delegates}`, ['listDelegates'], urls.delegates)
    await leaves(`GET ${urls.inviteCarer}`, ['listDelegates'], urls.inviteCarer)
    await leaves(`GET ${urls.security}`, ['readAccountSecurity'], urls.security)
    await leaves(`GET ${urls.franceConnectLink}`, ['readAccountSecurity'], urls.franceConnectLink)
    await leaves(`GET ${urls.choice}`, ['listHelped'], urls.choice)
    await leaves(`GET ${urls.invitations}`, ['listInvitations'], urls.invitations)
  })

  await t.test('a file that goes to his device is a download, with the document it was', async () => {
    const [line] = await leaves(
      `GET ${urls.documents}/:id/original`,
      ['downloadDocument'],
      documentOriginalUrl(id),
    )
    assert.deepEqual(
      line?.documents.map(({ title }) => title),
      ['Lettre de sortie'],
    )
  })

  await t.test('what he changes is told by its own name', async () => {
    await leaves(`POST ${urls.maskEverything}`, ['maskEverything'], urls.maskEverything, {
      geste: 'maskEverything',
    })
    await leaves(`POST ${urls.maskEverything}`, ['unmaskEverything'], urls.maskEverything, {
      geste: 'unmaskEverything',
    })
    await leaves(`POST ${urls.documents}/:id`, ['maskDocument'], documentUrl(id), { geste: 'maskDocument' })
    await leaves(`POST ${urls.severalDocuments}`, ['maskDocument'], urls.severalDocuments, {
      geste: 'maskDocument',
      document: id,
    })
    await leaves(`POST ${urls.severalDocuments}`, ['downloadDocument'], urls.severalDocuments, {
      geste: 'download',
      document: id,
    })
    await leaves(`POST ${urls.documents}`, ['starDocument'], urls.documents, { starDocument: id })
    await leaves(`POST ${urls.documents}/:id`, ['unstarDocument'], documentUrl(id), {
      geste: 'unstarDocument',
    })
    await leaves(`POST ${urls.notices}`, ['changeNoticeChoices'], urls.notices, {
      access: 'both',
      newReader: 'both',
      emergency: 'both',
      newDocument: 'both',
      reminder: 'both',
      document: 'both',
    })
    const emergencies = { samu: 'permis', 'bris-de-glace': 'permis', masques: 'refuse' }
    await leaves(
      `POST ${urls.emergencyChoices}`,
      ['changeEmergencyChoices'],
      urls.emergencyChoices,
      emergencies,
    )
    await leaves(`POST ${urls.emergenciesRead}`, ['acknowledgeEmergencies'], urls.emergenciesRead, {})
    await leaves(`POST ${urls.keepRecord}`, ['keepRecord'], urls.keepRecord, {})
    await leaves(`POST ${urls.choice}`, ['chooseRecord'], urls.choice, { mandat: '' })
    await leaves(`POST ${urls.export}`, ['askDownloadPersonalData'], urls.export, { forme: 'readable' })
  })

  await t.test('what is a form, or the same for everybody, leaves none', async () => {
    for (const address of [
      urls.home,
      urls.login,
      urls.addDocument,
      urls.accessMatrix,
      urls.report,
      urls.export,
      urls.profile,
    ]) {
      const known = (await lines()).length
      const { status } = await browser.look(address)
      assert.ok(status < 400, address)
      assert.equal((await lines()).length, known, address)
    }
  })

  await t.test(
    'he reads them in words, when he asks for his own, and nobody reads them as another’s',
    async () => {
      const others = await browser.open(urls.accessLog)
      assert.doesNotMatch(others.html, /avez téléchargé|avez regardé vos invitations/)
      const own = await Promise.all(
        [1, 2, 3].map((page) => browser.open(accessLogUrl({ view: 'activites', page }))),
      )
      const html = own.map((page) => page.html).join('\n')
      for (const words of [
        /avez ouvert votre carnet/,
        /avez téléchargé un document/,
        /avez regardé quels carnets vous pouvez ouvrir/,
        /avez choisi quel carnet ouvrir/,
        /avez regardé vos invitations/,
        /avez marqué l’alerte des accès en urgence comme lue/,
      ])
        assert.match(html, words)
    },
  )

  await t.test('the log-out is the last line, and closes what it says it closes', async () => {
    await leaves(`POST ${urls.logout}`, ['disconnect'], urls.logout, {})
    const known = (await lines()).length
    assert.equal((await browser.look(urls.documents)).status, 303)
    assert.equal((await browser.look(urls.logout, { csrf })).status, 303)
    assert.equal((await lines()).length, known, 'nobody is there any more')
  })

  await t.test(
    'a log-in that fails opens nothing, and writes nothing that its author could fill the history with',
    async () => {
      const known = (await lines()).length
      const stranger = openBrowser(carnet)
      const form = await stranger.open(urls.login)
      const wrong = { identifiant: amina.login ?? '', motDePasse: 'Mauvais-mot-1' }
      assert.equal((await stranger.submit(form, urls.login, wrong)).status, 422)
      assert.equal((await lines()).length, known)
    },
  )
})

function told({ action, outcome, actor }: Trace): string {
  return `${action} ${outcome} ${actor.kind}`
}
