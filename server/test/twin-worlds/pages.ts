/** Every page of the patient's space, for who is in it and does not see the document. people.md §4; web/urls.ts. */
import { professionSystems } from '@carnet/core/model/caller.ts'
import { accessFilters, accessViews } from '@carnet/web/patient/access-filter.ts'
import { documentViews } from '@carnet/web/patient/document-view.ts'
import {
  accessLogFileUrl,
  accessLogUrl,
  documentAttachmentUrl,
  documentContentUrl,
  documentDataUrl,
  documentOriginalUrl,
  documentPrintUrl,
  documentsUrl,
  documentUrl,
  documentViewersUrl,
  editDocumentUrl,
  ownMeasureFileUrl,
  ownMeasureUrl,
  professionalsUrl,
  profileSectionUrl,
  resultFileUrl,
  resultsUrl,
  resultUrl,
  scannedCardUrl,
  searchUrl,
  seeAsUrl,
  timelineUrl,
  treatmentReminderUrl,
  urls,
  vaccineReminderUrl,
} from '@carnet/web/urls.ts'
import { documentFamilies } from '@carnet/web/words/document-families.ts'
import { patientNamed } from '../demonstration-calls.ts'
import { csrfOf, type HeardPage, logIn } from '../patient-browser.ts'
import { delegateSlug } from './make-twin.ts'
import type { PageAsker } from './scenario.ts'
import type { Stage } from './stage.ts'
import { nth, type Twin } from './twin.ts'

export type Step = {
  /** What is at this address, whatever the document. */
  readonly code: string
  readonly kind?: never
  readonly about: string
  readonly address: (twin: Twin) => string
  /** Sent as a form. */
  readonly fields?: Readonly<Record<string, string>>
}

const consent = { gesture: 'consentCollected' } as const

/** All that he looks at, in this order; the last ones change something. */
export function stepsOf({ who }: PageAsker): readonly Step[] {
  return [...(who === 'holder' ? [] : [look(urls.choice)]), ...looks, ...gestures]
}

export async function visit(
  stage: Stage,
  { who }: PageAsker,
  twin: Twin,
  mandate: string | undefined,
  steps: readonly Step[],
): Promise<readonly HeardPage[]> {
  // Before the log-in: on a busy machine the wait may outlast a session.
  await stage.textsRead(twin)
  const person = who === 'holder' ? await holder(stage, twin) : patientNamed(stage.carnet, delegateSlug)
  const browser = await logIn(stage.carnet, person)
  const csrf = csrfOf(browser.arrival.html)
  if (mandate !== undefined) await browser.look(urls.choice, { csrf, mandat: mandate })
  const pages: HeardPage[] = []
  for (const { address, fields } of steps)
    pages.push(await browser.look(address(twin), fields && { csrf, ...fields }))
  return pages
}

/** He is given his account on the wire, as TD1.5 does. */
async function holder({ carnet, dmp }: Stage, { patient, identity }: Twin) {
  const professional = await dmp('cps-dubois-cabinet')
  await professional.authorise(patient, consent)
  const email = `${patient.ins}@example.org`
  const secrets = await professional.openPatientAccess(patient, { type: 'EMAIL', canal: email })
  const [known] = carnet.people!.patients
  return { ...known!, id: patient, identity, email, ...secrets }
}

function look(address: string, fields?: Step['fields']): Step {
  return {
    code: address.split('?')[0]!,
    about: fields === undefined ? address : `${address} ${JSON.stringify(fields)}`,
    address: () => address,
    ...(fields && { fields }),
  }
}

function lookAt(what: string, of: number, url: (id: string) => string, fields?: Step['fields']): Step {
  return {
    code: `${url(':id')}${fields === undefined ? '' : ' POST'}`,
    about: `${what} ${of}`,
    address: (twin) => url(twin.uuid(of)),
    ...(fields && { fields }),
  }
}

const log = accessFilters.flatMap((filter) => accessViews.map((view) => look(accessLogUrl({ view, filter }))))

