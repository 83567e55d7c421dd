/** Every address of the patient's pages. No name and no number of a person ever stands in one. */
import type { AccessFilter, AccessView } from './patient/access-filter.ts'
import type { DocumentView } from './patient/document-view.ts'
import type { DocumentFamily } from './words/document-families.ts'

export const urls = {
  home: '/',
  help: '/aide',
  accessibility: '/accessibilite',
  carnet: '/carnet',
  login: '/carnet/connexion',
  loginCode: '/carnet/connexion/code',
  passkeyLogIn: '/carnet/connexion/cle',
  franceConnectLogIn: '/carnet/connexion/franceconnect',
  franceConnectReturn: '/carnet/connexion/franceconnect/retour',
  franceConnectLogOut: '/carnet/connexion/franceconnect/sortie',
  franceConnectKeys: '/carnet/connexion/franceconnect/cles',
  recover: '/carnet/connexion/lettre',
  activate: '/carnet/activer',
  activateCard: '/carnet/activer/carte',
  activateContact: '/carnet/activer/adresse',
  activateContactCode: '/carnet/activer/code',
  activateAccount: '/carnet/activer/compte',
  noActivationCode: '/carnet/activer/sans-code',
  activateChild: '/carnet/activer/enfant',
  activateChildCode: '/carnet/activer/enfant/code',
  activateChildNumbers: '/carnet/activer/enfant/numeros',
  activateChildChoice: '/carnet/activer/enfant/choix',
  oppose: '/carnet/opposition',
  opposeCard: '/carnet/opposition/carte',
  opposeChoice: '/carnet/opposition/choix',
  oppositionProof: '/carnet/opposition/preuve',
  logout: '/carnet/deconnexion',
  stay: '/carnet/rester',
  choice: '/carnet/choix',
  documents: '/carnet/documents',
  search: '/carnet/recherche',
  timeline: '/carnet/frise',
  results: '/carnet/resultats',
  treatments: '/carnet/traitements',
  treatmentPlan: '/carnet/traitements/plan-de-prise',
  careHistory: '/carnet/soins-rembourses',
  reminders: '/carnet/rappels',
  treatmentReminder: '/carnet/rappels/traitement',
  vaccinations: '/carnet/vaccinations',
  vaccineReminder: '/carnet/vaccinations/rappel',
  vaccinationProof: '/carnet/vaccinations/attestation',
  maskEverything: '/carnet/documents-masques',
  severalDocuments: '/carnet/documents-choisis',
  addDocument: '/carnet/ajouter',
  deleteDocuments: '/carnet/supprimer',
  wishes: '/carnet/volontes',
  writeDirectives: '/carnet/volontes/ecrire',
  organDonation: '/carnet/volontes/don-d-organes',
  heirs: '/carnet/volontes/ayants-droit',
  accessLog: '/carnet/acces',
  professionals: '/carnet/professionnels',
  accessMatrix: '/carnet/professions',
  seeAs: '/carnet/voir-comme',
  healthWords: '/carnet/mots-de-la-sante',
  delegates: '/carnet/aidants',
  inviteCarer: '/carnet/aidants/inviter',
  inviteRepresentative: '/carnet/aidants/second-representant',
  invitations: '/carnet/invitations',
  reports: '/carnet/signalements',
  report: '/carnet/signaler',
  profile: '/carnet/profil',
  healthProfile: '/carnet/profil-sante',
  healthProfilePdf: '/carnet/profil-sante/pdf',
  display: '/carnet/affichage',
  notices: '/carnet/mes-messages',
  security: '/carnet/securite',
  addPasskey: '/carnet/securite/nouvelle-cle',
  addPassword: '/carnet/securite/mot-de-passe',
  changePassword: '/carnet/securite/changer-mot-de-passe',
  franceConnectLink: '/carnet/securite/franceconnect',
  changeContact: '/carnet/securite/joindre',
  contactCode: '/carnet/securite/joindre/code',
  devices: '/carnet/appareils',
  noticeCentre: '/carnet/notifications',
  childFollowUp: '/carnet/suivi-de-l-enfant',
  card: '/carnet/carte-d-urgence',
  editCard: '/carnet/carte-d-urgence/modifier',
  cardLink: '/carnet/carte-d-urgence/qr-code',
  offlineCard: '/carnet/carte-d-urgence/sans-reseau',
  cardKey: '/urgence/cle-publique.pem',
  scannedCard: '/urgence',
  contacts: '/carnet/personnes-a-prevenir',
  emergencyChoices: '/carnet/urgences',
  export: '/carnet/emporter',
  exportArchive: '/carnet/emporter/archive',
  keepRecord: '/carnet/garder',
  exportSummary: '/carnet/emporter/resume',
  closeRecord: '/carnet/fermer',
  closedRecord: '/carnet/ferme',
  deleteData: '/carnet/ferme/suppression',
  cancelDeletion: '/carnet/ferme/suppression/annulation',
  suspendedRecord: '/carnet/suspendu',
  farewell: '/carnet/au-revoir',
  emergenciesRead: '/carnet/acces/urgences-lues',
  accessLogTable: '/carnet/acces/tableau',
  accessLogPages: '/carnet/acces/pages',
  accessLogProof: '/carnet/acces/preuve',
  deviceCopy: '/carnet/sans-reseau',
  deviceCopyContact: '/carnet/sans-reseau/contact',
  deviceCopyContent: '/carnet/sans-reseau/contenu',
  withoutNetwork: '/carnet/hors-connexion',
  serviceWorker: '/carnet/sans-reseau.js',
} as const

