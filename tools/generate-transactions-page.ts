/** Writes docs/transactions.md, and a page for each, from the operations on the wire, the table of the SOAP door, and the law of who may call. */
import { type Caller, professionSystems } from '../core/model/caller.ts'
import type { Action, RefusalReason } from '../core/model/decision.ts'
import type { RecordFacts } from '../core/model/record.ts'
import { Unavailable } from '../core/model/unavailable.ts'
import { columnOf, mayPerform } from '../core/rules/functional-rights.ts'
import { refusalSentences } from '../core/rules/refusals.ts'
import { defaultRuleSettings } from '../core/rules/settings.ts'
import { type OperationName, operations } from '../core/wire/soap/actions.ts'
import { iheOperations } from '../core/wire/soap/ihe-actions.ts'
import type { Parameter } from '../core/wire/xds/iti-18-parameters.ts'
import { type QueryKind, queryParameters } from '../core/wire/xds/iti-18-queries.ts'
import { storedQueries } from '../core/wire/xds/vocabulary.ts'
import { type RefusalAnswer, refusalAnswers } from '../server/api/refusal-answers.ts'
import { transactions } from '../server/api/soap/transactions.ts'
import { unavailableError, type XdsActor } from '../server/api/soap/unavailable.ts'
import { table } from './markdown-table.ts'
import { type Example, examples, faultExample, indented, refusals } from './transaction-examples.ts'

export function generateTransactionsPage(): ReadonlyMap<string, string> {
  return new Map([
    ['docs/transactions.md', page()],
    ...Object.values(operations).map(({ name }) => [`docs/${fileOf(name)}`, operationPage(name)] as const),
  ])
}

/** `transactions/td-0-2-test-existence.md` */
function fileOf(name: OperationName): string {
  const [code = ''] = transactions[name].codes
  const words = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return `transactions/${code.toLowerCase().replace('td', 'td-').replace('.', '-')}-${words}.md`
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
    ['removeMedecinTraitant', 'TD0.3, retrait du rôle de médecin traitant : sans effet'],
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

/** The reasons that are this operation's own, beside rights and absence. */
const own: Readonly<Record<OperationName, readonly RefusalReason[]>> = {
  testExistence: [],
  createRecord: ['recordAlreadyOpen', 'consentMissing', 'wrongPatient'],
  reopenRecord: ['recordAlreadyOpen', 'consentMissing'],
  readAdministrativeData: [],
  updateAdministrativeData: ['recordAttachedToMes', 'wrongPatient'],
  closeRecord: ['recordAttachedToMes'],
  setAuthorization: [],
  listAuthorizations: [],
  listPatients: [],
  createPatientAccess: ['recordAttachedToMes', 'accountAlreadyOpen'],
  updatePatientChannel: [
    'recordAttachedToMes',
    'accountMissing',
    'channelAlreadyGiven',
    'channelMissing',
    'lastChannel',
  ],
  renewPatientAccess: ['recordAttachedToMes', 'accountMissing'],
  searchPatients: ['searchTooWide'],
  provideAndRegister: [
    'wrongPatient',
    'depositNotAcceptable',
    'uniqueIdUsedForOtherBytes',
    'uniqueIdUsedElsewhere',
    'documentAlreadyReplaced',
    'replacementNotAcceptable',
  ],
  storedQuery: [],
  retrieveDocuments: [],
  updateDocument: [
    'changeNotPossible',
    'versionNotCurrent',
    'metadataUnmodifiable',
    'visibilityIrreversible',
    'patientsOwnDocument',
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
  const sections = Object.values(operations).map(
    ({ name }) => `## ${titleOf(name)}

${addressTable(name)}

${rightsTable(name)}

[La demande, la réponse, les erreurs et un exemple](${fileOf(name)})
`,
  )
  return `# Les transactions

Après cette page, vous savez quelles transactions Carnet offre, à quelle adresse, et qui peut les appeler dans quel mode d’accès.

Page produite par \`npm run docs\`. Ce qui n’y est pas n’existe pas\u00a0: une autre transaction reçoit \`ActionNotSupported\`.

Toutes se font en TLS mutuel, en SOAP 1.2 (1.1 est compris), avec un VIHF par message. Les chemins en \`/v1/\` répondent aussi. L’élément de Body décide\u00a0; une action inconnue est tolérée, celle d’une autre transaction est refusée.

Chaque service se décrit à son adresse suivie de \`?wsdl\`\u00a0: ses schémas typent les messages de nos services et ceux d’XDS.b, pour ce que nous prenons et répondons\u202f; d’HL7v3, ils ne déclarent que les racines. Les paramètres en vigueur, datés, sont à \`/param-lps\`\u00a0; un logiciel les relit chaque jour.

Pouvoir appeler ne suffit pas\u00a0: lire demande aussi l’autorisation du patient et la [matrice](access-matrix.md). Le mode «\u00a0centre 15\u00a0» est réservé aux centres de régulation déclarés. Le détail des refus\u00a0: [errors.md](errors.md). Un droit qui manque se dit pour toutes de la même façon, HTTP 500\u00a0:

${block(faultExample)}

${sections.join('\n')}
## Le lien contextuel (TD0.9)

Une adresse qui ouvre le portail des professionnels sur un patient, sans message\u00a0: [laquelle, et pour qui](transactions/td-0-9-contextual-link.md).

## Le profil ihe-base

XDS.b simple, sans VIHF, un domaine à part\u00a0: [ihe-base.md](integrer/ihe-base.md). L’action décide.

${table(
  ['Transaction', 'Adresse', 'Élément de Body', 'Action', 'Action de la réponse'],
  Object.values(iheOperations).map(({ iti, service, request, action, responseAction }) => [
    iti,
    `\`/ihe/${service}\``,
    `\`{${request.namespace}}${request.name}\``,
    `\`${action}\``,
    `\`${responseAction}\``,
  ]),
)}
`
}

function queriesSection(): string {
  return `