const looks: readonly Step[] = [
  look(urls.home),
  look(urls.carnet),
  look(urls.help),
  look(urls.accessibility),
  look(urls.display),
  look(urls.documents),
  ...documentFamilies.map((family) => look(documentsUrl({ family }))),
  look(documentsUrl({ year: 2026 })),
  ...documentViews.map((view) => look(documentsUrl({ view }))),
  lookAt('noter', nth.hidden, documentUrl, { geste: 'noteDocument', note: 'À revoir.' }),
  lookAt('noter', nth.visible, documentUrl, { geste: 'noteDocument', note: 'À revoir.' }),
  look(documentsUrl({ starred: true })),
  look(documentsUrl({ choosing: true, view: 'type' })),
  look(urls.timeline),
  look(timelineUrl({ year: 2026 })),
  look(timelineUrl({ year: 2026, month: 3 })),
  look(urls.search),
  // What the documents say, what one of them alone says, a slip, and what none says.
  ...['caché', 'correction', 'visible', 'prise de sang', '2026', 'consultaton', 'introuvable'].map((query) =>
    look(searchUrl({ query, page: 1 })),
  ),
  ...[nth.hidden, nth.visible, nth.shared].flatMap((one) => [
    lookAt('le document', one, documentUrl),
    lookAt('le texte du document', one, documentContentUrl),
    lookAt('les données du document', one, documentDataUrl),
    lookAt('la version à imprimer du document', one, documentPrintUrl),
    lookAt('qui peut voir le document', one, documentViewersUrl),
    lookAt('l’original du document', one, documentOriginalUrl),
    lookAt('la pièce du document', one, (id) => documentAttachmentUrl(id, 0)),
  ]),
  ...log,
  look(accessLogUrl({ view: 'activites', page: 2 })),
  look(accessLogUrl({ from: '2026-01-01', until: '2026-12-31' })),
  ...accessViews.map((view) => look(accessLogFileUrl('accessLogTable', { view }))),
  // The path of a line in the log is that of no other: what is said of a day without any.
  look(accessLogFileUrl('accessLogProof', { from: '1999-01-01', until: '1999-01-01' })),
  look(urls.results),
  look(resultsUrl({ page: 2 })),
  look(urls.treatments),
  look(urls.treatmentPlan),
  look(urls.careHistory),
  look(urls.vaccinations),
  look(urls.vaccinationProof),
  look(vaccineReminderUrl('2030-01-01')),
  look(urls.reminders),
  look(treatmentReminderUrl('autre')),
  look(resultUrl('2345-7')),
  look(resultFileUrl('2345-7', 'table')),
  look(ownMeasureFileUrl('poids', 'table')),
  look(urls.professionals),
  look(professionalsUrl({ name: 'kacem' })),
  look(urls.profile),
  look(urls.healthProfile),
  look(profileSectionUrl('allergies')),
  look(ownMeasureUrl('poids')),
  look(urls.healthProfilePdf),
  look(urls.card),
  look(urls.editCard),
  look(urls.contacts),
  look(urls.offlineCard),
  look(urls.emergencyChoices),
  look(urls.cardKey),
  { ...look(scannedCardUrl('x'.repeat(22))), code: urls.scannedCard },
  look(urls.scannedCard),
  look(urls.notices),
  look(urls.security),
  look(urls.addPasskey),
  look(urls.addPassword),
  look(urls.changePassword),
  look(urls.franceConnectLink),
  look(urls.changeContact),
  look(urls.contactCode),
  // Before anybody is known.
  ...[
    urls.passkeyLogIn,
    urls.franceConnectLogIn,
    urls.franceConnectReturn,
    urls.franceConnectLogOut,
    urls.franceConnectKeys,
    urls.recover,
    urls.activate,
    urls.activateCard,
    urls.activateContact,
    urls.activateContactCode,
    urls.activateAccount,
    urls.noActivationCode,
    urls.activateChild,
    urls.activateChildCode,
    urls.activateChildNumbers,
    urls.activateChildChoice,
    urls.oppose,
    urls.opposeCard,
    urls.opposeChoice,
    urls.oppositionProof,
  ].map((address) => look(address)),
  look(urls.devices),
  look(urls.deviceCopy),
  look(urls.deviceCopyContact),
  look(urls.withoutNetwork),
  look(urls.serviceWorker),
  look(urls.addDocument),
  look(urls.deleteDocuments),
  look(urls.wishes),
  ...[nth.hidden, nth.visible].map((one) => lookAt('la description du document', one, editDocumentUrl)),
  look(urls.accessMatrix),
  look(urls.healthWords),
  look(urls.seeAs),
  ...['authorised', 'unauthorised', 'brisDeGlace', 'centre15'].map((situation) =>
    look(seeAsUrl({ profession: `10^${professionSystems.g15}`, situation })),
  ),
  look(urls.noticeCentre),
  look(urls.childFollowUp),
  look(urls.writeDirectives),
  look(urls.delegates),
  look(urls.inviteCarer),
  look(urls.inviteRepresentative),
  look(urls.invitations),
  look(urls.reports),
  look(urls.report),
  look(urls.export),
  look(urls.closeRecord),
  look(urls.closedRecord),
  look(urls.deleteData),
  look(urls.suspendedRecord),
  look(urls.farewell),
]

