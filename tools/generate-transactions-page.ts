/** Writes docs/transactions.md from the operations on the wire, the table of the SOAP door, and the law of who may call. */
import { type Caller, professionSystems } from '../core/model/caller.ts'
import type { Action } from '../core/model/decision.ts'
import type { RecordFacts } from '../core/model/record.ts'
import { columnOf, mayPerform } from '../core/rules/functional-rights.ts'
import { defaultRuleSettings } from '../core/rules/settings.ts'
import { type OperationName, operations } from '../core/wire/soap/actions.ts'
import type { Parameter } from '../core/wire/xds/iti-18-parameters.ts'
import { type QueryKind, queryParameters } from '../core/wire/xds/iti-18-queries.ts'
import { storedQueries } from '../core/wire/xds/vocabulary.ts'
import { transactions } from '../server/api/soap/transactions.ts'
import { table } from './markdown-table.ts'

export function generateTransactionsPage(): ReadonlyMap<string, string> {
  return new Map([['docs/transactions.md', page()]])
}

const titles: Readonly<Record<OperationName, string>> = {
  testExistence: 'Tester l’existence d’un dossier et l’autorisation',
  createRecord: 'Créer un dossier',
  reopenRecord: 'Réactiver un dossier',
  readAdministrativeData: 'Lire les données administratives',
  updateAdministrativeData: 'Modifier les données administratives',
  closeRecord: 'Fermer un dossier',
  setAuthorization: 'Enregistrer ou retirer une autorisation',
  listAuthorizations: 'Lister les professionnels autorisés ou bloqués',
  listPatients: 'Lister les dossiers autorisés',
  createPatientAccess: 'Ouvrir le compte internet du patient',
  updatePatientChannel: 'Changer où le patient reçoit ses codes',
  renewPatientAccess: 'Renouveler l’identifiant et le mot de passe du patient',
  searchPatients: 'Chercher un dossier sans INS, en régulation',
  provideAndRegister: 'Déposer ou remplacer des documents',
  storedQuery: 'Chercher des documents',
  retrieveDocuments: 'Lire un document',
  updateDocument: 'Masquer, rendre visible, archiver ou supprimer un document',
}

const queries: Readonly<Record<QueryKind, string>> = {
  findDocuments: 'Les documents qui répondent aux critères',
  findDocumentsByReferenceId: 'Ceux qui portent une référence (examen, demande)',
  findSubmissionSets: 'Les lots qui répondent aux critères',
  findFolders: 'Les classeurs : aucun dans un DMP',
  getAll: 'Tout le dossier',
  getDocuments: 'Des documents, par leurs identifiants',
  getFolders: 'Des classeurs, par leurs identifiants : aucun',
  getAssociations: 'Ce qui lie ces objets à d’autres',
  getDocumentsAndAssociations: 'Des documents et ce qui les lie à d’autres',
  getSubmissionSets: 'Les lots de ces documents',
  getSubmissionSetAndContents: 'Un lot et ses documents',
  getFolderAndContents: 'Un classeur et ses documents : rien',
  getFoldersForDocument: 'Les classeurs d’un document : aucun',
  getRelatedDocuments: 'Les documents liés à un document (ancienne version, complément)',
}

/** What one operation of the wire may be, for the rights. */
const acts: Readonly<Record<OperationName, readonly (readonly [Action, string])[]>> = {
  testExistence: [['testExistence', 'TD0.2']],
  createRecord: [['createRecord', 'TD1.1']],
  reopenRecord: [['reopenRecord', 'TD1.2']],
  readAdministrativeData: [['readAdministrativeData', 'TD1.3a']],
  updateAdministrativeData: [['updateAdministrativeData', 'TD1.3b']],
  closeRecord: [['closeRecord', 'TD1.4']],
  setAuthorization: [
    ['authorise', 'TD0.3, ajout'],
    ['removeAuthorisation', 'TD0.3, retrait'],
  ],
  listAuthorizations: [['listAuthorisations', 'TD1.6']],
  listPatients: [['listPatients', 'TD0.4']],
  createPatientAccess: [['openPatientAccess', 'TD1.5a']],
  updatePatientChannel: [['changePatientChannel', 'TD1.5b, TD1.5c']],
  renewPatientAccess: [['renewPatientAccess', 'TD1.5d']],
  searchPatients: [['searchPatients', 'TD0.5']],
  provideAndRegister: [
    ['submitDocuments', 'TD2.1a, TD2.2a'],
    ['replaceDocument', 'TD2.1b, TD2.2b, ses propres documents'],
  ],
  storedQuery: [
    ['findDocuments', 'TD3.1a'],
    ['findReferences', 'TD3.1b, identifiants seuls'],
  ],
  retrieveDocuments: [['readDocument', 'TD3.2']],
  updateDocument: [
    ['maskDocument', 'TD3.3a, masquage'],
    ['unmaskDocument', 'TD3.3a, démasquage'],
    ['showToPatient', 'TD3.3b, rendre visible au patient ou à ses représentants'],
    ['deleteDocument', 'TD3.3c, suppression, ses propres documents'],
    ['archiveDocument', 'TD3.3d, archivage et désarchivage'],
  ],
}

