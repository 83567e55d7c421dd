/** « Voir comme ». */
import { counted, numberInWords } from './numbers.ts'

export const seeAs = {
  title: 'Voir comme',
  intro:
    'Choisissez un professionnel ou un proche\u00a0: vous lisez la liste de vos documents comme il la recevrait aujourd’hui. Ce n’est pas un accès de sa part\u00a0: il n’en sait rien.',
  link: 'Voir mon carnet comme un professionnel',
  linkIntro: 'Lisez la liste de vos documents comme l’un d’eux la recevrait.',
  fromDocument: 'Choisissez un professionnel\u00a0: vous saurez s’il reçoit ce document, et sinon pourquoi.',
  mine: 'L’un de mes professionnels',
  noneOfMine: 'Aucun professionnel n’est dans votre liste en ce moment.',
  delegates: 'L’un de mes aidants ou de mes représentants',
  any: 'Un professionnel que je ne nomme pas',
  profession: 'Profession',
  situation: 'Dans quel cas',
  situations: {
    authorised: 'Je lui ai donné mon accord',
    unauthorised: 'Je ne lui ai pas donné mon accord',
    brisDeGlace: 'Sans mon accord, en urgence («\u00a0bris de glace\u00a0»)',
    centre15: 'Un médecin du SAMU (15), qui régule un appel',
  },
  show: 'Voir comme cette personne',
  unknown: 'Cette personne n’est pas dans vos professionnels ni vos proches, ou n’exerce plus.',
  as: (who: string) => `Ce que recevrait\u00a0: ${who}`,
  banner: (who: string) => `Vous voyez votre carnet comme ${who}.`,
  nothingShared: 'Rien n’est partagé en ce moment.',
  stop: 'Revenir à ma propre vue',
  visible: (count: number) => `${count < 2 ? 'visible' : 'visibles'} (${numberInWords(count)})`,
  cause: ([one, many]: readonly [string, string], count: number) =>
    `${count < 2 ? one : many} (${numberInWords(count)})`,
  /** By what each is kept from him: of one, and of several. */
  causes: {
    profession: ['caché par la profession', 'cachés par la profession'],
    maskedByYou: ['masqué par vous', 'masqués par vous'],
    maskedByProfessional: ['masqué par un soignant', 'masqués par un soignant'],
    keptFromThem: ['gardé pour vous', 'gardés pour vous'],
    other: ['caché pour une autre raison', 'cachés pour une autre raison'],
  },
  refused: 'Cette personne ne recevrait rien.',
  received: (count: number) =>
    count === 0 ? 'Ne reçoit aucun document' : `Reçoit ${counted(count, 'document')}`,
  kept: (count: number) =>
    count === 0 ? 'Rien ne lui est caché' : `Ne reçoit pas ${counted(count, 'document')}`,
  receivedPages: 'Pages des documents reçus',
  keptPages: 'Pages des documents cachés',
  allReceived: 'Cette personne recevrait tout ce que contient votre liste.',
  former:
    'Dans votre liste, une version plus récente l’a remplacé\u00a0: elle lui est cachée, et il reçoit encore celle-ci.',
  mask: 'Masquer',
  unmask: 'Montrer',
  noDocumentTitle: 'Votre carnet est encore vide.',
  noDocument: 'Il n’y a encore rien à recevoir.',
  limits:
    'Les règles sont celles de la loi et de vos choix d’aujourd’hui. Un professionnel reçoit toujours ce qu’il a écrit lui-même, tant que vous ne l’avez pas bloqué.',
} as const
