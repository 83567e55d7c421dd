/** « Mes messages ». */

export const notices = {
  title: 'Mes messages',
  intro: 'Carnet vous prévient de ce qui se passe dans votre carnet. Choisissez comment.',
  topics: {
    newDocument: 'Quand un document est ajouté à votre carnet',
    reminder: 'Pour les rappels que vous avez demandés',
    newReader: 'Quand un soignant lit votre carnet pour la première fois',
    access: 'Quand il le lit de nouveau',
    emergency: 'Quand votre carnet est ouvert en urgence',
    document: 'Pour les autres nouvelles de votre carnet',
  },
  ways: {
    both: 'Par e-mail, sinon par SMS',
    email: 'Par e-mail seulement',
    sms: 'Par SMS seulement',
  },
  none: 'Ne pas me prévenir',
  protects:
    'Les messages qui suivent vous protègent\u00a0: ils ne peuvent pas être coupés. Si le moyen choisi ne marche plus, nous utilisons l’autre.',
  save: 'Enregistrer',
  saved: 'C’est fait\u00a0: vos choix sont enregistrés.',
  refused: 'Vos choix n’ont pas été changés.',
  helpTitle: 'Les personnes que vous aidez',
  helpIntro:
    'Un document s’ajoute à leur carnet, et vous pouvez le lire\u202f? Un message peut vous le dire. Il ne dit ni qui, ni quoi. Il arrive comme les autres nouvelles.',
  helpLegend: 'Me prévenir quand un document s’ajoute au carnet de',
  helpSave: 'Enregistrer pour ces personnes',
  choose: 'Choisir comment vous êtes prévenu',
} as const