const gestures: readonly Step[] = [
  look(urls.organDonation, { lu: 'oui' }),
  look(urls.heirs, { geste: 'refuser' }),
  look(urls.treatments, { geste: 'declare', nom: 'Doliprane 500 mg' }),
  look(urls.vaccinations, { geste: 'rappeler', ligne: 'dtp' }),
  look(urls.treatmentReminder, { traitement: 'autre', heures: '8 h', du: '2099-01-01' }),
  look(urls.reminders, { geste: 'arreter', rappel: 'autre' }),
  look(profileSectionUrl('allergies'), { texte: 'Pénicilline' }),
  look(urls.healthProfile, { rubrique: 'allergies' }),
  look(ownMeasureUrl('poids'), { geste: 'noter', valeur: '72,5', jour: '2026-01-01' }),
  lookAt('masquer', nth.hidden, documentUrl, { geste: 'maskDocument' }),
  lookAt('démasquer', nth.hidden, documentUrl, { geste: 'unmaskDocument' }),
  lookAt('masquer', nth.visible, documentUrl, { geste: 'maskDocument' }),
  ...['maskDocument', 'unmaskDocument'].map((geste) =>
    look(urls.severalDocuments, { geste, sorte: 'comptes-rendus' }),
  ),
  ...['maskDocument', 'download'].map((geste) => ({
    ...look(urls.severalDocuments, { geste }),
    fields: { geste, document: '00000000-0000-4000-8000-000000000000' },
  })),
  lookAt('attendre', nth.hidden, documentUrl, { geste: 'wait' }),
  lookAt('lire maintenant', nth.hidden, documentUrl, { geste: 'read' }),
  lookAt('garder sous la main', nth.hidden, documentUrl, { geste: 'starDocument' }),
  lookAt('garder sous la main', nth.visible, documentUrl, { geste: 'starDocument' }),
  look(documentsUrl({ starred: true })),
  look(urls.documents, { unstarDocument: 'sans document' }),
  look(urls.deviceCopy, { geste: 'garder' }),
  look(urls.deviceCopyContent, {}),
  look(urls.deviceCopy, { geste: 'effacer' }),
  look(urls.maskEverything, { geste: 'maskEverything' }),
  look(urls.documents),
  look(urls.maskEverything, { geste: 'unmaskEverything' }),
  look(urls.maskEverything),
  look(urls.maskEverything, { geste: 'maskHistory' }),
  look(urls.maskEverything, { geste: 'unmaskHistory' }),
  look(urls.maskEverything, { geste: 'maskDirectives' }),
  look(urls.maskEverything, { geste: 'unmaskDirectives' }),
  look(urls.cardLink, { geste: 'revoquer' }),
  look(urls.offlineCard, { geste: 'arreter' }),
  look(urls.notices, {
    newDocument: 'none',
    reminder: 'both',
    newReader: 'both',
    access: 'email',
    emergency: 'both',
    document: 'sms',
  }),
  look(urls.emergencyChoices, { choix: 'samu', samu: 'refuse' }),
  look(urls.emergenciesRead, {}),
  look(urls.keepRecord, {}),
  look(urls.cancelDeletion, {}),
  // A page of text says the name of its reader, and when: from elsewhere, it is not written.
  look(urls.accessLogPages, { csrf: 'd’ailleurs' }),
  look(urls.accessLog, { normal: 'sans ligne' }),
  look(accessLogUrl({ view: 'activites' })),
  look(accessLogUrl({ view: 'activites', filter: 'refus' })),
  look(urls.display, { text: 'large', reading: 'falc' }),
  look(urls.export, { forme: 'readable' }),
  look(urls.exportArchive, {}),
  look(urls.exportSummary, {}),
  look(urls.healthProfilePdf, { rubrique: 'allergies' }),
  look(urls.login),
  look(urls.loginCode),
  look(urls.stay, {}),
  look(urls.logout, {}),
]