const facts = { medecinTraitant: 'MT', authorisations: [] } as unknown as RecordFacts
const person = (
  profession: readonly [code: string, ...specialities: string[]],
  id = 'PS',
  centre = true,
): Caller => {
  const [code, ...specialities] = profession
  return {
    kind: 'professional',
    id,
    lastName: '',
    firstName: '',
    profession: { code, system: professionSystems.g15, specialities },
    structure: { id: 'ST', name: '', sector: 'SA07', regulationCentre: centre },
    authentication: 'DIRECTE',
    mode: 'normal',
    secretSession: false,
  } as unknown as Caller
}
const ofStructure = (kind: 'structure' | 'staff') =>
  ({
    kind,
    structure: { id: 'ST', name: '', sector: 'SA01', regulationCentre: true },
    userId: '',
    userName: '',
    mode: 'normal',
    secretSession: false,
  }) as unknown as Caller

/** One of each column of the official table, with the letter that the law finds for him. */
export const callers = [
  { title: 'Professionnel non médecin', column: 'a', caller: person(['60']) },
  { title: 'Médecin', column: 'b', caller: person(['10', 'SM54']) },
  { title: 'Médecin du travail', column: 'c', caller: person(['10', 'SM25']) },
  { title: 'Médecin traitant', column: 'd', caller: person(['10', 'SM54'], 'MT') },
  { title: 'Carte CPE', column: 'e', caller: ofStructure('staff') },
  { title: 'Certificat de structure', column: 'f', caller: ofStructure('structure') },
] as const

const modes = [
  ['normal', 'normal'],
  ['centre15', 'centre 15'],
  ['brisDeGlace', 'bris de glace'],
] as const

function page(): string {
  const sections = Object.entries(operations).map(([key, operation]) => {
    const name = key as OperationName
    const { codes, action } = transactions[name]
    const { service, request, requestActions, responseAction } = operation
    return `## ${codes.join(', ')}\u00a0: ${titles[name]}

${table(
  ['', ''],
  [
    ['Adresse', `\`/si-dmp-server/v2/services/${service}\``],
    ['Élément de Body', `\`{${request.namespace}}${request.name}\``],
    ['Action', requestActions.map((one) => `\`${one}\``).join('<br>')],
    ['Action de la réponse', `\`${responseAction}\``],
    ['Tracé comme', `\`${action}\``],
  ],
)}

${table(
  ['Qui peut appeler', ...callers.map(({ title }) => title)],
  acts[name].map(([act, label]) => [label, ...callers.map(({ caller }) => modesOf(caller, act))]),
)}
${name === 'storedQuery' ? queriesSection() : ''}`
  })
  return `# Les transactions

Après cette page, vous savez quelles transactions Carnet offre, à quelle adresse, et qui peut les appeler dans quel mode d’accès.

Page produite par \`npm run docs\`. Ce qui n’y est pas n’existe pas\u00a0: une autre transaction reçoit \`ActionNotSupported\`.

Toutes se font en TLS mutuel, en SOAP 1.2 (1.1 est compris), avec un VIHF par message. Les chemins en \`/v1/\` répondent aussi. L’élément de Body décide\u00a0; une action inconnue est tolérée, celle d’une autre transaction est refusée.

Pouvoir appeler ne suffit pas\u00a0: lire demande aussi l’autorisation du patient et la [matrice](access-matrix.md). Le mode «\u00a0centre 15\u00a0» est réservé aux centres de régulation déclarés. Le détail des refus\u00a0: [errors.md](errors.md).

${sections.join('\n')}`
}

function queriesSection(): string {
  return `
### Les requêtes enregistrées

Un objet que l’appelant ne peut pas voir est absent de toute réponse, et de son compte : un identifiant caché répond comme un identifiant inconnu, par une réponse vide. Le patient peut manquer : c’est celui du VIHF. \`ObjectRef\` donne les seuls identifiants ; \`LeafClass\`, les métadonnées, en nombre limité par \`CARNET_MAX_RESULTS\`. Un critère répété s’ajoute (et) ; une liste dans un critère est un choix (ou). \`%\` et \`_\` valent dans les auteurs et les références. La signature d’un lot n’est rendue qu’à qui la nomme, par son type ou son identifiant.

En gras, ce qui est obligatoire ; entre deux identifiants, un seul.

${table(
  ['Requête', 'Ce qu’elle donne', 'Paramètres'],
  Object.entries(queryParameters).map(([kind, parameters]) => [
    `${kind[0]!.toUpperCase()}${kind.slice(1)}<br>\`${storedQueries[kind as QueryKind]}\``,
    queries[kind as QueryKind],
    Object.values<Named>(parameters).map(parameterInWords).join('<br>'),
  ]),
)}
`
}

type Named = Pick<Parameter<unknown>, 'name' | 'mandatory'>

function parameterInWords({ name, mandatory }: Named): string {
  const names = name
    .split(', ')
    .map((one) => `\`${one}\``)
    .join(' ou ')
  return mandatory === true ? `**${names}**` : names
}

function modesOf(caller: Caller, action: Action): string {
  const allowed = modes.filter(([mode]) => {
    const inMode = { ...caller, mode } as Caller
    return mayPerform(inMode, facts, { action, mode }, defaultRuleSettings) === 'granted'
  })
  const words = allowed.map(([, french]) => french).join(', ')
  if (words === '') return 'non'
  const needsConsent = columnOf(caller, facts) === 'c' && action === 'readDocument'
  return needsConsent ? `${words}, avec l’accord exprès du patient` : words
}
