/** « Accueil » of a carnet: what is to do, what is new. Spec: people.md P-02. */
import type { TaskBlock } from '@carnet/core/model/home-task.ts'
import { counted } from './numbers.ts'
import { common } from './page.ts'
import { easy } from './readings.ts'

export const carnetHome = {
  title: common.carnet,
  hello: 'Bonjour.',
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
    fillProfile: 'Commencer votre profil santé',
  },
  unavailable: {
    results: 'Vos résultats ne peuvent pas être vérifiés en ce moment. Ils ne sont pas perdus.',
    account: 'La sécurité de votre compte ne peut pas être vérifiée en ce moment.',
    vaccinations: 'Vos vaccins ne peuvent pas être vérifiés en ce moment. Ils ne sont pas perdus.',
    profile: 'Votre profil santé ne peut pas être vérifié en ce moment. Il n’est pas perdu.',
  } satisfies Record<TaskBlock, string>,
  news: 'Du nouveau',
  added: (count: number) =>
    `${counted(count, 'document ajouté', 'documents ajoutés')} depuis votre dernière visite.`,
  nothingNew: (day: string) => `Rien de nouveau depuis votre dernière visite, le ${day}.`,
  firstVisit: 'C’est votre première visite\u00a0: tous vos documents sont à découvrir.',
  newsUnavailable: 'Les nouveaux documents ne peuvent pas être montrés en ce moment. Ils ne sont pas perdus.',
  allDocuments: 'Tous mes documents',
  shortcuts: 'Mes raccourcis',
} as const
