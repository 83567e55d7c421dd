/** « Profil ». */

export const profile = {
  intro: 'Ce que vous réglez vous-même.',
  means: {
    notices: 'Par quel moyen Carnet vous prévient de ce qui se passe ici.',
    delegates: 'Qui ouvre ce carnet avec vous, et qui vous invitez.',
    closeRecord: 'Ce que change la fermeture, et comment revenir.',
  },
} as const