## Les requêtes enregistrées

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

function operationPage(name: OperationName): string {
  const { because, answer } = refusals[name]
  return `# ${titleOf(name)}

Après cette page, vous savez ce qui s’envoie, ce qui revient, qui peut appeler, et comment un refus se dit.

Page produite par \`npm run docs\`, avec ses exemples. [Toutes les transactions](../transactions.md).

${addressTable(name)}

## Qui peut appeler

${rightsTable(name)}

${examples[name].map(exampleInWords).join('\n')}${name === 'storedQuery' ? queriesSection() : ''}
## Les erreurs

${table(['Ce qui ne va pas', 'Réponse'], errorsOf(name))}

Toutes les raisons et leurs phrases\u00a0: [errors.md](../errors.md).

Un exemple\u00a0: ${because[0]!.toLowerCase()}${because.slice(1).replace(/\.$/, '')}.

${block(answer)}
`
}

function exampleInWords({ codes, does, request, answer }: Example): string {
  return `## ${codes.join(', ')}\u00a0: ${does}

La demande\u00a0:

${block(request)}

La réponse\u00a0:

${block(answer)}
`
}

/** Of a message, one element a line. */
function block(message: Example['answer']): string {
  return `\`\`\`xml\n${indented(message)}\n\`\`\``
}

/** Read from the table of the door: how its protocol says each kind of no. */
function errorsOf(name: OperationName): readonly (readonly [string, string])[] {
  const { actor, failure, malformed, documentNotFound } = transactions[name]
  const rejections = own[name].map(
    (reason) => [refusalSentences[reason], answerOf(refusalAnswers[reason])] as const,
  )
  const registryError = (said: boolean, fault: string) => (said ? '`RegistryError`, HTTP 200' : fault)
  return [
    ['Le VIHF ou le certificat est refusé', 'SOAP Fault `DMPInvalidVihf` ou `DMPInvalidCertificate`'],
    [
      'Un droit, une autorisation manque, ou le patient a bloqué l’appelant',
      'SOAP Fault `DMPAccessDeniedByRightsService`',
    ],
    ['Aucun DMP actif\u00a0: inconnu, opposé ou fermé', noRecord(name)],
    ...(documentNotFound === undefined
      ? []
      : [
          [
            'Le document n’existe pas, ou pas pour cet appelant',
            '`UnresolvedReferenceException`, la même réponse',
          ] as const,
        ]),
    ...(name === 'retrieveDocuments'
      ? [
          [
            'Le document n’existe pas, ou pas pour cet appelant',
            '`XDSDocumentUniqueIdError`, la même réponse',
          ] as const,
        ]
      : []),
    ...rejections,
    [
      'Le message ne se lit pas comme cette demande',
      registryError(malformed !== undefined, 'SOAP Fault `DMPInvalidMessage`'),
    ],
    ...(actor === undefined
      ? []
      : [['La base de données ne répond pas, refuse ou est pleine', unavailableCodes(actor)] as const]),
    [
      'Panne de notre côté',
      failure === undefined
        ? 'SOAP Fault `DMPTechnicalError`, avec une référence'
        : 'SOAP Fault `DMPTechnicalError`, avec une référence\u00a0; rien n’est enregistré à moitié',
    ],
  ]
}

