/**
 * The medicines of a structured document: what it prescribes (CI-SIS « eP-MED-DM », IHE Pharmacy PRE), what it says was
 * delivered (« eDISP-MED », IHE Pharmacy DIS), what a synthesis or a review lists (FR-Traitement, IHE PCC Medications).
 */
import type { Day } from '@carnet/core/model/identity.ts'
import type { TreatmentLine } from '@carnet/core/model/treatment.ts'
import { child, children, descend, parseXml, textOf, type XmlElement } from '../xml/read.ts'
import { absences, hasTemplate } from './coded-entry.ts'
import { drugOf } from './drug.ts'
import { type NarrativeLine, type NarrativeLines, narrativeLines } from './narrative-lines.ts'
import { personNameInWords, readPersonName } from './person-name.ts'
import { findClinicalDocument } from './self-presenting.ts'
import { dayOf } from './timestamp.ts'

const medication = '1.3.6.1.4.1.19376.1.5.3.1.4.7'
/** IHE Pharmacy: a line of a prescription. */
const prescriptionLine = '1.3.6.1.4.1.19376.1.9.1.3.2'
const delivery = '1.3.6.1.4.1.19376.1.5.3.1.4.7.3'
const patientInstruction = '1.3.6.1.4.1.19376.1.5.3.1.4.3'

/** What is refused, planned or unknown is left to the document. Throws as `readClinicalDocument`. */
export function readTreatments(bytes: Uint8Array): readonly TreatmentLine[] {
  const header = findClinicalDocument(parseXml(bytes))
  const body = descend(header, 'component', 'structuredBody')
  const lines = narrativeLines(body)
  const found: TreatmentLine[] = []
  const visit = (element: XmlElement, author: XmlElement | undefined) => {
    const nearest = child(element, 'author') ?? author
    const isPrescribed = element.name === 'substanceAdministration' && hasTemplate(element, medication)
    const isDelivered = element.name === 'supply' && hasTemplate(element, delivery)
    if (isPrescribed || isDelivered) {
      const made = isDelivered ? deliveryOf(element, lines, nearest) : medicationOf(element, lines, nearest)
      if (made !== undefined) found.push(made)
      // What it quotes of another document, or says again step by step, is no other treatment.
      return
    }
    for (const inner of children(element)) visit(inner, nearest)
  }
  if (body !== undefined) visit(body, child(header, 'author'))
  return found
}

function medicationOf(
  element: XmlElement,
  lines: NarrativeLines,
  author: XmlElement | undefined,
): TreatmentLine | undefined {
  const { moodCode, negationInd } = element.attributes
  const said =
    moodCode === 'EVN' ? 'noted' : hasTemplate(element, prescriptionLine) ? 'prescribed' : undefined
  if (said === undefined || negationInd === 'true') return undefined
  if (child(element, 'code')?.attributes.codeSystem === absences) return undefined
  const line = lines.of(child(element, 'text'))
  const drug = drugOf(descend(element, 'consumable', 'manufacturedProduct'), lines, line)
  return (
    drug && {
      said,
      drug,
      ...howOf(element, lines, line),
      ...spanOf(element),
      ...signatureOf(author),
    }
  )
}

function deliveryOf(
  element: XmlElement,
  lines: NarrativeLines,
  author: XmlElement | undefined,
): TreatmentLine | undefined {
  const product = descend(element, 'product', 'manufacturedProduct')
  const named = lines.of(descend(product, 'manufacturedMaterial', 'code', 'originalText'))
  const line = lines.of(child(element, 'text')) ?? named
  const drug = drugOf(product, lines, line)
  const dosage = children(element, 'entryRelationship')
    .map((relation) => child(relation, 'substanceAdministration'))
    .find((each) => each !== undefined && hasTemplate(each, medication))
  return (
    drug && {
      said: 'dispensed',
      drug,
      ...howOf(element, lines, line),
      ...(dosage && spanOf(dosage)),
      ...signatureOf(author),
    }
  )
}

/** Headings of the columns that say how it is taken, in the order in which they are read. */
const posologyHeadings: readonly RegExp[] = [/^posologie/i, /^dose/i, /^fréquence/i, /^rythme/i]

/** The text that people read: coded doses are written in units that nobody reads, and some contradict it. */
function howOf(
  element: XmlElement,
  lines: NarrativeLines,
  line: NarrativeLine | undefined,
): Pick<TreatmentLine, 'posology' | 'advice'> {
  const cells = [...(line?.cells ?? [])]
  const columns = posologyHeadings.flatMap((heading) =>
    cells.filter(([column]) => heading.test(column)).map(([, words]) => words.filter((each) => each !== '-')),
  )
  const instruction = children(element, 'entryRelationship')
    .map((relation) => child(relation, 'act'))
    .find((act) => act !== undefined && hasTemplate(act, patientInstruction))
  const advice = lines.of(child(instruction, 'text'))?.words
  return { posology: stepsOf(columns), advice: advice === '-' ? undefined : advice || undefined }
}

/** A treatment by steps has as many lines in each of its cells. */
function stepsOf(columns: readonly (readonly string[])[]): readonly string[] {
  const said = columns.filter((words) => words.length > 0)
  const [first = []] = said
  return said.every(({ length }) => length === first.length)
    ? first.map((_, step) => said.map((words) => words[step]).join(', '))
    : [said.map((words) => words.join(' ')).join(', ')]
}

function spanOf(element: XmlElement): Pick<TreatmentLine, 'starts' | 'ends'> {
  const interval = children(element, 'effectiveTime').find((time) => child(time, 'low') !== undefined)
  const starts = dayOf(child(interval, 'low')?.attributes.value)
  const last = dayOf(child(interval, 'high')?.attributes.value) ?? lastOf(starts, child(interval, 'width'))
  const renewals = Number(child(element, 'repeatNumber')?.attributes.value ?? 0)
  return { starts, ends: starts && last && renewals > 0 ? renewed(starts, last, renewals) : last }
}

const daysOf: Readonly<Record<string, number>> = { d: 1, wk: 7 }

function lastOf(starts: Day | undefined, width: XmlElement | undefined): Day | undefined {
  const { value, unit = '' } = width?.attributes ?? {}
  const days = Number(value) * (daysOf[unit] ?? Number.NaN)
  return starts !== undefined && days >= 1 ? daysAfter(starts, days - 1) : undefined
}

/** As many times again as it may be renewed, one after the other. */
function renewed(starts: Day, last: Day, renewals: number): Day {
  const days = (Date.parse(last) - Date.parse(starts)) / dayMs + 1
  return daysAfter(last, days * renewals)
}

const dayMs = 86_400_000
/** Beyond, no date is said. */
const spanDaysMax = 36_500

function daysAfter(day: Day, days: number): Day {
  const counted = Math.min(Math.max(days, 0), spanDaysMax)
  return new Date(Date.parse(day) + Math.round(counted) * dayMs).toISOString().slice(0, 10)
}

function signatureOf(author: XmlElement | undefined): Pick<TreatmentLine, 'on' | 'by' | 'organisation'> {
  const assigned = child(author, 'assignedAuthor')
  const person = readPersonName(descend(assigned, 'assignedPerson', 'name'))
  return {
    on: dayOf(child(author, 'time')?.attributes.value),
    by: person && (personNameInWords(person) || undefined),
    organisation: textOf(descend(assigned, 'representedOrganization', 'name')) || undefined,
  }
}
