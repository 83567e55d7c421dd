/** Every page of the portal, who looks at it, and what is done to come to it; or why it has no picture. */
import type { DemonstrationPatient } from '@carnet/kit/demo/people-types.ts'
import type { Display } from '@carnet/web/display.ts'
import { contextualRoot, proUrls } from '@carnet/web/pro/addresses.ts'
import {
  accessLogUrl,
  documentsUrl,
  ownMeasureFileUrl,
  ownMeasureUrl,
  profileSectionUrl,
  searchUrl,
  timelineUrl,
  urls,
} from '@carnet/web/urls.ts'
import type { BrowserContext, Page } from 'playwright-core'
import {
  carer,
  father,
  holder,
  newcomer,
  physician,
  physicianOfTwoPlaces,
  suspended,
  titles,
} from './cast.ts'

export type Scene = {
  readonly context: BrowserContext
  readonly page: Page
  readonly person: (slug: string) => DemonstrationPatient
  /** The six digits of the last message to there. */
  readonly codeSentTo: (address: string) => string
  /** What the newcomer has in hand. */
  readonly codeOfLetter: () => string
  readonly serialOf: (vitale: string | undefined) => string
  /** Where the QR code of the holder's card leads, and its digits. */
  readonly square: () => Promise<{ readonly address: string; readonly code: string }>
}

export type Screen = {
  /** As it is mounted: server/api/portal/traced-routes.ts. */
  readonly route: string
  /** Of the file: in French, as the documentation shows it. */
  readonly name: string
  /** Without: one goes to the address of the route. */
  readonly open?: string | ((scene: Scene) => Promise<unknown>)
  /** In dark too. */
  readonly dark?: true
  /** As it is printed. */
  readonly print?: true
  /** What is seen before any scrolling, in place of the whole page. */
  readonly firstScreen?: true
}

export type Visit = {
  /** Logged in already; nobody is, without. */
  readonly who?: string
  /** The card with which a professional is in his portal. */
  readonly card?: string
  /** What « Affichage » keeps on this device. */
  readonly display?: Partial<Display>
  readonly screens: readonly Screen[]
}

const click = (name: string | RegExp) => async (scene: Scene) => {
  await scene.page.getByRole('link', { name }).first().click()
}
const press = (name: string | RegExp) => async (scene: Scene) => {
  await scene.page.getByRole('button', { name }).first().click()
}
const fill = async ({ page }: Scene, fields: Readonly<Record<string, string>>) => {
  for (const [name, value] of Object.entries(fields)) await page.locator(`[name=${name}]`).fill(value)
}
/** On the page of a form: filled, then sent. */
const send =
  (fields: (scene: Scene) => Readonly<Record<string, string>>, button: string | RegExp) =>
  async (scene: Scene) => {
    await fill(scene, fields(scene))
    await press(button)(scene)
  }
const herPassword = ({ person }: Scene) => person(holder).password ?? ''
/** What a newcomer gives, then chooses. */
const address = 'louise@exemple.fr'
const chosen = { identifiant: 'louise.g', motDePasse: 'Carnet-neuf-26', encore: 'Carnet-neuf-26' }
const bookmark = (url: string) => async (scene: Scene) => {
  await scene.page.goto(url)
}