/** `cancelled`: its deletion was, just now. */
export function closedRecordUrl({ cancelled }: { readonly cancelled: boolean }): string {
  return withQuery(urls.closedRecord, [['fait', cancelled ? 'annulee' : null]])
}

/** It says of nobody that he closed his record. */
export function farewellUrl({ deletes }: { readonly deletes: boolean }): string {
  return withQuery(urls.farewell, [['suppression', deletes ? 'oui' : null]])
}

export type DocumentListQuery = {
  readonly view: DocumentView
  readonly family: DocumentFamily | null
  readonly year: number | null
  /** Those kept at hand alone. */
  readonly starred: boolean
  /** Several are being chosen. */
  readonly choosing: boolean
  readonly page: number
}

export const wholeDocumentList: DocumentListQuery = {
  view: 'date',
  family: null,
  year: null,
  starred: false,
  choosing: false,
  page: 1,
}

/** What is not said is as on the page at its plain address. `done`: what the reader just did. */
export function documentsUrl(asked: Partial<DocumentListQuery>, done?: string): string {
  return withQuery(urls.documents, [...listFields(asked), ['fait', done ?? null]])
}

/** Where a gesture on several of that list is sent. */
export function severalDocumentsUrl(asked: Partial<DocumentListQuery>): string {
  return withQuery(urls.severalDocuments, listFields(asked))
}

/**
 * The list after a gesture on several of them. `before`: how they were, when it may be taken back (web/patient/
 * several-documents.ts); `left`: how many more it would have changed.
 */
export function severalDoneUrl(
  asked: Partial<DocumentListQuery>,
  done: {
    readonly what: string
    readonly count: number
    readonly left: number
    readonly before: readonly string[]
  },
): string {
  return withQuery(urls.documents, [
    ...listFields(asked),
    ['ensemble', done.what],
    ['nombre', done.count],
    ['reste', done.left > 0 ? done.left : null],
    ...done.before.map((each) => ['avant', each] as const),
  ])
}

function listFields(
  asked: Partial<DocumentListQuery>,
): readonly (readonly [string, string | number | null])[] {
  const query = { ...wholeDocumentList, ...asked }
  return [
    ['vue', query.view === 'date' ? null : query.view],
    ['type', query.family],
    ['annee', query.year],
    ['garde', query.starred ? 'oui' : null],
    ['choisir', query.choosing ? 'oui' : null],
    ['page', query.page > 1 ? query.page : null],
  ]
}

/** Of a year, or of one of its months; of a whole life, without. */
export function timelineUrl({
  year,
  month,
}: {
  readonly year: number
  readonly month?: number | null
}): string {
  return withQuery(urls.timeline, [
    ['annee', year],
    ['mois', month ?? null],
  ])
}

/** `author`: where it stands among those of the answer, which says of nobody who he is. */
export type SearchNarrowing = {
  readonly family?: DocumentFamily | undefined
  readonly year?: string | undefined
  readonly author?: number | undefined
}

export function searchUrl({
  query,
  page,
  narrowed: { family, year, author } = {},
}: {
  readonly query: string
  readonly page: number
  readonly narrowed?: SearchNarrowing
}): string {
  return withQuery(urls.search, [
    ['q', query],
    ['type', family ?? null],
    ['annee', year ?? null],
    ['auteur', author ?? null],
    ['page', page > 1 ? page : null],
  ])
}

/** Where the QR code of an emergency card leads: it says of nobody who she is. */
export function scannedCardUrl(token: string): string {
  return `${urls.scannedCard}/${encodeURIComponent(token)}`
}

export function documentUrl(id: string): string {
  return `${urls.documents}/${encodeURIComponent(id)}`
}

