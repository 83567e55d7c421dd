/** « Sans réseau »: what is kept on a device, and the page that opens it there. Spec: people.md P-31. */
import { counted } from './numbers.ts'
import { easy } from './readings.ts'

export const deviceCopy = {
  title: 'Sans réseau',
  intro: easy(
    'Gardez l’essentiel sur un appareil à vous. Votre carte d’urgence s’ouvre alors sans réseau, même en mode avion.',
    'Gardez l’essentiel sur votre téléphone. Votre carte d’urgence s’ouvre même sans réseau.',
  ),
  link: 'La garder sur mon téléphone, sans réseau',
  whatTitle: 'Ce qui est gardé',
  what: (starred: number, max: number) =>
    [
      'Votre carte d’urgence',
      'Vos vaccins',
      'Vos traitements en cours',
      'Ce que vous avez écrit dans votre profil santé, sauf ce que vous gardez pour vous',
      starred === 0
        ? `Les documents que vous gardez sous la main, ${max} au plus\u00a0: aucun pour l’instant`
        : `Vos documents gardés sous la main\u00a0: ${starred} sur ${max} au plus`,
    ] as const,
  size: (total: string, one: string) =>
    `En tout, ${total} au plus, et ${one} par fichier. Ce qui ne tient pas est nommé sans être gardé.`,
  chooseStars: 'Choisir les documents',
  here: 'Sur cet appareil',
  present: easy(
    'Une copie est gardée sur cet appareil. Elle se renouvelle à chacune de vos visites.',
    'Cet appareil garde une copie. Elle se met à jour quand vous venez ici.',
  ),
  givenAt: (moment: string) => `Dernière mise à jour\u00a0: ${moment}.`,
  notGiven: 'Elle sera remplie à la prochaine page que vous ouvrirez.',
  open: 'Ouvrir la copie',
  renew: 'La mettre à jour maintenant',
  erase: 'Effacer cette copie',
  eraseMeans: 'Elle disparaît de cet appareil. Rien ne change dans votre carnet.',
  eraseNow: 'Oui, effacer la copie',
  wipes: easy(
    'La copie s’efface seule quand vous vous déconnectez ici, ou après 30\u00a0jours sans joindre votre carnet. Elle s’efface aussi après dix codes faux.',
    'La copie s’efface quand vous vous déconnectez ici. Elle s’efface après 30\u00a0jours sans réseau. Elle s’efface aussi après dix codes faux.',
  ),
  private: easy(
    'Faites-le sur un appareil qui est à vous, et qui se verrouille seul. La copie est chiffrée\u00a0: il faut votre code pour l’ouvrir.',
    'Faites-le sur un appareil à vous. Il faut votre code pour ouvrir la copie.',
  ),
  other: easy(
    'Une copie d’un autre compte est sur cet appareil. La vôtre la remplacera.',
    'Cet appareil garde la copie d’une autre personne. La vôtre va la remplacer.',
  ),
  byDevice: 'Protéger par cet appareil',
  byDeviceMeans: easy(
    'L’empreinte, le visage ou le code de cet appareil ouvrira la copie. C’est le plus sûr.',
    'Votre empreinte ou votre visage ouvrira la copie. C’est le plus sûr.',
  ),
  byDeviceAct: 'Garder une copie, avec mon empreinte ou mon visage',
  byCode: 'Protéger par un code',
  code: 'Votre code pour cette copie',
  codeHint:
    'De 6 à 12\u00a0chiffres, difficiles à deviner. Nous ne le connaissons pas\u00a0: si vous l’oubliez, refaites la copie.',
  codeAgain: 'Le même code, encore une fois',
  byCodeAct: 'Garder une copie, avec ce code',
  unable: easy(
    'Ce navigateur ne peut pas garder de copie. Il lui faut JavaScript, et une version récente. Vous pouvez imprimer votre carte d’urgence.',
    'Ce navigateur ne peut pas garder de copie. Vous pouvez imprimer votre carte d’urgence.',
  ),
  card: 'Voir et imprimer ma carte d’urgence',
  othersTitle: 'Vos autres appareils',
  noOther: 'Aucun autre appareil ne garde de copie.',
  others: easy(
    'Un appareil perdu\u202f? Effacez sa copie d’ici. Elle sera effacée dès qu’il aura du réseau.',
    'Vous avez perdu un appareil\u202f? Effacez sa copie d’ici. Elle part quand il a du réseau.',
  ),
  seenAt: (moment: string) => `A joint votre carnet ${moment}.`,
  endOther: 'Effacer à distance',
  elsewhere: (count: number) =>
    `${counted(count, 'autre appareil garde', 'autres appareils gardent')} une copie sans réseau.`,
  see: 'Voir ces copies',
  done: {
    gardee: 'C’est fait\u00a0: une copie est gardée sur cet appareil. Essayez-la en mode avion.',
    renouvelee: 'C’est fait\u00a0: la copie de cet appareil est à jour.',
    effacee: 'C’est fait\u00a0: la copie de cet appareil est effacée.',
    autre: 'C’est fait\u00a0: la copie de cet autre appareil sera effacée dès qu’il aura du réseau.',
  },
  /** Said by the script. */
  said: {
    working: 'Nous préparons la copie…',
    tooShort: 'Écrivez de 6 à 12\u00a0chiffres.',
    tooEasy: 'Ce code se devine trop vite. Évitez les suites et les répétitions.',
    differ: 'Les deux codes ne sont pas les mêmes.',
    stopped: 'Votre appareil n’a pas donné de clé. Protégez la copie par un code.',
    failed: 'La copie n’a pas pu être faite. Rien n’est gardé ici. Réessayez dans quelques minutes.',
  },
} as const

