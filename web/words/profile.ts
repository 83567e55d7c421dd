/** « Profil ». */
import { healthProfile } from './health-profile.ts'

export const profile = {
  intro: 'Ce que vous réglez vous-même, et ce que vous emportez.',
  means: {
    security: 'Comment vous entrez dans votre carnet, avec ou sans mot de passe.',
    devices: 'Où votre carnet est ouvert en ce moment, et comment le fermer.',
    deviceCopy: 'L’essentiel gardé sur un appareil à vous, pour le lire sans réseau.',
    notices: 'Par quel moyen Carnet vous prévient de ce qui se passe ici.',
    delegates: 'Qui ouvre ce carnet avec vous, et qui vous invitez.',
    wishes: 'Ce que vous voulez pour la fin de votre vie. Et ce que la loi dit du don d’organes.',
    healthProfile: healthProfile.means,
    card: 'Ce qu’il faut savoir de vous en urgence, à garder sur soi.',
    contacts: 'Qui appeler s’il vous arrive quelque chose.',
    emergencyChoices: 'Qui peut ouvrir ce carnet quand vous ne pouvez pas répondre.',
    export: 'Tous les documents et toutes les données, dans un fichier à garder.',
    closeRecord: 'Ce que change la fermeture, et comment revenir.',
  },
} as const