/** `page`: of the reports without numbers, which come after the results. */
export function resultsUrl({ page }: { readonly page: number }): string {
  return withQuery(urls.results, [['page', page > 1 ? page : null]])
}

/** `key`: of the analysis, a code. */
export function resultUrl(key: string): string {
  return `${urls.results}/${encodeURIComponent(key)}`
}

/** Its measures as a table for a spreadsheet, or as pages for one's doctor. */
export function resultFileUrl(key: string, file: MeasureFile): string {
  return `${resultUrl(key)}/${measureFiles[file]}`
}

export type MeasureFile = keyof typeof measureFiles

const measureFiles = { table: 'tableau', pages: 'pour-mon-medecin' } as const

/** `done`: what the reader just did; `undo`: what he wrote then, which may be taken back. */
export function treatmentsUrl({ done, undo }: { readonly done: string; readonly undo?: string }): string {
  return withQuery(urls.treatments, [
    ['fait', done],
    ['annuler', undo ?? null],
  ])
}

/** `section`: in its French name (web/words/health-profile.ts). */
export function profileSectionUrl(section: string): string {
  return `${urls.healthProfile}/rubriques/${section}`
}

/** `kind`: in its French name (web/words/own-measures.ts); `corrects`: the measure that its form holds. */
export function ownMeasureUrl(kind: string, corrects?: string): string {
  return withQuery(`${urls.healthProfile}/mesures/${kind}`, [['corriger', corrects ?? null]])
}

/** `kind`: as above. */
export function ownMeasureFileUrl(kind: string, file: MeasureFile): string {
  return `${ownMeasureUrl(kind)}/${measureFiles[file]}`
}

/** `before`: how each document was, by its id, when the gesture changed it and may be taken back. */
export function careHistoryUrl({
  done,
  before = [],
}: {
  readonly done: string
  readonly before?: readonly (readonly [id: string, former: string])[]
}): string {
  return withQuery(urls.careHistory, [
    ['fait', done],
    ...before.map(([id, former]) => ['avant', `${id}:${former}`] as const),
  ])
}

/** `done`: what the reader just did. */
export function remindersUrl(done: string): string {
  return withQuery(urls.reminders, [['fait', done]])
}

/** The same, on the page of vaccines. */
export function vaccinationsUrl(done: string): string {
  return withQuery(urls.vaccinations, [['fait', done]])
}

export function treatmentReminderUrl(treatmentId: string): string {
  return withQuery(urls.treatmentReminder, [['traitement', treatmentId]])
}

/** `day`: `YYYY-MM-DD`. */
export function vaccineReminderUrl(day: string): string {
  return withQuery(urls.vaccineReminder, [['le', day]])
}

export function editDocumentUrl(id: string, proposed: Proposed = {}): string {
  return withQuery(`${documentUrl(id)}/modifier`, proposalIn(proposed))
}

/** What a file says of itself, and its holder did not. */
type Proposed = { readonly type?: string; readonly day?: string }

/** The page of what was just added. */
export function addedUrl(id: string, done: string, proposed: Proposed): string {
  return withQuery(documentUrl(id), [['fait', done], ...proposalIn(proposed)])
}

function proposalIn({ type, day }: Proposed): readonly (readonly [string, string])[] {
  return [...(type ? [['sorte', type] as const] : []), ...(day ? [['date', day] as const] : [])]
}

/** The page that asks again before these are deleted. */
export function deleteDocumentsUrl(ids: readonly string[]): string {
  return withQuery(
    urls.deleteDocuments,
    ids.map((id) => ['document', id]),
  )
}

export function documentContentUrl(id: string): string {
  return `${documentUrl(id)}/contenu`
}

/** `large`: in larger characters. */
export function documentPrintUrl(id: string, large = false): string {
  return withQuery(`${documentUrl(id)}/imprimer`, [['taille', large ? 'grande' : null]])
}

/** Its coded entries, as a table. */
export function documentDataUrl(id: string): string {
  return `${documentUrl(id)}/donnees`
}

/** Who may see it, and why. */
export function documentViewersUrl(id: string): string {
  return `${documentUrl(id)}/qui-peut-le-voir`
}

export function documentOriginalUrl(id: string): string {
  return `${documentUrl(id)}/original`
}

/** `index`: position of the attachment in the document, from 0. */
export function documentAttachmentUrl(id: string, index: number): string {
  return `${documentUrl(id)}/piece/${index}`
}

export type AccessLogQuery = {
  readonly view: AccessView
  readonly filter: AccessFilter
  /** Days, both included. */
  readonly from: string | null
  readonly until: string | null
  /** The lines of whoever left this one: the number of a line says of nobody who he is. */
  readonly sameAs: string | null
  readonly page: number
}

