/** Small line drawings of our own, 24 × 24. Decoration: a word always stands beside. */
import { type Html, html } from '../../html.ts'
import type { DocumentFamily } from '../../words/document-families.ts'

const drawings = {
  resultats: html`<path d="M9 3h6M10 3v6l-5 9a2 2 0 0 0 2 3h10a2 2 0 0 0 2-3l-5-9V3M7.5 15h9"/>`,
  'comptes-rendus': html`<path d="M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h5"/>`,
  soins: html`<rect x="3" y="8" width="18" height="8" rx="4"/><path d="M12 8v8"/>`,
  imagerie: html`<rect x="3" y="4" width="18" height="16" rx="2"/><path d="M12 7v10M8 9c2 1 6 1 8 0M8 13c2 1 6 1 8 0"/>`,
  prevention: html`<path d="M12 3l7 3v6c0 4-3 7-7 9-4-2-7-5-7-9V6zM9 12l2 2 4-4"/>`,
  syntheses: html`<path d="M5 4h14v16H5zM9 8h6M9 12h6M9 16h3"/>`,
  certificats: html`<path d="M5 3h14v11H5zM8 7h8M8 10h5"/><circle cx="15" cy="16" r="3"/><path d="M13.5 18.5V22l1.5-1 1.5 1v-3.5"/>`,
  remboursements: html`<circle cx="12" cy="12" r="9"/><path d="M15.5 8.5a4.5 4.5 0 1 0 0 7M7 11h6M7 13.5h6"/>`,
  personnels: html`<path d="M4 20l1-5L16 4l4 4L9 19zM13 7l4 4"/>`,
  house: html`<path d="M3 11l9-8 9 8M5 9.5V21h14V9.5M10 21v-6h4v6"/>`,
  people: html`<path d="M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12z"/><circle cx="12" cy="12" r="3"/>`,
  professionals: html`<circle cx="9" cy="8" r="4"/><path d="M2 21c0-4 3-7 7-7s7 3 7 7M18 8v6M15 11h6"/>`,
  pages: html`<path d="M5 3h14v18H5zM9 3v18M12 8h4M12 12h4"/>`,
  download: html`<path d="M12 3v12M7 10l5 5 5-5M4 20h16"/>`,
  aloud: html`<path d="M4 9v6h4l5 4V5L8 9zM16 9a4 4 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11"/>`,
  star: html`<path d="M12 3l2.7 5.8 6.3.8-4.6 4.4 1.2 6.3L12 17.2 6.4 20.3l1.2-6.3L3 9.6l6.3-.8z"/>`,
  key: html`<circle cx="8" cy="15" r="4"/><path d="M11 12l9-9M16 7l3 3"/>`,
  bell: html`<path d="M6 17V11a6 6 0 0 1 12 0v6l2 2H4zM10 22h4"/>`,
  yes: html`<path d="M4 12l5 6L20 6"/>`,
  no: html`<path d="M6 6l12 12M18 6L6 18"/>`,
} as const satisfies Record<DocumentFamily, Html> & Record<string, Html>

export type IconName = keyof typeof drawings

export function icon(name: IconName): Html {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${drawings[name]}</svg>`
}
