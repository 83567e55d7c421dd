/** The measures that a person notes of herself. Spec: rules.md CNT-06; people.md P-11. */
import type { MeasureKind } from '@carnet/core/model/own-measure.ts'
import { counted } from './numbers.ts'
import { easy } from './readings.ts'

/** As they stand in addresses. */
export const measureSlugs: Readonly<Record<MeasureKind, string>> = {
  weight: 'poids',
  height: 'taille',
  bodyMassIndex: 'imc',
  waist: 'tour-de-taille',
  headCircumference: 'perimetre-cranien',
  bloodPressure: 'tension',
  heartRate: 'pouls',
  respiratoryRate: 'respiration',
  temperature: 'temperature',
  oxygenSaturation: 'oxygene',
  bloodGlucose: 'glycemie',
  sensorGlucose: 'glycemie-capteur',
  glycatedHaemoglobin: 'hba1c',
  glucoseManagementIndicator: 'igg',
  pain: 'douleur',
  steps: 'pas',
}

export const measureNames: Readonly<Record<MeasureKind, string>> = {
  weight: 'Poids',
  height: 'Taille',
  bodyMassIndex: 'Indice de masse corporelle',
  waist: 'Tour de taille',
  headCircumference: 'Périmètre crânien',
  bloodPressure: 'Tension artérielle',
  heartRate: 'Pouls',
  respiratoryRate: 'Fréquence de la respiration',
  temperature: 'Température',
  oxygenSaturation: 'Oxygène dans le sang',
  bloodGlucose: 'Sucre dans le sang, au bout du doigt',
  sensorGlucose: 'Sucre mesuré par un capteur',
  glycatedHaemoglobin: 'Hémoglobine glyquée',
  glucoseManagementIndicator: 'Hémoglobine glyquée estimée par un capteur',
  pain: 'Douleur',
  steps: 'Nombre de pas par jour',
}

/** Of the fields: what each number is. */
export const partNames: Readonly<Record<MeasureKind, readonly string[]>> = {
  weight: ['Poids, en kilogrammes'],
  height: ['Taille, en centimètres'],
  bodyMassIndex: [],
  waist: ['Tour de taille, en centimètres'],
  headCircumference: ['Tour de la tête, en centimètres'],
  bloodPressure: ['Le grand chiffre, en mmHg', 'Le petit chiffre, en mmHg'],
  heartRate: ['Battements par minute'],
  respiratoryRate: ['Respirations par minute'],
  temperature: ['Température, en degrés'],
  oxygenSaturation: ['Saturation, en %'],
  bloodGlucose: ['Glycémie, en g/L'],
  sensorGlucose: ['Glycémie du capteur, en g/L'],
  glycatedHaemoglobin: ['HbA1c, en %'],
  glucoseManagementIndicator: ['Indice (IGG), en %'],
  pain: ['Douleur, de 0 (aucune) à 10 (la plus forte)'],
  steps: ['Nombre de pas'],
}

/** How each number is written. */
export const partHints: Readonly<Record<MeasureKind, readonly string[]>> = {
  weight: ['Par exemple 72,5.'],
  height: ['Par exemple 168, et non 1,68.'],
  bodyMassIndex: [],
  waist: ['Par exemple 85.'],
  headCircumference: ['Par exemple 42,5.'],
  bloodPressure: ['Par exemple 128, pour «\u00a012,8\u00a0».', 'Par exemple 82, pour «\u00a08,2\u00a0».'],
  heartRate: ['Par exemple 72.'],
  respiratoryRate: ['Par exemple 16.'],
  temperature: ['Par exemple 37,2.'],
  oxygenSaturation: ['Par exemple 97.'],
  bloodGlucose: ['Par exemple 0,95.'],
  sensorGlucose: ['Par exemple 1,10.'],
  glycatedHaemoglobin: ['Par exemple 6,8.'],
  glucoseManagementIndicator: ['Par exemple 6,8.'],
  pain: ['Un nombre entier, par exemple 3.'],
  steps: ['Par exemple 6\u202f500.'],
}

/** Of the drawing of each number. */
export const partTitles: Readonly<Partial<Record<MeasureKind, readonly string[]>>> = {
  bloodPressure: ['Le grand chiffre', 'Le petit chiffre'],
}

