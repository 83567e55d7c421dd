/** « Qui peut le voir », of one document. Spec: people.md P-05, P-19. */
import { easy } from './readings.ts'

export const documentViewers = {
  title: 'Qui peut voir ce document',
  back: 'Revenir au document',
  intro: easy(
    'Pour chacun, la règle qui décide s’il peut ouvrir ce document aujourd’hui. Personne n’est prévenu que vous regardez.',
    'Vous voyez ici qui peut lire ce document. Vous voyez aussi pourquoi. Personne n’en sait rien.',
  ),
  fromDocument: 'Vous voyez qui peut ouvrir ce document aujourd’hui, et pourquoi.',
  link: 'Voir qui peut le lire, et pourquoi',
  professionals: 'Mes professionnels',
  noProfessional: 'Aucun professionnel n’est dans votre liste en ce moment.',
  delegates: 'Mes aidants et mes représentants',
  emergencies: 'En urgence, et les autres médecins',
  unnamed: {
    centre15: 'Un médecin du SAMU (15), qui régule un appel',
    brisDeGlace: 'Un médecin sans votre accord, en urgence («\u00a0bris de glace\u00a0»)',
    unauthorised: 'Un médecin à qui vous n’avez pas donné votre accord',
  },
  sees: 'peut le voir',
  seesNot: 'ne peut pas le voir',
  because: 'parce que\u00a0:',
  medecinTraitant: 'médecin traitant',
  withdraw: 'Retirer cet accès',
  endHelp: 'Changer ou arrêter cette aide',
  emergencyChoices: 'Changer mes choix pour l’urgence',
  seeEmergencyChoices: 'Voir les choix pour l’urgence',
} as const
