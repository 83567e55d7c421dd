/** « Demandes reçues »: what patients ask the author of a document to correct. Spec: people.md P-33, W-15; rules.md EHDS-03. */
import type { ReportState } from '@carnet/core/model/report.ts'
import { counted } from './numbers.ts'

export const proCorrections = {
  title: 'Demandes reçues',
  intro:
    'Des patients vous demandent de corriger ce que vous avez écrit (règlement (UE) 2025/327, article 6).',
  caption: (count: number) => counted(count, 'demande'),
  columns: ['Reçue le', 'Document', 'État', 'Réponse au plus tard le'],
  states: {
    sent: 'à lire',
    inReview: 'lue',
    founded: 'corrigée',
    unfounded: 'refusée',
  } satisfies Record<ReportState, string>,
  late: 'en retard',
  none: 'Aucune demande.',
  noneMeans:
    'Quand un patient vous demande de corriger un document dont vous êtes l’auteur, sa demande est ici.',
  one: (title: string) => `Demande de correction\u00a0: ${title}`,
  back: 'Demandes reçues',
  ticket: (ticket: string) => `Demande n°\u00a0${ticket}`,
  document: (uniqueId: string) => `Identifiant du document\u00a0: ${uniqueId}`,
  asked: 'Ce que le patient demande',
  told: 'Le patient voit que vous l’avez lue, et lira votre réponse. Elle ne se modifie plus.',
  answerTitle: 'Votre réponse',
  verdict: 'Décision',
  verdicts: {
    founded: 'J’ai corrigé le document\u00a0: je l’ai remplacé ou supprimé',
    unfounded: 'Je refuse de le corriger',
  },
  verdictMissing: 'Dites si le document est corrigé, ou si vous refusez.',
  words: 'Ce que le patient lira',
  wordsHint: 'Pour un refus, le motif.',
  wordsMissing: 'Écrivez votre réponse au patient.',
  send: 'Répondre au patient',
  notSent: 'La réponse n’est pas partie',
  answered: 'Votre réponse est partie.',
  closedOn: (day: string) => `Répondu le ${day}.`,
  unknown: 'Cette demande n’est pas à vous',
  unknownMeans: 'Elle n’existe pas, ou elle est adressée à un autre auteur.',
} as const
