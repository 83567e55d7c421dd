/** « Pour mon soignant »: the two pages that a person takes to who cares for her. Spec: people.md P-26. */
import { counted } from './numbers.ts'

export const careSummary = {
  title: (name: string) => `Résumé de santé\u00a0: ${name}`,
  identity: (sex: string, ins: string) => `${sex}. Matricule INS\u00a0: ${ins}.`,
  sexes: { M: 'Sexe masculin', F: 'Sexe féminin', U: 'Sexe non précisé' },
  made: (moment: string) =>
    `Fait le ${moment} depuis le carnet, par la personne ou son représentant. Chaque ligne dit d’où elle vient, et de quand.`,
  limits:
    'Ce résumé reprend ce que des documents structurés disent, et ce que la personne a écrit. Il peut y manquer quelque chose\u00a0: il ne remplace ni le carnet, ni la conversation.',
  bySelf: 'écrit par la personne',
  more: (count: number) => `et ${counted(count, 'autre')} dans le carnet`,
  nothing: 'Rien n’est dit dans les documents structurés.',
  noKnownAllergy: 'Aucune connue, dit la personne sur sa carte d’urgence.',
  vaccines: 'Vaccins',
  results: 'Derniers résultats d’analyses',
  directives: 'Directives anticipées',
  directivesYes: 'Il y en a dans le carnet.',
  directivesNo: 'Il n’y en a pas dans le carnet.',
  contacts: 'Personnes à prévenir',
  noContact: 'Aucune n’est indiquée.',
  dose: (day: string, lot: string | undefined) => (lot === undefined ? day : `${day}, lot\u00a0${lot}`),
} as const

export const takeSummary = {
  title: 'Pour mon soignant',
  what: 'Deux pages à imprimer ou à envoyer\u00a0: maladies, allergies, traitements, vaccins, derniers résultats, personnes à prévenir.',
  password: 'Nous vérifions que c’est bien vous\u00a0: ces pages parlent de toute votre santé.',
  download: 'Télécharger le résumé (PDF)',
} as const
