/** « Supprimer aussi mes données », of a closed record. Spec: rules.md LIF-13, LIF-15; people.md P-29. */
import { counted } from './numbers.ts'
import { easy } from './readings.ts'

export const deletion = {
  title: 'Supprimer les données de ce carnet',
  /** On the page that closes. */
  too: 'Supprimer aussi les données de ce carnet',
  tooDo: 'Oui, détruire aussi les données.',
  tooMeans: (months: number, day: string) =>
    `Si vous ne cochez pas cette case, les documents sont gardés à l’abri. Si vous la cochez, tout est détruit pour toujours, ${counted(months, 'mois', 'mois')} au plus après votre demande. Vous pourrez changer d’avis jusqu’au ${day}.`,
  effectsTitle: 'Ce qui est détruit',
  destroyed: easy(
    'Les documents, les résultats, les mesures, les notes et les réglages de ce carnet, et la clé qui permet de les lire.',
    'Tous les documents, tout ce que vous avez écrit, tous les réglages.',
  ),
  forever: 'Personne ne pourra les retrouver, même pour vous soigner.',
  /** The day from which it may be done. */
  until: (day: string) => `Vous pouvez changer d’avis jusqu’au ${day}\u00a0: ici, ou en rouvrant le carnet.`,
  within: (months: number) =>
    `Tout est détruit ${counted(months, 'mois', 'mois')} au plus après votre demande.`,
  staysTitle: 'Ce qui reste',
  careFiles: easy(
    'Le dossier que chaque soignant tient lui-même\u00a0: il n’est pas dans ce carnet.',
    'Vos soignants gardent ce qu’ils ont noté.',
  ),
  log: (years: number) =>
    `Les dates des accès, sans rien de leur contenu, ${counted(years, 'an')} après la fermeture\u00a0: la loi le demande.`,
  reimbursements: 'Rien ne change pour les remboursements.',
  copy: 'Pour garder une copie, rouvrez d’abord le carnet, puis emportez-le.',
  understoodTitle: 'Avant de demander la suppression',
  understood: 'J’ai compris que tout sera détruit pour toujours.',
  submit: 'Demander la suppression',
  stay: 'Garder les données',
  refused: 'La suppression n’a pas été demandée',
  notRead: 'Cochez la case pour dire que vous avez compris.',
  notForYou:
    'Seule la personne elle-même, si elle est majeure, son parent ou son tuteur peut demander la suppression.',

  /** On the page of a closed record. */
  ask: 'Supprimer aussi les données',
  askMeans: 'Vous pouvez demander qu’elles soient détruites sans attendre cette date.',
  askedTitle: 'La suppression des données est demandée',
  asked: (day: string) =>
    `Elles seront détruites pour toujours à partir du ${day}. Jusque-là, vous pouvez annuler cette demande.`,
  askedHint: 'Rouvrir le carnet l’annule aussi.',
  cancel: 'Annuler la demande de suppression',
  cancelled: 'La demande de suppression est annulée. Les données sont gardées.',
  notCancelled: 'La demande de suppression n’a pas été annulée.',
  cancelNotForYou:
    'Seule la personne elle-même, si elle est majeure, son parent ou son tuteur peut annuler cette demande.',

  /** On the page that says goodbye: it says nothing of anybody. */
  farewell:
    'La suppression des données est demandée. Pour changer d’avis avant qu’elle ne soit faite, connectez-vous de nouveau.',
} as const
