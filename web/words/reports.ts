/** « Mes signalements ». */
import { counted } from './numbers.ts'

export const reports = {
  title: 'Mes signalements',
  intro: 'Ici, vous suivez ce que vous avez signalé, jusqu’à la réponse.',
  back: 'Qui a regardé mon carnet',
  link: 'Voir mes signalements',
  reportAccess: 'Signaler cet accès',
  documentTitle: 'Une erreur\u202f?',
  documentIntro: 'Ce document n’est pas le vôtre, ou il contient une erreur\u00a0: dites-le-nous.',
  reportDocument: 'Signaler ce document',
  noneTitle: 'Vous n’avez rien signalé.',
  none: 'Un accès se signale à côté de sa ligne, dans «\u00a0Qui a regardé mon carnet\u00a0». Un document se signale sur sa page.',
  sent: 'C’est fait\u00a0: votre signalement est envoyé. La réponse s’écrira ici, et un message vous préviendra.',
  states: {
    sent: 'envoyé',
    inReview: 'en cours d’examen',
    founded: 'répondu\u00a0: vous aviez raison',
    unfounded: 'répondu\u00a0: rien d’anormal',
  },
  sentOn: 'Envoyé',
  youWrote: 'Vous avez écrit\u00a0:',
  answered: 'Réponse\u00a0:',
  answeredOn: 'Répondu',
  accessOf: (who: string, when: string) => `Accès de ${who}, ${when}`,
  documentNamed: (title: string) => `Document\u00a0: ${title}`,
  serviceNamed: (name: string) => `Service relié\u00a0: ${name}`,
  serviceTitle: 'Un autre service',
  serviceIntro: 'Une application ou un service relié à votre carnet fait quelque chose d’anormal\u202f?',
  service: 'Signaler un service',
  form: { access: 'Signaler un accès', document: 'Signaler un document', service: 'Signaler un service' },
  text: {
    access: 'Pourquoi cet accès vous paraît anormal',
    document: 'Ce qui ne va pas dans ce document',
    service: 'Ce que ce service a fait',
  },
  readBy:
    'Ce que vous écrivez est lu par l’exploitant de Carnet, qui vous répond. En attendant, rien ne change dans votre carnet.',
  textHint: 'N’écrivez pas plus que nécessaire sur votre santé.',
  serviceName: 'Nom du service',
  serviceMissing: 'Écrivez le nom du service.',
  textMissing: 'Écrivez en quelques mots ce qui ne va pas.',
  submit: 'Envoyer le signalement',
  summary: 'Votre signalement n’est pas parti',
  tooMany: (minutes: number) =>
    `Vous avez envoyé beaucoup de signalements en peu de temps. Attendez ${counted(minutes, 'minute')}, puis recommencez.`,
} as const
