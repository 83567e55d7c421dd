/** What is said of a suspended record. Spec: rules.md LIF-17. */
export const suspended = {
  title: 'Ce carnet est suspendu',
  meansTitle: 'Ce que cela veut dire',
  since: 'L’Assurance Maladie l’a suspendu le',
  because: 'Elle le fait en cas de panne grave, ou de fraude.',
  means:
    'Plus personne ne le lit ni n’y ajoute de document, même en urgence. Rien n’est perdu\u00a0: ses documents sont gardés.',
  doTitle: 'Ce que vous pouvez faire',
  call: (phone: string) => `Appelez le ${phone} pour savoir pourquoi.`,
  /** Who may not do it here. */
  callToOppose: (phone: string) => `Appelez le ${phone} pour vous opposer à sa fermeture.`,
  opposeMeans:
    'Vous pouvez vous y opposer, sans donner de raison\u00a0: il restera suspendu, et ne sera pas fermé.',
  oppose: 'M’opposer à sa fermeture',
  notOpposed: 'Votre opposition n’a pas été enregistrée. Appuyez de nouveau sur le bouton.',
  closesOn: 'Sans opposition de votre part, il sera fermé le',
  opposed:
    'Votre opposition est enregistrée\u00a0: il ne sera pas fermé. Il reste suspendu jusqu’à ce que l’Assurance Maladie le rétablisse.',
  urgent: 'Si vous avez besoin de soins, dites au soignant ce qu’il doit savoir de votre santé.',
} as const
