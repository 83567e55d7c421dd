/** What an address of the portal names: anybody may write anything there. */

/** From 1; what is no number of a page is the first. */
export function pageIn(text: unknown): number {
  const page = Number(text)
  return Number.isInteger(page) && page > 0 ? page : 1
}

export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
}

/** Of a line of the history: what is no number of one is answered as a line that is not there. */
export function traceIdIn(text: string): string {
  return isUuid(text) ? text : '00000000-0000-0000-0000-000000000000'
}
