/** The subject by which a software knows that a message carries documents, and of whom. CI-SIS, XDM by MSSanté: soap.md §7. */
import { displayOf } from '@carnet/core/codes/value-sets.ts'
import type { ClinicalDocument } from '@carnet/core/wire/cda/clinical-document.ts'
import { patientOf } from '@carnet/core/wire/cda/patient.ts'

const labelCharactersMax = 40

export function subjectOf(
  documents: readonly ClinicalDocument[],
  { replaces }: { readonly replaces: boolean },
): string {
  const [first] = documents
  if (first === undefined) throw new Error('a message carries documents')
  const label = documents.length === 1 ? labelOf(first) : `${documents.length} documents`
  const { birthName, birthFirstName, birthDate } = patientOf(first).traits
  const day = birthDate?.split('-').toReversed().join('/')
  const words = [
    `XDM/1.0/DDM+${label}`,
    birthName === undefined ? undefined : withoutAccents(birthName).toUpperCase(),
    birthFirstName,
    day,
  ]
  const subject = words.filter((word) => word !== undefined && word !== '').join(' ')
  // No line of its own: a name is data.
  return `${replaces ? '[Annule et remplace] ' : ''}${subject}`.replaceAll(/[\p{Cc}\s]+/gu, ' ')
}

function labelOf({ code, title }: ClinicalDocument): string {
  const known = code === undefined ? undefined : displayOf('J66', code.code, code.system)
  const label = known ?? code?.display ?? title ?? 'Document'
  return [...label].slice(0, labelCharactersMax).join('').trimEnd()
}

function withoutAccents(name: string): string {
  return name
    .replaceAll(/œ/gi, 'OE')
    .replaceAll(/æ/gi, 'AE')
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
}
