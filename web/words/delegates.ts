/** « Aidants et représentants ». */

export const delegates = {
  title: 'Aidants et représentants',
  intro:
    'Ici, vous voyez qui ouvre ce carnet avec vous. Chacun agit sous son propre nom, et tout est écrit dans l’historique.',
  link: 'Voir et inviter',
  linkIntro: 'Un proche peut vous aider à suivre votre carnet.',
  representativesTitle: 'Représentants légaux',
  carersTitle: 'Aidants',
  carersIntro:
    'Un aidant voit ce que vous voyez, sauf ce que vous gardez. Il ne donne accès à personne. Il ne ferme rien. Il ne télécharge pas votre carnet.',
  nobodyTitle: 'Personne ne vous aide en ce moment.',
  nobody: 'Vous pouvez inviter un proche qui a lui-même un carnet. Rien ne s’ouvre avant qu’il accepte.',
  invitationsTitle: 'Vos invitations',
  kinds: { parent: 'Parent', tutor: 'Tuteur ou tutrice', curator: 'Curateur ou curatrice', carer: 'Aidant' },
  since: (day: string) => `Depuis le ${day}`,
  until: (day: string) => `jusqu’au ${day}`,
  reads: 'lit les documents',
  writes: 'lit, ajoute et supprime des documents',
  kept: (groups: string) => `Vous gardez pour vous\u00a0: ${groups}.`,
  proof: 'Télécharger l’attestation en PDF',
  end: 'Arrêter cette aide',
  endMeans:
    'Cette personne ne pourra plus ouvrir ce carnet, tout de suite. Pour l’aider de nouveau, il faudra une nouvelle invitation.',
  endNow: 'Oui, arrêter',
  renew: 'Prolonger cette aide',
  renewMeans: 'L’aide continue comme elle est. Choisissez pour combien de temps, à partir d’aujourd’hui.',
  renewNow: 'Prolonger',
  states: {
    pending: 'en attente',
    accepted: 'acceptée',
    refused: 'refusée',
    withdrawn: 'retirée',
    expired: 'sans réponse à temps',
  },
  invitedOn: (day: string) => `Invitation du ${day}`,
  answerBy: (day: string) => `Réponse possible jusqu’au ${day}.`,
  withdraw: 'Retirer l’invitation',
  withdrawMeans: 'Cette personne ne pourra plus accepter.',
  withdrawNow: 'Oui, retirer',
  inviteCarer: 'Inviter un aidant',
  haveCode: 'J’ai reçu un code',
  inviteRepresentative: 'Inviter le second représentant légal',
  done: {
    invited:
      'C’est fait\u00a0: l’invitation est enregistrée. A-t-elle un carnet à ce nom et à ce numéro\u202f? Elle verra l’invitation à sa prochaine visite.',
    withdrawn: 'C’est fait\u00a0: l’invitation est retirée.',
    renewed: 'C’est fait\u00a0: cette aide est prolongée.',
    ended: 'C’est fait\u00a0: cette personne ne peut plus ouvrir ce carnet.',
  },
  refused: 'Ce n’était pas possible. Rien n’a été changé.',
} as const

/** To a curator, who sees what the holder decided. */
export function assistsOnly(name: string): string {
  return `Vous assistez ${name}\u00a0: vous voyez ces choix sans les changer. Seule cette personne les change, dans son espace.`
}

/** What a mandate does not open, whatever the record holds. */
export const notForDelegate = {
  title: 'Ce n’est pas possible dans ce carnet',
  means: {
    carer: (_name: string) =>
      'Vous êtes ici comme aidant\u00a0: vous ne voyez ni l’historique des accès, ni les soignants, ni les réglages.',
    curator: (name: string) =>
      `Vous êtes ici comme curateur ou curatrice\u00a0: vous pouvez lire. Changer ce carnet ou l’emporter revient à ${name}.`,
    parent: actsFor,
    tutor: actsFor,
  },
  unchanged: 'Rien n’a été changé.',
  back: 'Revenir à l’accueil de ce carnet',
  documents: 'Voir les documents',
} as const

function actsFor(name: string): string {
  return `Vous agissez ici pour ${name}\u00a0: ce choix reste pourtant à cette personne.`
}