export const visits: readonly Visit[] = [
  {
    display: { language: 'ar' },
    screens: [
      { route: urls.home, name: 'accueil-arabe' },
      { route: urls.login, name: 'connexion-arabe' },
      { route: urls.display, name: 'affichage-arabe' },
    ],
  },
  {
    screens: [
      { route: urls.home, name: 'accueil', dark: true },
      { route: urls.display, name: 'affichage' },
      { route: urls.help, name: 'aide' },
      { route: urls.accessibility, name: 'accessibilite' },
      { route: urls.oppose, name: 's-opposer' },
      { route: urls.recover, name: 'recuperer' },
      { route: urls.activateChild, name: 'activer-enfant' },
      { route: urls.activateChildCode, name: 'activer-enfant-code' },
      { route: urls.login, name: 'connexion' },
      {
        route: urls.login,
        name: 'connexion-refusee',
        open: send(
          () => ({ identifiant: holder, motDePasse: 'Mauvais-mot-de-passe-1' }),
          'Ouvrir mon carnet',
        ),
      },
      {
        route: urls.loginCode,
        name: 'code',
        open: send((scene) => ({ identifiant: holder, motDePasse: herPassword(scene) }), 'Ouvrir mon carnet'),
      },
      { route: urls.noActivationCode, name: 'activer-sans-code' },
      { route: urls.activate, name: 'activer-1-lettre' },
      {
        route: urls.activateCard,
        name: 'activer-2-carte',
        open: send((scene) => ({ code: scene.codeOfLetter() }), 'Continuer'),
      },
      {
        route: urls.activateContact,
        name: 'activer-3-adresse',
        open: send(cardNumbers, 'Continuer'),
      },
      {
        route: urls.activateContactCode,
        name: 'activer-3-code',
        open: send(() => ({ joindre: address }), 'Recevoir un code'),
      },
      {
        route: urls.activateAccount,
        name: 'activer-4-compte',
        open: send((scene) => ({ code: scene.codeSentTo(address) }), 'Continuer'),
      },
      {
        route: urls.documents,
        name: 'documents-vide',
        async open(scene) {
          await send(() => chosen, 'Ouvrir mon carnet')(scene)
          await bookmark(urls.documents)(scene)
        },
      },
      { route: urls.farewell, name: 'au-revoir' },
    ],
  },
  {
    who: holder,
    screens: [
      { route: urls.documents, name: 'documents', dark: true },
      {
        route: urls.documents,
        name: 'documents-premier-ecran',
        firstScreen: true,
        async open(scene) {
          // Read once: it would stand on every other page.
          await press('J’ai lu ce message')(scene)
          await bookmark(urls.documents)(scene)
        },
      },
      { route: urls.maskEverything, name: 'masquer-d-office' },
      { route: urls.documents, name: 'documents-par-type', open: documentsUrl({ view: 'type' }) },
      { route: urls.documents, name: 'documents-par-soignant', open: documentsUrl({ view: 'soignant' }) },
      {
        route: urls.documents,
        name: 'documents-par-specialite',
        open: documentsUrl({ view: 'specialite' }),
      },
      { route: urls.search, name: 'recherche', open: searchUrl({ query: 'tension', page: 1 }) },
      { route: urls.timeline, name: 'frise' },
      {
        route: urls.timeline,
        name: 'frise-annee',
        open: timelineUrl({ year: new Date().getUTCFullYear() }),
      },
      {
        route: `${urls.documents}/:id`,
        name: 'document',
        async open(scene) {
          await bookmark(urls.documents)(scene)
          await click(titles.laboratory)(scene)
        },
      },
      {
        route: `${urls.documents}/:id`,
        name: 'document-pdf',
        async open(scene) {
          await bookmark(urls.documents)(scene)
          await click(titles.letter)(scene)
        },
      },
      {
        route: `${urls.documents}/:id/donnees`,
        name: 'document-donnees',
        async open(scene) {
          await bookmark(urls.documents)(scene)
          await click(titles.laboratory)(scene)
          await click('Données')(scene)
        },
      },
      {
        route: `${urls.documents}/:id/qui-peut-le-voir`,
        name: 'document-qui-peut-le-voir',
        async open(scene) {
          await bookmark(urls.documents)(scene)
          await click(titles.laboratory)(scene)
          await click('Voir qui peut le lire, et pourquoi')(scene)
        },
      },
      {
        route: `${urls.documents}/:id/modifier`,
        name: 'document-modifier',
        async open(scene) {
          await bookmark(urls.documents)(scene)
          await click(titles.own)(scene)
          await click('Renommer ou reclasser')(scene)
        },
      },
      { route: urls.addDocument, name: 'document-ajouter' },
      { route: urls.deleteDocuments, name: 'documents-supprimer' },
      { route: urls.results, name: 'resultats' },
      {
        route: `${urls.results}/:key`,
        name: 'resultat',
        async open(scene) {
          await bookmark(urls.results)(scene)
          await scene.page.locator(`main a[href^="${urls.results}/"]`).first().click()
        },
      },
      { route: urls.treatments, name: 'traitements' },
      { route: urls.treatmentPlan, name: 'plan-de-prise' },
      { route: urls.treatmentPlan, name: 'plan-de-prise-imprime', print: true },
      { route: urls.careHistory, name: 'soins-rembourses' },
      { route: urls.vaccinations, name: 'vaccinations' },
      { route: urls.reminders, name: 'rappels' },
      {
        route: urls.treatmentReminder,
        name: 'rappel-traitement',
        async open(scene) {
          await bookmark(urls.reminders)(scene)
          await scene.page.locator(`main a[href^="${urls.treatmentReminder}"]`).first().click()
        },
      },
      { route: urls.accessLog, name: 'acces', dark: true },
      { route: urls.accessLog, name: 'acces-activites', open: accessLogUrl({ view: 'activites' }) },
      {
        route: urls.report,
        name: 'signaler',
        async open(scene) {
          await bookmark(urls.accessLog)(scene)
          await click(/Je ne connais pas/)(scene)
        },
      },
      { route: urls.reports, name: 'signalements' },
      { route: urls.professionals, name: 'professionnels' },
      { route: urls.accessMatrix, name: 'professions' },
      { route: urls.healthWords, name: 'mots-de-la-sante', firstScreen: true },
      {
        route: urls.seeAs,
        name: 'voir-comme',
        async open(scene) {
          await bookmark(urls.seeAs)(scene)
          await scene.page.locator(`main a[href^="${urls.seeAs}?"]`).first().click()
        },
      },
      { route: urls.carnet, name: 'carnet', dark: true },
      { route: urls.healthProfile, name: 'profil-sante' },
      {
        route: profileSectionUrl(':rubrique'),
        name: 'profil-sante-ecrire',
        open: profileSectionUrl('allergies'),
      },
      { route: ownMeasureUrl(':sorte'), name: 'mesure', open: ownMeasureUrl('poids') },
      { route: urls.changePassword, name: 'changer-mot-de-passe' },
      { route: urls.profile, name: 'profil' },
      { route: urls.card, name: 'carte-d-urgence', dark: true },
      { route: urls.card, name: 'carte-d-urgence-imprimee', print: true },
      { route: urls.editCard, name: 'carte-d-urgence-modifier' },
      { route: urls.contacts, name: 'personnes-a-prevenir' },
      { route: urls.emergencyChoices, name: 'choix-d-urgence' },
      { route: urls.offlineCard, name: 'carte-sans-reseau' },
      { route: urls.deviceCopy, name: 'sans-reseau' },
      { route: urls.withoutNetwork, name: 'hors-connexion' },
      { route: urls.wishes, name: 'volontes' },
      { route: urls.writeDirectives, name: 'volontes-ecrire' },
      { route: urls.noticeCentre, name: 'notifications' },
      { route: urls.notices, name: 'messages' },
      { route: urls.security, name: 'securite' },
      { route: urls.addPasskey, name: 'cle-ajouter' },
      { route: `${urls.security}/cles/:id`, name: 'cle', open: openPasskey },
      { route: urls.changeContact, name: 'joindre' },
      {
        route: urls.contactCode,
        name: 'joindre-code',
        open: send(
          (scene) => ({ joindre: 'denise@exemple.fr', motDePasse: herPassword(scene) }),
          'Recevoir un code',
        ),
      },
      { route: urls.devices, name: 'appareils' },
      { route: urls.delegates, name: 'aidants' },
      { route: urls.inviteCarer, name: 'aidant-inviter' },
      { route: urls.invitations, name: 'invitations' },
      { route: urls.export, name: 'emporter' },
      { route: urls.closeRecord, name: 'fermer' },
    ],
  },
  {
    who: carer,
    screens: [
      { route: urls.choice, name: 'choix' },
      {
        route: urls.documents,
        name: 'documents-d-un-proche',
        async open(scene) {
          await press(/Ouvrir ce carnet.*DENISE/)(scene)
          await bookmark(urls.documents)(scene)
        },
      },
    ],
  },
  {
    who: father,
    screens: [
      {
        route: urls.inviteRepresentative,
        name: 'second-representant',
        async open(scene) {
          await bookmark(urls.choice)(scene)
          await press(/Ouvrir ce carnet.*LÉO/)(scene)
          await bookmark(urls.inviteRepresentative)(scene)
        },
      },
    ],
  },
  {
    who: father,
    screens: [
      {
        route: urls.childFollowUp,
        name: 'suivi-de-l-enfant',
        async open(scene) {
          await bookmark(urls.choice)(scene)
          await press(/Ouvrir ce carnet.*LÉO/)(scene)
          await bookmark(urls.childFollowUp)(scene)
        },
      },
    ],
  },
  {
    who: suspended,
    screens: [{ route: urls.suspendedRecord, name: 'suspendu' }],
  },
  {
    screens: [
      { route: urls.scannedCard, name: 'urgence' },
      {
        route: `${urls.scannedCard}/:token`,
        name: 'carte-scannee',
        async open(scene) {
          await scene.page.goto((await scene.square()).address)
        },
      },
      {
        route: `${urls.scannedCard}/:token`,
        name: 'carte-lue',
        async open(scene) {
          await fill(scene, { code: (await scene.square()).code })
          await press('Lire la carte')(scene)
        },
      },
      { route: proUrls.home, name: 'pro' },
    ],
  },
  {
    card: physician,
    screens: [
      { route: proUrls.patients, name: 'pro-patients', dark: true },
      { route: `${proUrls.patient}/:id`, name: 'pro-dossier', open: click(/DENISE/i), dark: true },
      { route: `${proUrls.patient}/:id/document`, name: 'pro-document', open: click(titles.laboratory) },
      { route: `${proUrls.patient}/:id/traces`, name: 'pro-traces', open: click('Traces') },
      {
        route: `${proUrls.patient}/:id/acces`,
        name: 'pro-acces-des-autres',
        open: click('Accès des autres professionnels'),
      },
      { route: proUrls.open, name: 'pro-ouvrir' },
      {
        route: `${proUrls.patient}/:id`,
        name: 'pro-acces',
        open: send(({ person }) => ({ matricule: person(father).id.ins }), 'Ouvrir le DMP'),
      },
    ],
  },
  {
    card: physicianOfTwoPlaces,
    screens: [{ route: proUrls.situation, name: 'pro-situation' }],
  },
  {
    who: holder,
    display: { language: 'ar' },
    screens: [
      { route: urls.carnet, name: 'carnet-arabe' },
      { route: urls.treatments, name: 'traitements-arabe' },
      { route: urls.treatmentPlan, name: 'plan-de-prise-arabe' },
    ],
  },
]

