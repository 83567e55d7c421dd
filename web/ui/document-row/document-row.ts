/** One document in a list: what, by whom, when the care took place, in which state. Spec: people.md P-04. */
import type { DocumentStatus, Visibility } from '@carnet/core/model/document.ts'
import { type Html, html } from '../../html.ts'
import { documentUrl } from '../../urls.ts'
import { dayWithDistance, shortDayInWords } from '../../words/dates.ts'
import { familyOf, isFromPatient } from '../../words/document-families.ts'
import { typeInWords } from '../../words/document-types.ts'
import { documents, states } from '../../words/documents.ts'
import { authorSpecialityInWords, nameWithTitle } from '../../words/professions.ts'
import { gluedSigns } from '../../words/typography.ts'
import { type Chip, chipList } from '../chip/chip.ts'
import { icon } from '../icon/icon.ts'

export type DocumentAuthor = {
  /** « Karim Benali »; empty for a device or a structure alone. */
  readonly name: string
  /** Code of authorSpecialty, `G15_10/SM04`, and the label that came with it. */
  readonly specialityCode?: string | undefined
  readonly specialityLabel?: string | undefined
  readonly organisation?: string | undefined
}

export type DocumentSummary = {
  /** Opaque: it stands in the address of the page. */
  readonly id: string
  readonly title: string
  readonly typeCode: string
  /** Official label of the type. */
  readonly typeDisplay: string
  readonly classCode: string
  readonly authors: readonly DocumentAuthor[]
  /** Whose record it is, for a reader who is another: what its holder wrote is not his. */
  readonly holderName?: string
  /** serviceStartTime; null when the document does not say. */
  readonly careAt: Date | null
  readonly submittedAt: Date
  readonly isNew: boolean
  readonly status: DocumentStatus
  readonly visibility: Visibility
  /** Deposited from this record's own space: its holder names and deletes it (VIS-13). */
  readonly mine?: boolean
  /** Its holder keeps it at hand. */
  readonly starred?: boolean
  /** Its holder wrote a note on it. */
  readonly noted?: boolean
  /** What it replaced, that the reader may see too, the last first. */
  readonly formerVersions?: readonly FormerVersion[]
  /** Others that the reader may see too, which carry the very same file. */
  readonly copies?: readonly FormerVersion[]
}

export type FormerVersion = { readonly id: string; readonly title: string; readonly submittedAt: Date }

/** When the document counts for its reader: the care, else the day it was added. */
export function dateOf(document: Pick<DocumentSummary, 'careAt' | 'submittedAt'>): Date {
  return document.careAt ?? document.submittedAt
}

/** `besides`: what else the line says or offers, such as what of its text answers a search. */
export function documentRow(document: DocumentSummary, now: Date, besides?: Html | false): Html {
  const date = dayWithDistance(dateOf(document), now)
  return html`<article class="document-row${isFromPatient(document) && ' mine'}">
  ${icon(familyOf(document))}
  <div>
    <h3><a href="${documentUrl(document.id)}">${gluedSigns(document.title)}</a></h3>
    <p class="kind">${kindInWords(document)}</p>
    <p>${authorsInWords(document)}</p>
    <p class="care">${document.careAt === null ? documents.addedOn : documents.careOf} <time datetime="${dateOf(document).toISOString()}">${date}</time></p>
    ${besides}
    ${chipList(documentChips(document))}
    ${foldedUnder(documents.formerVersions, document.formerVersions)}${foldedUnder(documents.copies, document.copies)}
  </div>
</article>`
}

/** What a document replaced, and its copies, are there for who looks for them, and in nobody’s way. */
function foldedUnder(title: (count: number) => string, former: readonly FormerVersion[] = []): Html | false {
  if (former.length === 0) return false
  return html`<details class="former">
      <summary>${title(former.length)}</summary>
      <ul>${former.map(({ id, title, submittedAt }) => html`<li><a href="${documentUrl(id)}">${gluedSigns(title)}</a>, ${documents.formerOf(shortDayInWords(submittedAt))}</li>`)}</ul>
    </details>`
}

/** « Résultats d’analyses · CR d'examens biologiques »: the plain word first, the official one after. */
export function kindInWords({ typeCode, typeDisplay }: DocumentSummary): string {
  const plain = typeInWords(typeCode, typeDisplay)
  return plain === typeDisplay ? plain : `${plain} · ${typeDisplay}`
}

export function authorsInWords(document: DocumentSummary): string {
  if (isFromPatient(document)) return document.holderName ?? documents.addedByYou
  const authors = document.authors.map(authorInWords).filter((words) => words !== '')
  return authors.length === 0 ? documents.unknownAuthor : authors.join(' ; ')
}

/** « Dr Karim Benali »: of its first author; the structure where nobody is named. */
export function authorName(
  document: Pick<DocumentSummary, 'authors' | 'typeCode' | 'classCode' | 'holderName'>,
): string {
  if (isFromPatient(document)) return document.holderName ?? documents.addedByYou
  const [author] = document.authors
  if (author === undefined) return documents.unknownAuthor
  return author.name === '' ? authorInWords(author) || documents.unknownAuthor : titled(author)
}

/** « Dr Karim Benali (cardiologue) », « Laboratoire BioSud »: in a sentence. */
export function authorBriefly(document: DocumentSummary): string {
  const [author] = document.authors
  if (author === undefined || author.name === '' || isFromPatient(document)) return authorName(document)
  const care = authorSpecialityInWords(author.specialityCode ?? '') ?? author.specialityLabel
  return care === undefined ? titled(author) : `${titled(author)} (${care})`
}

function titled({ name, specialityCode = '' }: DocumentAuthor): string {
  return nameWithTitle(name, /^G15_(\d+)/.exec(specialityCode)?.[1])
}

/** « Dr Karim Benali, cardiologue, Centre hospitalier du Port »; of what feeds by itself, whose it is and nothing more. */
export function authorInWords(author: DocumentAuthor): string {
  const { name, organisation = '' } = author
  if (name === '' || name === organisation) return organisation
  const care = authorSpecialityInWords(author.specialityCode ?? '') ?? author.specialityLabel
  return [titled(author), care, organisation].filter(Boolean).join(', ')
}

export function documentChips({
  isNew,
  starred,
  noted,
  visibility,
  status,
  ...kind
}: DocumentSummary): readonly Chip[] {
  const chips: readonly (Chip | false)[] = [
    isNew && { words: states.isNew, tone: 'new' },
    starred === true && { words: states.starred, tone: 'mine' },
    noted === true && { words: states.noted, tone: 'mine' },
    isFromPatient(kind) && { words: states.fromPatient, tone: 'mine' },
    visibility.maskedToProfessionals && { words: states.maskedToProfessionals, tone: 'hidden' },
    visibility.invisibleToRepresentatives && { words: states.invisibleToRepresentatives, tone: 'hidden' },
    status === 'archived' && { words: states.archived, tone: 'plain' },
    status === 'deprecated' && { words: states.deprecated, tone: 'plain' },
  ]
  return chips.filter((chip) => chip !== false)
}
