/** « Écrire mes directives anticipées ». people.md P-13. */
import { easy } from './readings.ts'

export const directivesForm = {
  title: 'Écrire mes directives anticipées',
  link: 'Les écrire avec un formulaire',
  linkIntro: 'Carnet en fait un document, que vous pouvez imprimer et signer.',
  intro: easy(
    'Vous dites ce que vous voulez, ou ne voulez pas, si un jour vous ne pouvez plus le dire. Rien n’est obligatoire\u00a0: répondez à ce que vous voulez. Un médecin peut vous aider.',
    'Dites ce que vous voulez, ou ne voulez pas. Répondez à ce que vous voulez. Un médecin peut vous aider.',
  ),
  model: 'Votre situation aujourd’hui',
  models: {
    well: 'Je pense être en bonne santé',
    ill: 'J’ai une maladie grave, ou je pense être proche de la fin de ma vie',
  },
  situations: 'Dans quelles situations elles comptent',
  situationsHint:
    'Par exemple\u00a0: un coma dont je ne sortirai pas, une maladie qui ne se soigne plus, un accident grave.',
  actsTitle: 'Ce que je veux, ou ne veux pas',
  acts: {
    resuscitation: 'Si mon cœur s’arrête\u00a0: qu’on essaie de le faire repartir',
    breathing: 'Une machine pour respirer',
    feeding: 'Être nourri et hydraté par une sonde ou une perfusion',
    dialysis: 'Une machine qui remplace les reins (dialyse)',
    surgery: 'Une opération',
    sedation: 'Être endormi profondément jusqu’au décès, pour ne pas souffrir',
  },
  noAnswer: 'Je ne dis rien',
  answers: {
    accept: 'Je l’accepte',
    refuse: 'Je le refuse',
    decide: 'Que les médecins décident, avec ma personne de confiance et mes proches',
  },
  others: 'Mes autres volontés',
  othersHint:
    'Par exemple\u00a0: où je souhaite être, qui doit être prévenu, ce qui compte pour moi. Si vous parlez d’une maladie, dites laquelle.',
  original: 'Où est l’original\u202f?',
  originalHint: 'Le papier signé, si vous en gardez un\u00a0: où il est, et qui le garde.',
  submit: 'Déposer ces directives',
  refused: 'Vos directives n’ont pas été déposées',
  nothing: 'Répondez à une question au moins, ou écrivez vos volontés.',
  tooLong: 'Un texte a plus de 2\u202f000 caractères. Raccourcissez-le.',
  sign: 'Carnet les date du jour, à votre nom. Pour garder un papier signé, ouvrez ensuite le document, imprimez-le, puis signez-le.',
  pdf: {
    title: (name: string) => `Directives anticipées de ${name}`,
    person: (name: string, birth: string) => `${name}, ${birth}.`,
    written: (day: string) =>
      `Écrites le ${day} dans son carnet, avec son compte personnel. Elles remplacent les précédentes, et peuvent être changées ou retirées à tout moment.`,
    nothingSaid: 'Rien n’est dit ici.',
    trusted: 'Ma personne de confiance',
    noTrusted: 'Aucune n’est indiquée dans ce carnet.',
    signature: 'Date et signature, si ce document est imprimé\u00a0: ______________________________',
  },
} as const
