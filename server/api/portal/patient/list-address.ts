/** How the list of documents is asked for, in its address. people.md P-04. */
import { documentViews } from '@carnet/web/patient/document-view.ts'
import type { DocumentListQuery } from '@carnet/web/urls.ts'
import { parseFamily } from '@carnet/web/words/document-families.ts'
import { pageIn } from '../in-address.ts'

export type ListAddress = {
  vue?: string
  type?: string
  annee?: string
  garde?: string
  choisir?: string
  page?: string
}

export function queryOf({ vue, type, annee, garde, choisir, page }: ListAddress): DocumentListQuery {
  const year = Number(annee)
  return {
    view: documentViews.find((view) => view === vue) ?? 'date',
    family: parseFamily(type),
    year: Number.isInteger(year) && year > 1800 && year < 3000 ? year : null,
    starred: garde === 'oui',
    choosing: choisir === 'oui',
    page: pageIn(page),
  }
}
