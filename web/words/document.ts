/** One document, and its text in a frame. */
import { counted } from './numbers.ts'
import { easy } from './readings.ts'

export const document = {
  brief: 'En bref',
  note: {
    title: 'Ma note',
    private: easy(
      'Vous seul la lisez\u00a0: ni vos soignants, ni vos proches, même s’ils gèrent votre carnet.',
      'Vous seul pouvez lire cette note. Vos soignants ne la voient pas. Vos proches ne la voient pas.',
    ),
    write: 'Écrire une note',
    change: 'Changer ou effacer ma note',
    label: 'Votre note',
    hint: 'Par exemple\u00a0: à montrer au cardiologue en mars. La recherche la retrouve.',
    save: 'Enregistrer ma note',
    erase: 'Effacer ma note',
    done: {
      noted: 'C’est fait\u00a0: votre note est enregistrée.',
      erased: 'C’est fait\u00a0: il n’y a plus de note.',
      noteTooLong:
        'Votre note dépasse 2\u202f000 caractères. Elle n’a pas été enregistrée\u00a0: raccourcissez-la.',
    },
  },
  who: 'Qui',
  when: 'Quand',
  where: 'Où',
  what: 'Sorte de document',
  added: 'Ajouté',
  frame: (title: string) => `Contenu du document : ${title}`,
  openContent: 'Lire en pleine page',
  openPdf: 'Ouvrir le PDF',
  openImage: 'Ouvrir l’image',
  openText: 'Ouvrir le texte',
  openOther: 'Ouvrir la pièce jointe',
  numbered: (words: string, number: number) => `${words} n°\u00a0${number}`,
  attachments: 'Pièces jointes',
  onlyAttachment: 'Ce document est un fichier. Il s’ouvre dans sa propre page.',
  page: (number: number) => `Page\u00a0${number}`,
  fileText: 'Lire le texte de ce fichier',
  fileTextMeans:
    'Sans sa mise en page\u00a0: pour ses tableaux et ses images, ouvrez le fichier. La page s’imprime en gros caractères.',
  onlyImages:
    'Ce fichier est fait d’images\u00a0: son texte ne peut pas être lu à voix haute ni agrandi seul.',
  unreadableTitle: 'Ce document ne peut pas être affiché ici.',
  unreadable:
    'Il n’est pas perdu. Vous pouvez télécharger le fichier d’origine et le montrer à votre soignant.',
  unavailableTitle: 'Ce document est momentanément indisponible.',
  unavailable: (code: string) => `Il n’est pas perdu. Réessayez dans quelques minutes (code ${code}).`,
  download: 'Télécharger le fichier d’origine',
  related: {
    title: 'Documents liés',
    later: 'Ce qui l’a remplacé',
    former: 'Ses anciennes versions',
    companions: 'Arrivés en même temps',
    others: (count: number) => `Et ${counted(count, 'autre')}`,
  },
  readers: 'Qui l’a lu',
  nobody: 'Aucun soignant n’a encore ouvert ce document.',
  wholeLog: 'Voir tous les accès à votre carnet',
  viewers: 'Qui peut le voir',
  masking: {
    title: 'Masquer ce document',
    shown:
      'Les professionnels qui peuvent lire votre carnet le voient, selon leur métier. Si vous le masquez, ils ne le verront plus. Un soignant qui ne le voit pas peut vous soigner moins bien.',
    masked: 'Ce document est masqué aux professionnels de santé.',
    whoStillReads: 'Qui peut encore lire ce document\u202f?',
    whoWouldStillRead: 'S’il est masqué, qui pourra encore le lire\u202f?',
    youAndAuthor: 'Vous, vos aidants, et qui l’a écrit tant que votre carnet lui est ouvert.',
    stillReads: {
      author: 'l’a écrit',
      administrator: 'gère votre carnet avec vous',
      medecinTraitantPrivilege: 'votre médecin traitant',
    },
    inEmergency: {
      both: 'En urgence, un médecin pourra aussi le lire\u00a0: le SAMU (15), ou un médecin qui ouvre votre carnet sans votre accord. Vous l’avez permis.',
      centre15: 'En urgence, le SAMU (15) pourra aussi le lire\u00a0: vous l’avez permis.',
      brisDeGlace:
        'En urgence, un médecin qui ouvre votre carnet sans votre accord pourra aussi le lire\u00a0: vous l’avez permis.',
      none: 'En urgence, il reste masqué.',
    },
    emergencyChoices: 'Changer mes choix pour l’urgence',
    byProfessional:
      'C’est un soignant qui l’a masqué, et il peut le montrer à nouveau. Si vous le masquez vous aussi, il ne le pourra plus.',
    maskToo: 'Le masquer moi aussi',
    byDefault: {
      everything: 'Tous vos documents sont masqués aux professionnels de santé.',
      history: 'Votre histoire de santé est masquée aux professionnels de santé, ce document aussi.',
      directives: 'Vos directives anticipées sont masquées aux professionnels de santé.',
    },
    toSwitch: 'Changer ce choix',
    gestures: { maskDocument: 'Masquer ce document', unmaskDocument: 'Ne plus masquer ce document' },
    done: {
      maskDocument: 'C’est fait\u00a0: ce document est masqué aux professionnels de santé.',
      unmaskDocument: 'C’est fait\u00a0: ce document n’est plus masqué.',
      undone: 'C’est annulé\u00a0: ce document est comme avant.',
      notUndone: 'Rien n’a été annulé\u00a0: ce document a changé depuis. Voyez plus bas s’il est masqué.',
    },
    undo: 'Annuler',
  },
  technical: 'Détails techniques',
} as const

/** Inside the sandboxed frame. */
export const content = {
  patient: 'Patient',
  born: 'Naissance',
  writtenBy: 'Écrit par',
  writtenOn: 'Écrit le',
  careOf: 'Soins du',
  keptBy: 'Conservé par',
  scrollable: 'Tableau',
  imageNotShown: 'Image non affichée',
  empty: 'Ce document n’a pas de texte. Ouvrez ses pièces jointes.',
} as const

/** The page that is printed. */
export const printing = {
  about: 'À propos de cette page',
  how: 'Pour imprimer, utilisez le menu de votre navigateur. Seul le document sort sur le papier, en entier.',
  large: 'En très gros caractères',
  ordinary: 'En caractères ordinaires',
  back: 'Revenir au document',
  print: 'Version à imprimer',
} as const