/** Of the page that a device shows by itself, when it does not reach the server. */
export const withoutNetwork = {
  title: 'Vous êtes hors connexion',
  asOf: (day: string, time: string) => `Vous êtes hors connexion. Données du ${day}, ${time}.`,
  asOfOnline: (day: string, time: string) => `Données du ${day}, ${time}.`,
  back: 'Le réseau est là.',
  toCarnet: 'Ouvrir mon carnet',
  emergency: 'C’est une urgence\u00a0: appelez le 15 ou le 112.',
  locked: easy(
    'Une copie de votre carnet est gardée sur cet appareil. Ouvrez-la pour lire votre carte d’urgence.',
    'Cet appareil garde une copie. Ouvrez-la pour lire votre carte d’urgence.',
  ),
  code: 'Votre code pour cette copie',
  open: 'Ouvrir la copie',
  openByDevice: 'Ouvrir avec mon empreinte ou mon visage',
  close: 'Refermer la copie',
  none: easy(
    'Cet appareil ne garde pas de copie de votre carnet. Réessayez quand vous aurez du réseau.',
    'Cet appareil ne garde pas de copie. Revenez quand vous aurez du réseau.',
  ),
  retry: 'Réessayer',
  needsScript: 'Cette page a besoin de JavaScript. Vous pouvez imprimer votre carte d’urgence.',
  empty: easy(
    'La copie est prête, mais elle n’est pas encore remplie. Ouvrez votre carnet avec du réseau.',
    'La copie est vide. Ouvrez votre carnet avec du réseau.',
  ),
  wiped: {
    age: easy(
      'La copie a été effacée\u00a0: cet appareil n’a pas joint votre carnet depuis 30\u00a0jours.',
      'La copie est effacée. Cet appareil était sans réseau depuis 30\u00a0jours.',
    ),
    ended: easy(
      'La copie a été effacée\u00a0: votre carnet a été fermé sur cet appareil.',
      'La copie est effacée. Votre carnet a été fermé sur cet appareil.',
    ),
    tries: easy(
      'La copie a été effacée après dix codes faux.',
      'La copie est effacée. Dix codes étaient faux.',
    ),
  },
  again: 'Pour en refaire une, connectez-vous avec du réseau.',
  /** Said by the script: `#` is a number. */
  said: {
    opening: 'Nous ouvrons la copie…',
    wrong: 'Ce code n’est pas le bon. Il vous reste #\u00a0essais avant que la copie soit effacée.',
    last: 'Ce code n’est pas le bon. Il vous reste un essai avant que la copie soit effacée.',
    wait: 'Attendez encore #\u00a0secondes avant de réessayer.',
    stopped: 'Votre appareil ne l’a pas ouverte. Vous pouvez réessayer.',
    forgotten: 'Cette copie ne s’ouvre plus ici. Refaites-en une avec du réseau.',
  },
  cardTitle: 'Carte d’urgence',
  noCard: 'Votre carte d’urgence n’est pas encore remplie.',
  treatments: 'Traitements en cours',
  noTreatment: 'Aucun traitement en cours connu.',
  vaccinations: 'Vaccins notés',
  noVaccination: 'Aucun vaccin noté.',
  profile: 'Mon profil santé',
  noProfile: 'Rien n’est écrit dans votre profil santé.',
  documents: 'Documents gardés sous la main',
  noDocument: 'Aucun document gardé sous la main.',
  tooLarge: 'Ce document est trop gros pour être gardé ici. Lisez-le dans votre carnet, avec du réseau.',
  important:
    'C’est un résultat important\u00a0: il n’est pas gardé ici avant que vous l’ayez ouvert. Lisez-le dans votre carnet, quand vous le voudrez.',
  onlyFiles: 'Ce document est un fichier.',
  saveFile: 'Enregistrer le fichier',
  saveMeans: 'Un fichier enregistré n’est plus chiffré.',
  picture: (title: string, number: number) => `${title}, image n°\u00a0${number}`,
  frame: (title: string) => `Contenu du document\u00a0: ${title}`,
  addedOn: (day: string) => `du ${day}`,
} as const
