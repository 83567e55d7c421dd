/** What narrows « Qui a regardé mon carnet », as the address says it. Spec: people.md P-18; rules.md TRA-04. */
import { isDay } from '@carnet/core/model/identity.ts'

export const accessFilters = [
  'tout',
  'lectures',
  'ajouts',
  'masquages',
  'recherches',
  'refus',
  'urgences',
  'documents',
  'reglages',
] as const

/**
 * - `lectures`: done, what shows something of the record
 * - `ajouts`: done `submitDocuments`
 * - `masquages`: what hides documents or shows them again, refused or not
 * - `recherches`: whoever looked whether there is a record, and opened nothing, refused or not
 * - `refus`: every refused line
 * - `urgences`: every line whose mode is `brisDeGlace` or `centre15`
 * - `documents`: what is done to documents, refused or not
 * - `reglages`: all that is not
 */
export type AccessFilter = (typeof accessFilters)[number]

/** The filter in the address; anything else means all lines. */
export function parseAccessFilter(text: string | undefined): AccessFilter {
  return accessFilters.find((filter) => filter === text) ?? 'tout'
}

/** Professionals first: the page is about them. */
export const accessViews = ['professionnels', 'activites', 'services'] as const

/**
 * - `professionnels`: whoever is not in the holder's space, but for what is in `services`
 * - `activites`: the holder, his representatives, his carers
 * - `services`: what structures feed by themselves, with their certificate (TRA-10)
 */
export type AccessView = (typeof accessViews)[number]

export function parseAccessView(text: string | undefined): AccessView {
  return accessViews.find((view) => view === text) ?? 'professionnels'
}

/** A day of the calendar, `2026-03-17`; anything else is none. */
export function parseDay(text: string | undefined): string | null {
  return text !== undefined && /^[12]/.test(text) && isDay(text) ? text : null
}
