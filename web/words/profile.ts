/** « Profil ». */

export const profile = {
  title: 'Profil',
  intro: 'Ce que vous réglez vous-même.',
  means: {
    devices: 'Où votre carnet est ouvert en ce moment, et comment le fermer.',
    notices: 'Par quel moyen Carnet vous prévient de ce qui se passe ici.',
    delegates: 'Qui ouvre ce carnet avec vous, et qui vous invitez.',
    closeRecord: 'Ce que change la fermeture, et comment revenir.',
  },
} as const