/** Asked of what answers it. */
function unavailableCodes(actor: XdsActor): string {
  const reasons = ['away', 'busy', 'full'] as const
  const codes = reasons.map((reason) => unavailableError(new Unavailable(reason), actor, '').code)
  return `${[...new Set(codes)].map((code) => `\`${code}\``).join(', ')}\u00a0: recommencer plus tard`
}

function noRecord(name: OperationName): string {
  const { service } = operations[name]
  if (name === 'testExistence')
    return '`NF`, avec `DMPOpposed` après une opposition\u00a0; fermé\u00a0: patient `terminated`. Elle seule les distingue'
  if (name === 'listPatients' || name === 'searchPatients') return 'la personne n’est pas dans la réponse'
  if (name === 'readAdministrativeData') return '`queryResponseCode` `NF`, la même pour les trois'
  if (name === 'createRecord') return 'sans objet, sauf fermé\u00a0: rejet `DMPFound`'
  if (name === 'closeRecord') return 'rejet `DMPClosed`, le même pour les trois'
  if (service === 'patients') return 'rejet `DMPPatientNotFound`, le même pour les trois'
  const [, status] = /<status>(\w+)</.exec(String(transactions[name].recordNotFound())) ?? []
  if (status !== undefined) return `\`status\` \`${status}\`, le même pour les trois`
  const [, code] = /errorCode="(\w+)"/.exec(String(transactions[name].recordNotFound())) ?? []
  return `\`${code}\`, le même pour les trois`
}

function answerOf(answer: RefusalAnswer): string {
  switch (answer.as) {
    case 'fault':
      return `SOAP Fault \`${answer.subcode}\``
    case 'rejected':
      return `\`${answer.code}\``
    case 'registryError':
      return `\`RegistryError\` \`${answer.code}\``
    case 'recordNotFound':
    case 'documentNotFound':
      return 'la réponse d’une absence'
  }
}

function titleOf(name: OperationName): string {
  return `${transactions[name].codes.join(', ')}\u00a0: ${titles[name]}`
}

function addressTable(name: OperationName): string {
  const { service, request, response, requestActions, responseAction } = operations[name]
  return table(
    ['', ''],
    [
      ['Adresse', `\`/si-dmp-server/v2/services/${service}\``],
      ['Élément de Body', `\`{${request.namespace}}${request.name}\``],
      ['Action', requestActions.map((one) => `\`${one}\``).join('<br>')],
      ['Élément de la réponse', `\`{${response.namespace}}${response.name}\``],
      ['Action de la réponse', `\`${responseAction}\``],
      ['Tracé comme', `\`${transactions[name].action}\``],
    ],
  )
}

function rightsTable(name: OperationName): string {
  return table(
    ['Qui peut appeler', ...callers.map(({ title }) => title)],
    acts[name].map(([act, label]) => [label, ...callers.map(({ caller }) => modesOf(caller, act))]),
  )
}

function modesOf(caller: Caller, action: Action): string {
  const allowed = modes.filter(([mode]) => {
    const inMode = { ...caller, mode } as Caller
    return mayPerform(inMode, facts, { action, mode }, defaultRuleSettings) === 'granted'
  })
  const words = allowed.map(([, french]) => french).join(', ')
  if (words === '') return 'non'
  const needsConsent = columnOf(caller, facts, defaultRuleSettings) === 'c' && action === 'readDocument'
  return needsConsent ? `${words}, avec l’accord exprès du patient` : words
}
