/** « Mes résultats »: what reports of biology measured. Never « normal », never a diagnosis. Spec: people.md P-07, P-08. */
import type { Position } from '@carnet/core/model/result-position.ts'
import { counted } from './numbers.ts'
import { easy } from './readings.ts'

export const results = {
  title: 'Mes résultats d’analyses',
  banner: easy(
    'Seul un soignant peut interpréter vos résultats. Une valeur hors de l’intervalle n’est pas toujours grave.',
    'Un soignant peut vous expliquer vos résultats. Le laboratoire donne des chiffres attendus. Un autre chiffre n’est pas toujours grave.',
  ),
  emptyTitle: 'Aucun résultat chiffré pour l’instant',
  empty: easy(
    'Ils apparaîtront ici quand un laboratoire ajoutera un compte rendu d’analyses avec ses chiffres. Demandez à votre laboratoire s’il envoie ses résultats dans votre carnet.',
    'Un laboratoire mettra ici vos résultats. Demandez-lui s’il les envoie dans votre carnet.',
  ),
  families: 'Aller à une famille d’analyses',
  measures: (count: number) => counted(count, 'mesure'),
  before: (value: string, when: string) => `La mesure d’avant\u00a0: ${value}, ${when}.`,
  specimen: (words: string) => `Prélèvement\u00a0: ${words}.`,
  technique: (words: string) => `Technique\u00a0: ${words}.`,
  method: (words: string) => `Méthode\u00a0: ${words}.`,
  calledByReport: (label: string) => `Le compte rendu l’appelle «\u00a0${label}\u00a0».`,
  apartUnsaid: 'Le compte rendu ne dit pas ce qui la distingue\u00a0: demandez au laboratoire.',
  namesakes: easy(
    'Des analyses de même nom restent à part quand leurs chiffres ne se comparent pas.',
    'Des analyses ont le même nom. Leurs chiffres ne se comparent pas.',
  ),
  namesake: 'Une autre analyse a le même nom\u00a0:',
  wordsElsewhere: easy(
    'Cette page ne montre que des chiffres. Les résultats écrits en mots se lisent dans chaque compte rendu.',
    'Cette page montre des chiffres. Le reste est dans chaque compte rendu.',
  ),
  noNumbersTitle: 'Comptes rendus sans chiffres à reprendre',
  noNumbers: easy(
    'Cette page ne reprend aucun chiffre de ces comptes rendus. Ouvrez-les pour les lire.',
    'Ces résultats n’ont pas de chiffres ici. Ouvrez-les pour les lire.',
  ),
  back: 'Tous mes résultats',
  onlyOne: easy(
    'Une seule mesure pour l’instant\u00a0: la courbe apparaîtra à la deuxième.',
    'Il y a une seule mesure. Une courbe demande deux mesures.',
  ),
  nothingToDraw: easy(
    'Aucune courbe\u00a0: moins de deux de ces mesures peuvent être dessinées.',
    'Il n’y a pas de courbe. Il faut deux mesures à dessiner.',
  ),
  sameDay: easy(
    'Aucune courbe\u00a0: ces mesures sont toutes du même jour.',
    'Il n’y a pas de courbe. Ces mesures sont du même jour.',
  ),
  inUnit: (unit: string) => `Mesures en ${unit}`,
  withoutUnit: 'Mesures sans unité',
  otherSeries: easy(
    'Ces mesures sont dans une autre unité. Passer de l’une à l’autre demande un calcul propre à chaque substance\u00a0: elles restent à part.',
    'Ces mesures ont une autre unité. Elles restent à part.',
  ),
  tableCaption: 'Les mesures, de la plus récente à la plus ancienne',
  columns: {
    when: 'Date',
    value: 'Valeur',
    interval: 'Intervalle du laboratoire',
    where: 'Laboratoire',
    source: 'Compte rendu',
  },
  convertedFrom: (value: string) => `converti de ${value}`,
  alsoAs: (value: string) => `soit ${value} selon le laboratoire`,
  untrusted:
    'Le texte du compte rendu dit autre chose. Cette valeur n’est pas dessinée\u00a0: lisez le compte rendu.',
  readReport: 'Lire',
  readReportOf: (when: string) => `le compte rendu du ${when}`,
  noInterval: 'Pas d’intervalle dans ce compte rendu.',
  unusable: 'L’intervalle de ce compte rendu n’est pas sûr\u00a0: lisez-le dans le compte rendu.',
  interval: (words: string) => `Intervalle du laboratoire\u00a0: ${words}.`,
  drawing: (name: string) => `${name}, dans le temps`,
  drawn: (count: number, from: string, to: string) =>
    `${counted(count, 'mesure')}, du ${from} au ${to}. Le tableau qui suit dit la même chose.`,
  band: easy(
    'La bande claire est l’intervalle que chaque laboratoire a donné.',
    'La bande claire montre les chiffres attendus par le laboratoire.',
  ),
  notJoined: easy(
    'Deux mesures ne sont pas reliées quand plus de dix-huit mois les séparent, ou une valeur qui n’est pas dessinée.',
    'La ligne s’arrête quand les mesures sont trop loin.',
  ),
  shapes: 'Les formes disent le laboratoire\u00a0:',
  unknownLaboratory: 'laboratoire non précisé',
  notDrawn: easy(
    'Les valeurs «\u00a0moins de\u00a0» ou «\u00a0plus de\u00a0» sont dans le tableau seulement.',
    'Certains chiffres sont seulement dans le tableau.',
  ),
  positions: {
    below: 'en dessous de l’intervalle donné par le laboratoire',
    within: 'dans l’intervalle donné par le laboratoire',
    above: 'au-dessus de l’intervalle donné par le laboratoire',
    contradictory:
      'Le compte rendu se contredit\u00a0: son intervalle et sa remarque ne vont pas ensemble. Demandez au laboratoire.',
  } satisfies Record<Position, string>,
  justOutside: {
    below: 'un peu en dessous de l’intervalle donné par le laboratoire',
    above: 'un peu au-dessus de l’intervalle donné par le laboratoire',
  },
  changes: {
    up: { sign: '↑', words: 'Plus haut que la mesure d’avant.' },
    down: { sign: '↓', words: 'Plus bas que la mesure d’avant.' },
    same: { sign: '=', words: 'Comme la mesure d’avant.' },
  },
} as const
