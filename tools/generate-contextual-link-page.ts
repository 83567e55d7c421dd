/** Writes the page of TD0.9: no message, an address that a software opens in a browser. soap.md §1.4, §1.5. */
import { generateKeyPairSync } from 'node:crypto'
import { insOids, parseIns } from '../core/model/ins.ts'
import {
  contextualPages,
  formatContextualUrl,
  linkSecondsMax,
  signContextualLink,
} from '../core/wire/web-ps/contextual-link.ts'
import { callers } from './generate-transactions-page.ts'
import { table } from './markdown-table.ts'

export const contextualLinkFile = 'transactions/td-0-9-contextual-link.md'

const portal = 'https://dmp.example.org'
const patient = { ins: parseIns('180019999900168')!, oid: insOids.nirTest }

/** The row of the official table (PDT-INF-526). What each then does on the page is decided as on the wire. */
const whoFollows: Readonly<Record<(typeof callers)[number]['column'], string>> = {
  a: 'normal, centre 15, bris de glace',
  b: 'normal, centre 15, bris de glace',
  c: 'normal',
  d: 'normal, bris de glace',
  e: 'normal',
  f: 'non',
}

const pages: Readonly<Record<(typeof contextualPages)[number], string>> = {
  TableauDeBord: 'Le tableau de bord',
  DossierPatient: 'Le dossier du patient',
  GestionDMPPatient: 'La gestion du dossier',
  Documents: 'Les documents',
  ParcoursDeSoins: 'Le parcours de soins',
  HistoriqueAcces: 'L’historique des accès',
  Parametrages: 'Les paramètres du professionnel\u00a0: sans INS',
  VolontesEtDroits: 'Les volontés et les droits',
  CarnetVaccination: 'Le carnet de vaccination',
}

const record = 'le dossier'
const notBuilt = 'le dossier, qui dit que la page n’est pas encore offerte'
const leadsTo: typeof pages = {
  TableauDeBord: record,
  DossierPatient: record,
  GestionDMPPatient: notBuilt,
  Documents: record,
  ParcoursDeSoins: notBuilt,
  HistoriqueAcces: 'les traces que le lecteur peut lire',
  Parametrages: 'le choix de la situation d’exercice',
  VolontesEtDroits: notBuilt,
  CarnetVaccination: notBuilt,
}

export function contextualLinkPage(): string {
  return `# TD0.9\u00a0: Ouvrir le portail des professionnels sur un patient

Après cette page, vous savez quelle adresse un logiciel ouvre, qui peut la suivre, où elle mène, et ce qui n’est pas encore offert.

Page produite par \`npm run docs\`, avec ses exemples. [Toutes les transactions](../transactions.md).

Ce n’est pas un message\u00a0: le logiciel ouvre une adresse dans un navigateur. Le kit l’écrit, et sait la signer (\`formatContextualUrl\`, \`contextualLink\`). Le portail des professionnels (\`/pro\`) la reçoit, sur le port des portails\u00a0: il répond aussitôt par une redirection vers une adresse opaque, qui sert une fois et vaut dix minutes. L’INS n’est ensuite dans aucune adresse, ni dans un journal, ni dans un en-tête \`Referer\`. Qui n’est pas connecté lit d’abord sa carte, puis arrive à la page. Un dossier inconnu, refusé, fermé ou suspendu a une seule réponse.

## Qui peut la suivre

Selon le guide\u00a0; l’authentification y est directe. Le portail ouvre en mode normal\u00a0: l’urgence a sa porte, \`/urgence\`, et une carte CPE n’y entre pas encore.

${table(
  ['Qui peut la suivre', ...callers.map(({ title }) => title)],
  [['TD0.9', ...callers.map(({ column }) => whoFollows[column])]],
)}

## L’adresse

${table(
  ['Page', 'Où elle mène', 'Adresse'],
  contextualPages.map((page) => [
    pages[page],
    leadsTo[page],
    `\`${formatContextualUrl(portal, page === 'Parametrages' ? { page } : { page, ins: patient.ins })}\``,
  ]),
)}

## Le lien signé

Une forme de Carnet, pour que l’INS ne soit dans aucune adresse\u00a0: la carte signe ce qui est demandé, et le logiciel l’envoie par POST. Il vaut ${linkSecondsMax} secondes, et une seule fois. Le portail ne le reçoit pas encore. Trois parties en base64url, séparées par un point\u00a0: ce texte, sa signature RSA SHA-256, le certificat de signature de la carte.

\`\`\`json
${saidByLink()}
\`\`\`

## Les erreurs

${table(
  ['Ce qui ne va pas', 'Ce qui est attendu'],
  [
    ['La page n’existe pas', 'une page de la liste'],
    ['Le numéro n’est pas un INS, ou accompagne les paramètres', 'un matricule INS, ou aucun'],
    ['La signature ou la carte est refusée', 'un lien signé par une carte acceptée'],
    [`Le lien a plus de ${linkSecondsMax} secondes`, `un lien de moins de ${linkSecondsMax} secondes`],
  ],
)}
`
}

/** What any card signs: it does not depend on the key. */
function saidByLink(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const link = { page: 'Documents', patient, at: new Date('2026-01-05T10:15:00Z'), id: 'lien-0001' } as const
  const [said = ''] = signContextualLink(link, { certificate: new Uint8Array(), key: privateKey }).split('.')
  return JSON.stringify(JSON.parse(Buffer.from(said, 'base64url').toString()), null, 2)
}
