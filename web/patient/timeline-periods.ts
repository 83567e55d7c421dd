/**
 * « Ma frise »: the documents of a life, told by year, by month, or one by one, along five lanes. What is drawn and what
 * is said come from the same periods. Spec: people.md P-06.
 */

import { civilDay } from '@carnet/core/model/civil-day.ts'
import { dateOf } from '../ui/document-row/document-row.ts'
import { familyOf } from '../words/document-families.ts'
import type { FiledDocument } from './arrange-documents.ts'
import { episodesOf } from './care-episodes.ts'

/** From left to right. */
export const lanes = ['soins', 'hospitalisations', 'resultats', 'vaccins', 'traitements'] as const

export type Lane = (typeof lanes)[number]

/** Closer and closer: a life, a year, a month of it (1 to 12). */
export type Zoom = { readonly year: number | null; readonly month: number | null }

export const wholeLife: Zoom = { year: null, month: null }

export type Period = {
  readonly year: number
  /** null: the whole year. */
  readonly month: number | null
  readonly counts: Readonly<Record<Lane, number>>
  readonly total: number
}

export type Timeline<T> = {
  readonly zoom: Zoom
  /** Newest first; empty ones are not told. */
  readonly periods: readonly Period[]
  /** Of the largest lane of the largest period: what marks are measured by. */
  readonly largest: number
  /** Of a month, newest first; of more, none. */
  readonly documents: readonly T[]
  /** Years that have something, to go from one to the next. */
  readonly years: readonly number[]
}

export function timelineOf<T extends FiledDocument>(documents: readonly T[], zoom: Zoom): Timeline<T> {
  const stays = episodesOf(documents)
  const laneOf = (document: T): Lane => {
    const kind = stays.get(document)?.kind
    return kind === 'stay' || kind === 'emergency' ? 'hospitalisations' : laneOfFamily(document)
  }
  const dated = documents.map((document) => {
    const [year = 0, month = 0] = civilDay(dateOf(document)).split('-').map(Number)
    return { document, year, month }
  })
  const within = dated.filter(
    ({ year, month }) =>
      (zoom.year === null || year === zoom.year) && (zoom.month === null || month === zoom.month),
  )
  const byPeriod = Map.groupBy(within, ({ year, month }) => year * 100 + (zoom.year === null ? 0 : month))
  const periods = [...byPeriod]
    .sort(([a], [b]) => b - a)
    .map(([key, those]): Period => {
      const counts = Object.fromEntries(lanes.map((lane) => [lane, 0])) as Record<Lane, number>
      for (const { document } of those) counts[laneOf(document)]++
      return { year: Math.floor(key / 100), month: key % 100 || null, counts, total: those.length }
    })
  return {
    zoom,
    periods,
    largest: Math.max(1, ...periods.flatMap(({ counts }) => Object.values(counts))),
    documents:
      zoom.month === null
        ? []
        : within
            .map(({ document }) => document)
            .toSorted((a, b) => dateOf(b).getTime() - dateOf(a).getTime()),
    years: [...new Set(dated.map(({ year }) => year))].sort((a, b) => b - a),
  }
}

function laneOfFamily(document: FiledDocument): Lane {
  switch (familyOf(document)) {
    case 'resultats':
      return 'resultats'
    case 'prevention':
      return 'vaccins'
    case 'soins':
      return 'traitements'
    case 'comptes-rendus':
    case 'imagerie':
    case 'syntheses':
    case 'certificats':
    case 'remboursements':
    case 'personnels':
      return 'soins'
  }
}
