/** Writes docs/errors.md: every no that Carnet can answer, protocol by protocol, read from the code that answers it. */
import { globSync } from 'node:fs'
import { resolve } from 'node:path'
import type { RefusalReason } from '../core/model/decision.ts'
import { refusalSentences } from '../core/rules/refusals.ts'
import { vihfFaults } from '../core/wire/vihf/faults.ts'
import { xdsErrorCodes } from '../core/wire/xds/errors.ts'
import { type RefusalAnswer, refusalAnswers } from '../server/api/refusal-answers.ts'
import { gluedSigns } from '../web/words/typography.ts'
import { type ErrorSentence, errorSentences, returnedSentences } from './error-sentences.ts'
import { table } from './markdown-table.ts'

const root = resolve(import.meta.dirname, '..')
const authentication = 'server/identity/authenticate.ts'

export function generateErrorsPage(): ReadonlyMap<string, string> {
  return new Map([['docs/errors.md', page()]])
}

/** The XDS codes that the server sends, each with its sentences. */
export function xdsSentences(): readonly ErrorSentence[] {
  const files = globSync(['core/wire/xds/*.ts', 'server/api/soap/*.ts'], { cwd: root })
    .filter((file) => !/\.(test|test-data)\.ts$/.test(file))
    .toSorted()
  const fromRefusals = Object.entries(refusalAnswers).flatMap(([reason, answer]) =>
    answer.as === 'registryError'
      ? [{ code: answer.code, sentence: refusalSentences[reason as RefusalReason], warning: false }]
      : [],
  )
  const said = files.flatMap((file) => errorSentences(file, 'XdsError'))
  return [...said, ...fromRefusals]
}

function page(): string {
  const refusals = Object.entries(refusalAnswers).map(([reason, answer]) => [
    `\`${reason}\``,
    refusalSentences[reason as RefusalReason],
    inWords(answer),
  ])
  return `# Les erreurs

Après cette page, vous savez ce que veut dire chaque refus que Carnet peut répondre, et par quel message il arrive.

Page produite par \`npm run docs\`, à partir du code qui répond.

## Comment une erreur arrive

| Ce qui ne va pas | Réponse |
|---|---|
| Aucun certificat client, ou celui d’une autorité inconnue | la connexion est coupée |
| Le message n’est pas du SOAP lisible, le VIHF ou le certificat est refusé, un droit manque | SOAP Fault, HTTP 500 (413 si le message est trop gros), code \`Sender\`, sous-code ci-dessous, phrase en français |
| Un dépôt, une recherche ou une lecture est refusé pour ce qu’il contient | réponse du protocole XDS, HTTP 200, \`RegistryError\` avec \`errorCode\`, la phrase dans \`codeContext\` et l’endroit dans \`location\` |
| La base de données est arrêtée, n’accepte plus de connexion ou n’a plus de place, et le message a été lu | dépôt, recherche, lecture, modification\u00a0: réponse du protocole XDS, \`XDSRegistryNotAvailable\`, \`…Busy\` ou \`…OutOfResources\`\u00a0; les autres\u00a0: comme une panne. Recommencer plus tard suffit |
| Autre panne de notre côté | SOAP Fault, code \`Receiver\`, sous-code \`DMPTechnicalError\`, avec une référence à donner au support\u00a0; rien n’a été enregistré |

Une phrase nomme l’endroit et ce qui était attendu, jamais la valeur reçue ni une donnée du patient. L’espace de noms des sous-codes et le code HTTP des fautes sont [non vérifiés](non-verifie.md).

## Les raisons du refus, et la réponse

La trace garde la raison exacte. La réponse, elle, ne distingue pas toujours\u00a0: c’est voulu.

${table(['Raison', 'Phrase', 'Réponse'], refusals)}

«\u00a0DMP introuvable\u00a0»\u00a0: \`XDSUnknownPatientId\` pour un dépôt, une recherche ou une lecture\u00a0; statut \`DMPPatientNotFound\` pour une autorisation. Le test d’existence, lui seul, distingue\u00a0: \`NF\`, \`NF\` avec l’avertissement \`DMPOpposed\`, ou le dossier fermé.

«\u00a0Document introuvable\u00a0»\u00a0: absent d’une recherche\u00a0; \`XDSDocumentUniqueIdError\` pour une lecture, octet pour octet la réponse faite pour un document qui n’existe pas.

## Les sous-codes des fautes SOAP

${table(['Sous-code', 'Phrase'], faultRows())}

## Les codes XDS

«\u00a0Avertissement\u00a0»\u00a0: le dépôt est accepté, la phrase l’accompagne. «\u00a0…\u00a0»\u00a0: ce que la phrase précise selon le message. Les autres codes d’IHE (${xdsErrorCodes.length - codesSent().length} sur ${xdsErrorCodes.length}) ne sont jamais envoyés par les interfaces du DMP\u202f; ceux du profil \`ihe-base\` sont dans [sa page](integrer/ihe-base.md).

${table(['Code', 'Phrase', ''], xdsRows())}

Un champ illisible d’un dépôt répond \`XDSRepositoryMetadataError\`, celui d’une recherche \`XDSRegistryError\`, celui d’une lecture \`XDSRepositoryError\`, avec «\u00a0Attendu\u00a0: …\u00a0».
`
}

function codesSent(): readonly string[] {
  const unreadable = ['XDSRepositoryMetadataError', 'XDSRegistryError', 'XDSRepositoryError']
  return [...new Set([...xdsSentences().map(({ code }) => code), ...unreadable])]
}

function inWords(answer: RefusalAnswer): string {
  switch (answer.as) {
    case 'fault':
      return `SOAP Fault \`${answer.subcode}\``
    case 'recordNotFound':
      return 'DMP introuvable'
    case 'rejected':
      return `message de rejet, \`${answer.code}\``
    case 'documentNotFound':
      return 'document introuvable'
    case 'registryError':
      return `\`${answer.code}\``
  }
}

function faultRows(): readonly (readonly string[])[] {
  const fromVihf = Object.values(vihfFaults).map(({ code, sentence }) => [code, sentence] as const)
  const fromServer = errorSentences(authentication, 'NotAuthenticated').map(
    ({ code, sentence }) => [code, sentence] as const,
  )
  const verdicts = returnedSentences(authentication, 'wordsOf').map(
    (sentence) => ['DMPInvalidCertificate', sentence] as const,
  )
  const others = [
    ['DMPAccessDeniedByRightsService', 'la phrase de la raison, dans le tableau ci-dessus'],
    ['DMPInvalidMessage', 'Message refusé : attendu … (chemin dans le message).'],
    ['DMPInvalidMessage', 'A required header representing a Message Addressing Property is not present'],
    ['ActionNotSupported', 'Attendu : une transaction que ce serveur offre.'],
    [
      'DMPTechnicalError',
      'Erreur interne. Renvoyez la même demande : ce qui a pu être enregistré ne le sera pas deux fois. … référence …',
    ],
  ] as const
  return [...fromVihf, ...fromServer, ...verdicts, ...others]
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([code, sentence]) => [`\`${code}\``, gluedSigns(sentence)])
}

function xdsRows(): readonly (readonly string[])[] {
  const rows = xdsSentences().map(({ code, sentence, warning }) => [
    `\`${code}\``,
    gluedSigns(sentence),
    warning ? 'avertissement' : 'refus',
  ])
  const unique = new Map(rows.map((cells) => [cells.join('\t'), cells]))
  return [...unique.keys()].toSorted().map((key) => unique.get(key)!)
}
