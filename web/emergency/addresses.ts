/** The addresses of the emergency door, on the port where cards are read. No name and no number of a person stands in one. */

export const doorUrls = {
  door: '/urgence',
  card: '/urgence/carte',
  open: '/urgence/ouvrir',
  record: '/urgence/dossier',
  ended: '/urgence/termine',
} as const

/** Where a professional reads, with his card, the emergency card that this token is of. */
export function professionalCardUrl(token: string): string {
  return `${doorUrls.card}/${encodeURIComponent(token)}`
}

/** `pass`: what his card goes on with, for a time. */
export function emergencyRecordUrl(pass: string, page = 1): string {
  return `${doorUrls.record}/${encodeURIComponent(pass)}${page > 1 ? `?page=${page}` : ''}`
}

export function leaveRecordUrl(pass: string): string {
  return `${emergencyRecordUrl(pass)}/terminer`
}

/** `id`: its uniqueId, as TD3.2 asks it. */
export function emergencyDocumentUrl(pass: string, id: string): string {
  return `${emergencyRecordUrl(pass)}/document?id=${encodeURIComponent(id)}`
}

/** `index`: position of the attachment in the document, from 0. */
export function emergencyPieceUrl(pass: string, id: string, index: number): string {
  return `${emergencyRecordUrl(pass)}/piece?id=${encodeURIComponent(id)}&n=${index}`
}

export function emergencyOriginalUrl(pass: string, id: string): string {
  return `${emergencyRecordUrl(pass)}/original?id=${encodeURIComponent(id)}`
}