/** What is mounted and shows nothing that a picture would. */
export const withoutPicture: Readonly<Record<string, string>> = {
  [urls.healthProfilePdf]: 'a PDF',
  [urls.opposeCard]: 'the card of the activation, after another code: drawn in web/test/states/entry.ts',
  [urls.activateChildNumbers]:
    'his card and the child’s number, after a code: drawn in web/test/states/entry.ts',
  [urls.activateChildChoice]: 'of a child whose record waits: drawn in web/test/states/entry.ts',
  [urls.opposeChoice]: 'of who was told that a record will open: drawn in web/test/states/entry.ts',
  [urls.oppositionProof]: 'a file',
  [urls.accessLogTable]: 'a file',
  [`${urls.results}/:key/tableau`]: 'a file',
  [`${urls.results}/:key/pour-mon-medecin`]: 'a file',
  [ownMeasureFileUrl(':sorte', 'table')]: 'a file',
  [ownMeasureFileUrl(':sorte', 'pages')]: 'a file',
  [urls.accessLogProof]: 'a file',
  [urls.closedRecord]: 'where a log-in leads once the record is closed: drawn in web/test/states/leaving.ts',
  [urls.deleteData]: 'of a closed record too: drawn in web/test/states/leaving.ts',
  [urls.passkeyLogIn]: 'of the device that holds a passkey, and otherwise back to the log-in',
  [urls.franceConnectLogIn]: 'leads to FranceConnect+: drawn in web/test/states/entry.ts',
  [urls.franceConnectReturn]: 'back from FranceConnect+: drawn in web/test/states/entry.ts',
  [urls.franceConnectLink]: 'a password again, and on to FranceConnect+: drawn in web/test/states/account.ts',
  [urls.franceConnectLogOut]: 'back from FranceConnect+, and on to the log-in',
  [urls.franceConnectKeys]: 'public keys',
  [urls.vaccineReminder]: 'a file for a calendar',
  [urls.vaccinationProof]: 'a PDF',
  [urls.cardKey]: 'a public key',
  [urls.addPassword]: 'of who has no password: drawn in web/test/states/account.ts',
  [urls.deviceCopyContact]: 'answers the script of a copy',
  [urls.serviceWorker]: 'a script',
  [`${urls.delegates}/:id/attestation`]: 'a PDF',
  [`${urls.documents}/:id/contenu`]: 'framed in the page of the document',
  [`${urls.documents}/:id/imprimer`]: 'the same text, for paper',
  [`${urls.documents}/:id/original`]: 'the file as it was deposited',
  [`${urls.documents}/:id/piece/:index`]: 'the file as it was deposited',
  [proUrls.enter]: 'back from where cards are read, and on to the list',
  [`${proUrls.patient}/:id/equipe`]: 'a form, drawn in web/test/states/pro-access.ts',
  [proUrls.corrections]: 'empty in the demonstration, drawn in web/test/states/pro-corrections.ts',
  [`${proUrls.corrections}/:id`]: 'a form, drawn in web/test/states/pro-corrections.ts',
  [`${proUrls.patient}/:id/piece`]: 'the file as it was deposited',
  [`${proUrls.patient}/:id/original`]: 'the file as it was deposited',
  [`${proUrls.patient}/:id/traces/tableau`]: 'a file',
  [`${contextualRoot}/:page`]: 'left at once for another address',
  [`${contextualRoot}/:page/:ins`]: 'left at once for another address',
  [`${proUrls.direct}/:token`]:
    'leads to a page of the record; what it says otherwise is drawn in web/test/states/pro.ts',
}

function cardNumbers({ person, serialOf }: Scene) {
  const { id, vitale } = person(newcomer)
  return { matricule: id.ins, serie: serialOf(vitale) }
}

/** Made by a device of Chromium's own, then looked at. */
async function openPasskey(scene: Scene): Promise<void> {
  const { page, context } = scene
  const cdp = await context.newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await bookmark(urls.addPasskey)(scene)
  await send(() => ({ motDePasse: herPassword(scene) }), 'Continuer')(scene)
  await fill(scene, { nom: 'Ma tablette' })
  await press(/Créer/)(scene)
  await page.waitForURL(`**${urls.security}*`)
  await page.locator(`main a[href^="${urls.security}/cles/"]`).first().click()
}
