/** « Mes volontés »: directives anticipées, and what the law says of organ donation. Spec: people.md P-13; rules.md VIS-16, VIS-17. */
import { easy } from './readings.ts'

export const wishes = {
  title: 'Mes directives anticipées',
  intro: easy(
    'Vous y dites ce que vous voulez, ou ne voulez pas, pour la fin de votre vie, si vous ne pouvez plus le dire.',
    'Vous dites ce que vous voulez pour la fin de votre vie. C’est pour le jour où vous ne pourrez plus parler.',
  ),
  who: 'Vous seul pouvez les déposer ici. Vos médecins les cherchent au moment de décider.',
  none: 'Vous n’en avez pas déposé ici.',
  present: 'Celles qui sont dans votre carnet',
  filedOn: 'Déposées le',
  file: 'Ou bien\u00a0: le document signé',
  fileHint: (extensions: string, mo: number) => `Facultatif. ${mo}\u00a0Mo au plus\u00a0: ${extensions}.`,
  where: 'Où elles sont, et qui les garde',
  whereHint:
    'Par exemple\u00a0: chez ma fille Anne, dans le tiroir du bureau. Écrivez ici, ou choisissez un fichier.',
  replaceTitle: 'Elles remplacent les précédentes',
  replaceWarning: 'L’ancienne version ne sera pas gardée.',
  replace: 'J’ai compris\u00a0: l’ancienne version sera supprimée.',
  replaceOthersWarning:
    'Celles qu’un professionnel a déposées pour vous ne vaudront plus\u00a0: elles resteront comme anciennes.',
  replaceOthers: 'J’ai compris\u00a0: les précédentes ne vaudront plus.',
  submit: 'Déposer mes directives',
  refused: 'Vos directives n’ont pas été déposées',
  nothing: 'Choisissez un fichier, ou écrivez où elles sont.',
  tooLong: 'Ce texte a plus de 2\u202f000 caractères. Raccourcissez-le.',
  confirmReplace: 'Cochez la case pour confirmer que les nouvelles remplacent les précédentes.',
  filed: {
    asItIs: 'C’est fait\u00a0: vos directives anticipées sont dans votre carnet.',
    program:
      'C’est fait\u00a0: vos directives anticipées sont dans votre carnet. Ce PDF contenait un programme. Nous l’avons retiré.',
    file: 'C’est fait\u00a0: vos directives anticipées sont dans votre carnet. Ce PDF contenait un autre fichier. Nous l’avons retiré.',
    nothing:
      'C’est fait\u00a0: vos directives anticipées sont dans votre carnet. Nous avons dû réécrire ce PDF pour le vérifier.',
  },
  minor: 'Seule une personne majeure peut déposer des directives anticipées.',
  notYours: 'Seule la personne elle-même peut déposer ses directives anticipées.',
  documentTitle: 'Directives anticipées',
  whereTitle: 'Directives anticipées\u00a0: où elles sont',
} as const

export const trustedPerson = {
  title: 'Ma personne de confiance',
  means: easy(
    'Elle dit ce que vous vouliez si vous ne pouvez plus le dire. Vous la désignez par écrit, et vous signez tous les deux. Vous pouvez en changer à tout moment.',
    'C’est une personne que vous choisissez. Elle parle pour vous si vous ne pouvez plus parler. Vous l’écrivez sur un papier. Vous signez tous les deux. Vous pouvez changer d’avis.',
  ),
  none: 'Vous n’en avez pas indiqué.',
  name: 'Indiquer ma personne de confiance',
  change: 'Changer ma personne de confiance',
} as const

/** LIF-19, CSP L1110-4 V. */
export const heirs = {
  title: 'Après mon décès',
  means: easy(
    'Vos ayants droit pourront demander des documents de votre carnet. La loi leur donne trois raisons\u00a0: connaître la cause du décès, défendre votre mémoire, ou faire valoir leurs droits. Ils n’auront que ce qu’il faut pour cela.',
    'Après votre mort, vos héritiers peuvent demander des documents. Ils doivent dire pourquoi. Ils n’ont pas tout.',
  ),
  free: 'Vous pouvez le refuser, et changer d’avis quand vous voulez.',
  accepted: 'Vous ne l’avez pas refusé ici.',
  opposed: 'Vous l’avez refusé\u00a0: après votre décès, rien de votre carnet ne leur sera donné.',
  oppose: 'Je refuse que mes ayants droit aient mes documents',
  accept: 'Je retire mon refus',
} as const

export const organDonation = {
  title: 'Le don d’organes',
  presumed:
    'En France, la loi dit que chacun est donneur d’organes et de tissus après sa mort, sauf s’il a dit non de son vivant.',
  free: 'Chacun est libre. Vous n’avez rien à faire si vous êtes d’accord. Dites-le à vos proches\u00a0: ils seront interrogés.',
  refusal:
    'Un refus ne s’écrit pas dans ce carnet\u00a0: il s’inscrit au Registre national des refus, en ligne ou par courrier.',
  registry: 'Aller au Registre national des refus (autre site)',
  registryUrl: 'https://www.registrenationaldesrefus.fr/',
  read: 'J’ai lu cette information.',
  submit: 'Enregistrer',
  tick: 'Cochez la case pour dire que vous avez lu cette information.',
  refused: 'Rien n’a été enregistré',
  already: 'Vous avez dit avoir lu cette information. Ce n’est ni un accord ni un refus.',
} as const
