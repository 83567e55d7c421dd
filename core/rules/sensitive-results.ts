/** Results that one does not come upon by chance: they open behind a question. Spec: people.md §2, « Sensitive content guard ». */
import type { Code } from '@carnet/core/model/code.ts'
import { holderAsDepositor } from './submission.ts'

/**
 * Read with a professional, in the report alone: never in a list that one passes by.
 * @spec people.md §2, « HIV serology »
 */
export function isLeftToTheReport({ code, label }: { readonly code: Code; readonly label: string }): boolean {
  return isOfHiv({ codes: [code.code], texts: [label] })
}

/** What is known of a document before it is opened. */
type Asked = {
  readonly typeCode: string
  readonly eventCodes: readonly Code[]
  readonly depositorId: string
  readonly title: string
}

/**
 * Does it open behind a question? `byContent`: a report of analyses, of which only what it says tells. What the holder
 * brought he has read.
 * @spec people.md §2, « Anatomopathology, genetics, HIV serology »
 */
export function importanceOf({
  typeCode,
  eventCodes,
  depositorId,
  title,
}: Asked): 'important' | 'byContent' | 'ordinary' {
  if (depositorId === holderAsDepositor) return 'ordinary'
  if (importantTypes.includes(typeCode)) return 'important'
  if (!analysesTypes.includes(typeCode)) return 'ordinary'
  const named = isOfHiv({ codes: eventCodes.map(({ code }) => code), texts: [title] })
  return named ? 'important' : 'byContent'
}

/**
 * By the codes of a report, or by what it calls its results.
 * @spec people.md §2, « HIV serology »
 */
export function isOfHiv({
  codes,
  texts,
}: {
  readonly codes: readonly string[]
  readonly texts: readonly string[]
}): boolean {
  return codes.some((code) => hiv.has(code)) || texts.some((text) => hivByName.test(text))
}

/** JDV_J66 of 27/09/2024: « CR d’anatomie et de cytologie pathologiques », « CR de génétique moléculaire ». */
const importantTypes: readonly string[] = ['60568-3', '51969-4']

/** JDV_J66 of 27/09/2024: « CR d’examens biologiques », « Test rapide d’orientation diagnostique ». */
const analysesTypes: readonly string[] = ['11502-2', '96173-0']

const hivByName = /(?<![\p{L}\d])(VIH|HIV|sida)(?![\p{L}])/iu

/** LOINC, as loinc.org gave them in November 2026 (2.78). A code that is missing here is still told by the name of its result. */
const hiv: ReadonlySet<string> = new Set([
  // Antibodies to HIV 1, to HIV 2, to either.
  '7917-8',
  '7918-6',
  '7919-4',
  '29893-5',
  '5220-9',
  '5223-3',
  '5224-1',
  '5225-8',
  '30361-0',
  '31201-7',
  '48345-3',
  '48346-1',
  '80387-4',
  '68961-2',
  '81641-3',
  // Confirmed by blot.
  '5221-7',
  '31073-0',
  '44873-8',
  '69668-2',
  // The antigen p24, alone or with the antibodies.
  '5222-5',
  '56888-1',
  '58900-2',
  // Viral load.
  '20447-9',
  '25836-8',
  '70241-5',
])
