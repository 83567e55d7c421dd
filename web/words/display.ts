/** « Affichage ». */
import { easy } from './readings.ts'

export const display = {
  title: 'Affichage',
  link: 'Changer l’affichage',
  linkMeans: easy(
    'Texte plus grand, contraste fort, textes faciles à lire.',
    'Vous pouvez agrandir le texte. Vous pouvez choisir des textes faciles.',
  ),
  intro: easy(
    'Ces choix restent sur cet appareil. Ils ne disent pas qui vous êtes.',
    'Choisissez comment lire. Cet appareil retient vos choix. Il ne retient pas votre nom.',
  ),
  saved: easy(
    'C’est fait\u00a0: cet appareil retient vos choix.',
    'C’est fait. Cet appareil retient vos choix.',
  ),
  back: 'Revenir à la page d’avant',
  submit: 'Garder ces choix',
  language: {
    legend: 'Langue',
    means: easy(
      'Les textes principaux existent dans ces langues. Les documents ne sont pas traduits. Ces traductions n’ont pas encore été relues par des personnes dont c’est la langue.',
      'Beaucoup de textes sont dans ces langues. Vos documents ne sont pas traduits. Il reste peut-être des fautes.',
    ),
    unreviewed: 'traduction non encore relue',
    /** At the top of a page that is left in French. */
    frenchPage: 'Cette page est en français. Les documents ne sont pas traduits.',
  },
  choices: {
    text: {
      legend: 'Taille du texte',
      values: { normal: 'Ordinaire', large: 'Grand', largest: 'Très grand, deux fois plus' },
    },
    contrast: {
      legend: 'Contraste',
      values: { normal: 'Ordinaire', strong: 'Fort\u00a0: noir et blanc' },
    },
    spacing: {
      legend: 'Espaces',
      values: {
        normal: 'Ordinaires',
        wide: easy(
          'Plus larges, entre les lettres et entre les lignes\u00a0: cela aide en cas de dyslexie',
          'Plus larges, pour mieux voir les lettres',
        ),
      },
    },
    motion: {
      legend: 'Mouvements',
      values: { normal: 'Comme mon appareil le demande', none: 'Aucun mouvement' },
    },
    reading: {
      legend: 'Textes',
      values: {
        standard: 'Ordinaires',
        falc: 'Faciles à lire (non encore relus par des personnes concernées)',
      },
    },
    shortcut: {
      legend: 'Touche «\u00a0/\u00a0» du clavier',
      values: { on: 'Mène à la recherche', off: 'N’est pas un raccourci' },
    },
    beside: {
      legend: 'Quelqu’un à côté de moi',
      values: {
        alone: 'Je lis sans aide',
        helped: easy(
          'Je me fais aider par quelqu’un à côté de moi\u00a0: mes listes restent cachées tant que je ne les ouvre pas',
          'Une personne m’aide à côté de moi. Mes listes sont cachées. Je les ouvre quand je veux',
        ),
      },
    },
  },
} as const

/** « Je me fais aider par quelqu’un à côté de moi ». people.md P-32. */
export const besideMe = {
  label: 'Aide à côté de moi',
  on: easy(
    'Quelqu’un vous aide à côté de vous\u00a0: vos listes sont cachées. Ouvrez seulement celles que vous voulez lui montrer.',
    'Une personne vous aide. Vos listes sont cachées. Ouvrez seulement ce que vous voulez montrer.',
  ),
  leave: 'Quitter ce mode',
  choose: 'Je me fais aider par quelqu’un à côté de moi',
  show: {
    news: 'Montrer ce qui est nouveau',
    documents: 'Montrer les documents',
    found: 'Montrer ce qui a été trouvé',
    results: 'Montrer les résultats',
    treatments: 'Montrer les traitements',
    vaccinations: 'Montrer les vaccins',
    care: 'Montrer les soins',
    timeline: 'Montrer la frise',
    accesses: 'Montrer les accès',
    professionals: 'Montrer les professionnels',
    notices: 'Montrer les notifications',
    reports: 'Montrer mes signalements',
    reminders: 'Montrer les rappels',
    seenAs: 'Montrer ce que cette personne recevrait',
    healthProfile: 'Montrer le profil santé',
  },
} as const
