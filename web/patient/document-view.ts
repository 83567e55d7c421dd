/** By what « Mes documents » are filed: by date, the hospital stays are kept together. Spec: people.md P-04. */
export const documentViews = ['date', 'type', 'soignant', 'specialite'] as const

export type DocumentView = (typeof documentViews)[number]
