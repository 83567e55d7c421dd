/** The filters of « Qui a regardé mon carnet »: the value of `filtre` in the address. Spec: people.md P-18. */
export const accessFilters = ['tout', 'lectures', 'ajouts', 'refus', 'urgences'] as const

/**
 * - `lectures`: done `readDocument`, `findDocuments`, `findReferences`, `listTraces`, `testExistence`
 * - `ajouts`: done `submitDocuments`
 * - `refus`: every refused line
 * - `urgences`: every line whose mode is `brisDeGlace` or `centre15`
 */
export type AccessFilter = (typeof accessFilters)[number]

/** The filter in the address; anything else means all lines. */
export function parseAccessFilter(text: string | undefined): AccessFilter {
  return accessFilters.find((filter) => filter === text) ?? 'tout'
}
