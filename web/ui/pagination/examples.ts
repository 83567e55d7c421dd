import { html } from '../../html.ts'
import type { Example } from '../example.ts'
import { pagination } from './pagination.ts'

export const paginationExamples: readonly Example[] = [
  { name: 'in the middle', html: html`${pagination({ current: 2, last: 5 }, (page) => `?page=${page}`)}` },
]
