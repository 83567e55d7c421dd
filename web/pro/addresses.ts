/** The addresses of the portal of professionals. No name and no number of a person stands in one. */

export const proUrls = {
  home: '/pro',
  /** On the port where cards are read. */
  card: '/pro/carte',
  /** Where the browser comes back once the card is read. */
  enter: '/pro/entrer',
  situation: '/pro/situation',
  patients: '/pro/patients',
  open: '/pro/ouvrir',
  /** What patients ask the reader to correct. */
  corrections: '/pro/demandes',
  patient: '/pro/patient',
  /** What a software asked for, under an address that says nothing (TD0.9). */
  direct: '/pro/acces',
  logout: '/pro/quitter',
} as const

/** `id`: what this session calls the patient. */
export function patientUrl(id: string, { page = 1, states = '' } = {}): string {
  const asked = new URLSearchParams({
    ...(states !== '' && { etats: states }),
    ...(page > 1 && { page: `${page}` }),
  })
  return `${proUrls.patient}/${encodeURIComponent(id)}${asked.size > 0 ? `?${asked}` : ''}`
}

/** POST: the consent that the patient gave to who asks. */
export function patientConsentUrl(id: string): string {
  return `${patientUrl(id)}/accord`
}

/** Who else reads, and what he may record for the patient about them. */
export function patientAccessUrl(id: string): string {
  return `${patientUrl(id)}/acces`
}

/** `team`: of one that is there; absent: a new one. */
export function patientTeamUrl(id: string, team?: string): string {
  return `${patientUrl(id)}/equipe${team === undefined ? '' : `?equipe=${encodeURIComponent(team)}`}`
}

/** `uniqueId`: as TD3.2 asks it. */
export function patientDocumentUrl(id: string, uniqueId: string): string {
  return `${patientUrl(id)}/document?id=${encodeURIComponent(uniqueId)}`
}

/** `index`: position of the attachment in the document, from 0. */
export function patientPieceUrl(id: string, uniqueId: string, index: number): string {
  return `${patientUrl(id)}/piece?id=${encodeURIComponent(uniqueId)}&n=${index}`
}

export function patientOriginalUrl(id: string, uniqueId: string): string {
  return `${patientUrl(id)}/original?id=${encodeURIComponent(uniqueId)}`
}

export function patientTracesUrl(id: string, page = 1): string {
  return `${patientUrl(id)}/traces${page > 1 ? `?page=${page}` : ''}`
}

/** The same, as a file. */
export function patientTracesTableUrl(id: string): string {
  return `${patientTracesUrl(id)}/tableau`
}

/** `id`: of the request, which says nothing of anybody. */
export function correctionUrl(id: string): string {
  return `${proUrls.corrections}/${encodeURIComponent(id)}`
}

/** By the official address of a software, with the matricule: it is left at once. */
export const contextualRoot = '/AccesDirect'

/** `token`: good once. */
export function directAccessUrl(token: string): string {
  return `${proUrls.direct}/${encodeURIComponent(token)}`
}