export const wholeAccessLog: AccessLogQuery = {
  view: 'professionnels',
  filter: 'tout',
  from: null,
  until: null,
  sameAs: null,
  page: 1,
}

/** What is not said is as on the page at its plain address. */
export function accessLogUrl(asked: Partial<AccessLogQuery>): string {
  return accessLogAt(urls.accessLog, asked)
}

/** The same lines as a file: all of them, but for the proof, which is that of a page. */
export function accessLogFileUrl(
  file: 'accessLogTable' | 'accessLogPages' | 'accessLogProof',
  asked: Partial<AccessLogQuery>,
): string {
  return accessLogAt(urls[file], file === 'accessLogProof' ? asked : { ...asked, page: 1 })
}

function accessLogAt(address: string, asked: Partial<AccessLogQuery>): string {
  const query = { ...wholeAccessLog, ...asked }
  return withQuery(address, [
    ['vue', query.view === 'professionnels' ? null : query.view],
    ['filtre', query.filter === 'tout' ? null : query.filter],
    ['du', query.from],
    ['au', query.until],
    ['de', query.sameAs],
    ['page', query.page > 1 ? query.page : null],
  ])
}

/** `done`: what the reader just did. */
export function professionalsUrl(query: { readonly name?: string; readonly done?: string }): string {
  return withQuery(urls.professionals, [
    ['nom', query.name ?? null],
    ['fait', query.done ?? null],
  ])
}

/** As one of her professionals, by the key of the page, or as somebody of a profession (`code^system`). */
export type SeenViewer =
  | { readonly key: string }
  | { readonly profession: string; readonly situation: string }

/** `recus`, `caches`: the page of each of its two lists, from 1. */
export function seeAsUrl(
  viewer: SeenViewer,
  { received, kept }: { readonly received: number; readonly kept: number } = { received: 1, kept: 1 },
): string {
  return withQuery(urls.seeAs, [
    ...('key' in viewer
      ? ([['qui', viewer.key]] as const)
      : ([
          ['profession', viewer.profession],
          ['situation', viewer.situation],
        ] as const)),
    ['recus', received > 1 ? received : null],
    ['caches', kept > 1 ? kept : null],
  ])
}

/** The form that reports a line of the history, a document, a service, or somebody's deposits. */
export function reportUrl(
  target:
    | { readonly kind: 'access' | 'document' | 'correction'; readonly id: string }
    | { readonly kind: 'service' | 'deposits' },
): string {
  return withQuery(urls.report, [
    ['acces', target.kind === 'access' ? target.id : null],
    ['document', target.kind === 'document' ? target.id : null],
    ['correction', target.kind === 'correction' ? target.id : null],
  ])
}

export function passkeyUrl(id: string): string {
  return `${urls.security}/cles/${encodeURIComponent(id)}`
}

/** `done`: which choice the reader just made. */
export function emergencyChoicesUrl(query: {
  readonly done: string | null
  readonly undone: boolean
  readonly maskedFollowed: boolean
}): string {
  return withQuery(urls.emergencyChoices, [
    ['fait', query.done],
    ['annule', query.undone ? 'oui' : null],
    ['avec', query.maskedFollowed ? 'masques' : null],
  ])
}

/** The proof that a mandate stands, for both who are named in it. */
export function helpProofUrl(mandateId: string): string {
  return `${urls.delegates}/${encodeURIComponent(mandateId)}/attestation`
}

function withQuery(path: string, fields: readonly (readonly [string, string | number | null])[]): string {
  const query = fields
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join('&')
  return query === '' ? path : `${path}?${query}`
}

/** The guides of « Aide », by what stands behind # in their address. */
export type HelpChapter =
  | 'accueil'
  | 'premiere-fois'
  | 'entrer-de-nouveau'
  | 'lire-un-document'
  | 'lire-un-resultat'
  | 'mes-traitements'
  | 'mon-profil'
  | 'ajouter'
  | 'qui-peut-lire'
  | 'qui-a-lu'
  | 'urgence'
  | 'aider'
  | 'messages'
  | 'signaler'
  | 'aide-a-cote'

export function helpUrl(chapter?: HelpChapter): string {
  return chapter === undefined ? urls.help : `${urls.help}#${chapter}`
}

/** `fait`: what was just done; `avis`: to which one. */
export function noticeCentreUrl({
  page,
  fait,
  avis,
}: {
  readonly page: number
  readonly fait?: string
  readonly avis?: string
}): string {
  const query = [page > 1 && `page=${page}`, fait && `fait=${fait}`, avis && `avis=${avis}`].filter(Boolean)
  return query.length === 0 ? urls.noticeCentre : `${urls.noticeCentre}?${query.join('&')}`
}
