/** « Télécharger l’attestation »: the vaccinations that the page shows, on paper, for a school. people.md P-10, J3. */
import type { Day } from '@carnet/core/model/identity.ts'
import type { KnownVaccination } from '@carnet/core/model/vaccination.ts'
import { birthDateInWords, dtmInWords, shortDayInWords } from '@carnet/web/words/dates.ts'
import { vaccinations as words } from '@carnet/web/words/vaccinations.ts'
import { formatTextPage } from '../../../text-page.ts'

export type VaccinationProof = {
  readonly name: string
  readonly birthDate: Day
  readonly vaccinations: readonly KnownVaccination[]
  readonly at: Date
}

/** Whose they are comes first: no other child's can be taken for them. */
export function vaccinationProof({ name, birthDate, vaccinations, at }: VaccinationProof): Promise<Buffer> {
  const { proof } = words
  return formatTextPage({
    title: proof.title(name),
    paragraphs: [
      proof.whose(name, birthDateInWords(birthDate.replaceAll('-', ''))),
      ...(vaccinations.length === 0 ? [proof.none] : vaccinations.map(lineOf)),
      proof.means(shortDayInWords(at)),
    ],
    at,
  })
}

function lineOf({ at, product, lot, rank, by, organisation, agreement }: KnownVaccination): string {
  const when = at === undefined ? words.noDate : dtmInWords(at.slice(0, 8))
  const details = [rank && words.rank(rank), lot && words.lot(lot)].filter(Boolean).join(', ')
  const noted = [by, organisation].filter(Boolean).join(', ')
  const said = `${when}\u00a0: ${product}${details === '' ? '' : ` (${details})`}`
  return [said, noted === '' ? '' : words.proof.by(noted), agreement === 'differs' ? words.differs : '']
    .filter(Boolean)
    .join('. ')
}
