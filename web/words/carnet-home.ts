/** « Accueil » of a carnet: what is to do, what is new. Spec: people.md P-02. */
import { spokenFirstName } from '@carnet/core/model/first-name.ts'
import type { TaskBlock } from '@carnet/core/model/home-task.ts'
import type { DocumentFamily } from './document-families.ts'
import { counted } from './numbers.ts'
import { common } from './page.ts'
import { easy } from './readings.ts'

const documents = (count: number) => (count < 2 ? 'un document' : counted(count, 'document'))

const manyDocuments = 100

export const carnetHome = {
  title: common.carnet,
  hello: (firstName: string) => `Bonjour ${spokenFirstName(firstName)}.`,
  toDo: 'À faire',
  nothingToDo: easy(
    'Rien à faire pour l’instant. Vos soignants ajoutent vos documents, et nous vous prévenons.',
    'Rien à faire pour l’instant. Nous vous prévenons des nouveaux documents.',
  ),
  tasks: {
    readResult: (title: string, day: string) => `Lire un résultat\u00a0: ${title}, ${day}`,
    addPasskey: 'Entrer plus vite et plus sûrement, avec une clé d’accès',
    addContact: 'Donner un second moyen de vous joindre',
    planVaccination: (vaccine: string, day: string) =>
      `Vaccin à prévoir\u00a0: ${vaccine}, à partir du ${day}`,
    checkVaccination: (vaccine: string, day: string) =>
      `Vaccin à vérifier avec un soignant\u00a0: ${vaccine}, prévu le ${day}`,
    vaccineReminder: (vaccine: string, day: string) =>
      `Votre rappel\u00a0: le vaccin ${vaccine}, à prévoir depuis le ${day}`,
    treatmentReminder: (name: string, hours: string) =>
      `Votre rappel d’aujourd’hui\u00a0: ${name}, à ${hours}`,
    fillProfile: 'Commencer votre profil santé',
  },
  unavailable: {
    results: 'Vos résultats ne peuvent pas être vérifiés en ce moment. Ils ne sont pas perdus.',
    account: 'La sécurité de votre compte ne peut pas être vérifiée en ce moment.',
    vaccinations: 'Vos vaccins ne peuvent pas être vérifiés en ce moment. Ils ne sont pas perdus.',
    reminders: 'Vos rappels ne peuvent pas être vérifiés en ce moment. Ils ne sont pas perdus.',
    profile: 'Votre profil santé ne peut pas être vérifié en ce moment. Il n’est pas perdu.',
  } satisfies Record<TaskBlock, string>,
  news: 'Du nouveau',
  newsOf: {
    emergency: (who: string, when: string) => `${who} a ouvert ce carnet en urgence, ${when}.`,
    card: (who: string, when: string) => `${who} a lu la carte d’urgence, ${when}.`,
    read: (who: string, count: number, when: string) => `${who} a lu ${documents(count)}, ${when}.`,
    helperAdded: (who: string, count: number, when: string) =>
      `${who} a ajouté ${documents(count)}, ${when}.`,
    /** A title follows. */
    added: (who: string, what: string, day: string) => `${who} a ajouté ${what} du ${day}\u00a0:`,
    addedSeveral: (who: string, count: number) =>
      `${who} a ajouté ${documents(count)}. Le plus récent\u00a0:`,
    vaccination: (vaccine: string, day: string) => `Le vaccin ${vaccine} était prévu le ${day}.`,
  },
  seeVaccinations: 'Voir les vaccins',
  /** Who added it is said before. */
  addedAs: {
    resultats: 'des résultats d’analyses',
    'comptes-rendus': 'un compte rendu',
    soins: 'un document de soins',
    imagerie: 'un document d’imagerie',
    prevention: 'un document de prévention',
    syntheses: 'une synthèse',
    certificats: 'un certificat',
    remboursements: 'un relevé de remboursements',
    personnels: 'un document',
  } satisfies Record<DocumentFamily, string>,
  /** Of who comes back after years the exact number says nothing, and is not looked for. */
  added: (count: number) =>
    count > manyDocuments
      ? `Plus de ${manyDocuments}\u00a0documents ajoutés depuis votre dernière visite.`
      : `${counted(count, 'document ajouté', 'documents ajoutés')} depuis votre dernière visite.`,
  nothingNew: (day: string) => `Rien de nouveau depuis votre dernière visite, le ${day}.`,
  nothingLately: 'Rien de nouveau depuis un mois.',
  firstVisit: 'C’est votre première visite\u00a0: tous vos documents sont à découvrir.',
  newsUnavailable: 'Les nouveaux documents ne peuvent pas être montrés en ce moment. Ils ne sont pas perdus.',
  accessesUnavailable: 'Les derniers lecteurs ne peuvent pas être montrés en ce moment.',
  seeWhy: 'Voir qui et pourquoi',
  card: {
    filled: (day: string) => `Votre carte d’urgence est prête. Elle a été modifiée le ${day}.`,
    neutralFilled: (day: string) => `La carte d’urgence est prête. Elle a été modifiée le ${day}.`,
    empty: 'Votre carte d’urgence est vide. Elle sert si vous ne pouvez pas parler.',
    neutralEmpty: 'La carte d’urgence est vide. Elle sert si la personne ne peut pas parler.',
    unavailable: 'La carte d’urgence ne peut pas être vérifiée en ce moment. Elle n’est pas perdue.',
    title: 'En cas d’urgence',
    see: 'Voir la carte d’urgence',
  },
  shortcuts: 'Mes raccourcis',
} as const