export const ownMeasures = {
  title: 'Mesures',
  back: 'Profil santé',
  banner: easy(
    'Ces mesures sont notées par vous ou par vos proches. Elles ne viennent pas d’un laboratoire. Seul un soignant peut dire ce qu’elles veulent dire pour vous.',
    'Vous notez ces mesures. Elles ne viennent pas d’un laboratoire. Parlez-en à un soignant.',
  ),
  laboratory: 'Les résultats de laboratoire sont à part\u00a0:',
  none: 'Aucune mesure n’est notée pour l’instant.',
  noteOne: 'Noter une mesure',
  noteAnother: 'Noter une autre mesure',
  computed: easy(
    'Carnet le calcule avec chaque poids et la dernière taille notée avant\u00a0: le poids divisé deux fois par la taille en mètres.',
    'Carnet le calcule avec votre poids et votre taille.',
  ),
  computedNone: 'Notez d’abord une taille, puis un poids.',
  sameList: 'Les mesures, de la plus récente à la plus ancienne',
  columns: { when: 'Date', value: 'Valeur', by: 'Noté par', change: 'Changer' },
  byYou: 'vous',
  notedOn: (when: string) => `Noté le ${when}`,
  computedOn: (day: string) => `Calculé au ${day}`,
  computedBy: 'calculé par Carnet',
  keptForMe: 'pour vous seul',
  change: 'Corriger',
  changeOf: (value: string, when: string) => `${value}, ${when}`,
  at: (day: string, time: string) => `${day} à ${time}`,
  count: (count: number) => counted(count, 'mesure'),
  notJoined: easy(
    'Deux mesures ne sont pas reliées quand plus de dix-huit mois les séparent.',
    'La ligne s’arrête quand les mesures sont trop loin.',
  ),
  drawing: (name: string) => `${name}, dans le temps`,
  form: {
    title: 'Noter une mesure',
    changeTitle: 'Corriger cette mesure',
    day: 'Le jour',
    time: 'L’heure',
    timeHint: 'Facultatif. Utile s’il y en a plusieurs le même jour.',
    secret: 'La garder pour moi\u00a0: ni mes représentants ni mes aidants ne la verront',
    submit: 'Noter cette mesure',
    save: 'Enregistrer la correction',
    remove: 'Effacer cette mesure',
    removeMeans: 'Elle ne sera plus dans votre carnet. Vous pourrez la noter de nouveau.',
    removeDo: 'Oui, l’effacer',
    refused: 'La mesure n’a pas été enregistrée',
  },
  target: {
    title: 'Mon objectif',
    titleOther: 'L’objectif',
    intro: easy(
      'Un objectif est ce que vous souhaitez atteindre, seul ou avec un soignant. Carnet le montre à côté des mesures. Il ne les compare pas\u00a0: seul un soignant peut dire ce qu’elles veulent dire.',
      'Un objectif est un nombre que vous voulez atteindre. Parlez-en avec un soignant.',
    ),
    range: (low: string, high: string) => `entre ${low} et ${high}`,
    atLeast: (low: string) => `au moins ${low}`,
    atMost: (high: string) => `au plus ${high}`,
    shown: (target: string) => `Objectif\u00a0: ${target}`,
    drawn: 'La bande claire du dessin est cet objectif.',
    setWith: { self: 'choisi par vous', professional: 'fixé avec un soignant' },
    setWithOther: { self: 'choisi par le titulaire', professional: 'fixé avec un soignant' },
    written: (how: string, day: string) => `${how}, écrit le ${day}`,
    set: 'Écrire un objectif',
    change: 'Changer l’objectif',
    low: 'Au moins',
    high: 'Au plus',
    lowOf: (part: string) => `${part}\u00a0: au moins`,
    highOf: (part: string) => `${part}\u00a0: au plus`,
    lowHint: 'Facultatif. Un seul des deux nombres suffit.',
    origin: 'Cet objectif est',
    origins: { self: 'le mien', professional: 'fixé avec mon soignant' },
    save: 'Enregistrer l’objectif',
    remove: 'Ne plus avoir d’objectif',
    secret: 'Le garder pour moi\u00a0: ni mes représentants ni mes aidants ne le verront',
    refused: 'L’objectif n’a pas été enregistré',
    missing: 'Écrivez au moins un des deux nombres.',
    reversed: 'Ce nombre doit être plus grand que l’autre. Vérifiez les deux.',
  },
  done: {
    targetSet: 'C’est fait\u00a0: l’objectif est enregistré.',
    targetRemoved: 'C’est fait\u00a0: il n’y a plus d’objectif.',
    noted: 'C’est noté.',
    changed: 'C’est fait\u00a0: la mesure est corrigée.',
    removed: 'C’est fait\u00a0: la mesure est effacée.',
  },
  undo: 'Annuler',
  objections: {
    missing: 'Écrivez le nombre.',
    notANumber: 'Écrivez un nombre, en chiffres.',
    outOfBounds: (low: string, high: string) =>
      `Ce nombre est sans doute une erreur de frappe\u00a0: écrivez-en un entre ${low} et ${high}.`,
    tooPrecise: (decimals: number) =>
      decimals === 0
        ? 'Écrivez un nombre entier, sans virgule.'
        : `Écrivez ${counted(decimals, 'chiffre')} au plus après la virgule.`,
    reversed: 'Le petit chiffre doit être plus petit que le grand. Vérifiez les deux.',
    dayMissing: 'Choisissez le jour de la mesure.',
    notADay: 'Ce jour n’existe pas. Par exemple\u00a0: 03/03/2026.',
    inTheFuture: 'Ce jour n’est pas encore venu. Choisissez aujourd’hui ou un jour passé.',
    beforeBirth: 'Ce jour est avant la naissance. Vérifiez l’année.',
    notATime: 'Cette heure ne peut pas être lue. Par exemple\u00a0: 08:30.',
    tooMany: 'Il y a trop de mesures dans ce carnet. Effacez-en avant d’en noter une autre.',
  },
} as const
