/**
 * The coded entries of a report of medical biology. CI-SIS « Compte rendu d’examens de biologie médicale » 2021 to
 * 2024, entry FR-Resultat-examens-de-biologie-element-clinique-pertinent (IHE PALM Laboratory Observation).
 * What cannot be read without guessing is said to be unread.
 */
import { compareDecimals, type Decimal, keyOfDecimal, parseDecimal } from '@carnet/core/model/decimal.ts'
import {
  type Agreement,
  type Bound,
  type LabReport,
  type LabResult,
  loinc,
  type Quantity,
  type Range,
  type ReferenceInterval,
  type ResultValue,
} from '@carnet/core/model/lab-result.ts'
import { child, children, descend, parseXml, textOf, type XmlElement, xsiNamespace } from '../xml/read.ts'
import { codesOf, hasTemplate, timeOf } from './coded-entry.ts'
import { type NarrativeLine, type NarrativeLines, narrativeLines } from './narrative-lines.ts'
import { findClinicalDocument } from './self-presenting.ts'

const laboratoryObservation = '1.3.6.1.4.1.19376.1.3.1.6'
const laboratoryIsolate = '1.3.6.1.4.1.19376.1.3.1.5'

/** Results of one document; none when it has no coded entry. Throws as `readClinicalDocument`. */
export function readLabReport(bytes: Uint8Array): LabReport {
  const header = findClinicalDocument(parseXml(bytes))
  const body = descend(header, 'component', 'structuredBody')
  const lines = narrativeLines(body)
  const results: LabResult[] = []
  let isolateResults = 0
  const visit = (element: XmlElement, around: { laboratory: string | undefined; isolate: boolean }) => {
    const inside = {
      laboratory: performingOrganisation(element) ?? around.laboratory,
      isolate: around.isolate || hasTemplate(element, laboratoryIsolate),
    }
    if (element.name === 'observation' && hasTemplate(element, laboratoryObservation)) {
      if (inside.isolate) isolateResults++
      else results.push(resultOf(element, lines, inside.laboratory))
      // Former results that it quotes are those of other reports.
      return
    }
    for (const inner of children(element)) visit(inner, inside)
  }
  if (body !== undefined) visit(body, { laboratory: documentOrganisation(header), isolate: false })
  return { results, isolateResults }
}

function resultOf(observation: XmlElement, lines: NarrativeLines, laboratory: string | undefined): LabResult {
  const code = child(observation, 'code')
  const codes = codesOf(code)
  const pointed = lines.of(child(code, 'originalText'))
  const value = resultValue(observation, lines)
  return {
    // Wherever it stands.
    code: codes.find(({ system }) => system === loinc) ?? codes[0],
    label: labelOf(code, pointed),
    value,
    agreement: agreementOf(value, children(observation, 'value')[0], pointed, lines),
    reference: referenceOf(children(observation, 'referenceRange'), value, pointed),
    interpretation: child(observation, 'interpretationCode')?.attributes.code,
    ...timeOf(child(observation, 'effectiveTime')),
    status: child(observation, 'statusCode')?.attributes.code ?? '',
    method: methodOf(child(observation, 'methodCode'), lines),
    laboratory,
  }
}

/** Some code it, most write it under the name of the analysis, between parentheses. */
function methodOf(method: XmlElement | undefined, lines: NarrativeLines): string | undefined {
  const said = method?.attributes.displayName ?? lines.of(child(method, 'originalText'))?.words
  return said?.replace(/^\((.*)\)$/, '$1') || undefined
}

/** The cell that names the analysis; some reports point at the cell of its value instead. */
function labelOf(code: XmlElement | undefined, pointed: NarrativeLine | undefined): string {
  const coded = code?.attributes.displayName ?? child(code, 'translation')?.attributes.displayName ?? ''
  const said = pointed?.words ?? ''
  return /\p{L}{2}/u.test(said) && !/^[\d<>≤≥]/.test(said) ? said : coded || said
}

function resultValue(observation: XmlElement, lines: NarrativeLines): ResultValue {
  const values = children(observation, 'value')
  const [value] = values
  if (value === undefined || values.length > 1 || observation.attributes.negationInd === 'true') return unread
  switch (typeOf(value)) {
    case 'PQ': {
      const quantity = quantityOf(value, 'unit')
      const alsoAs = children(value, 'translation').flatMap((each) => quantityOf(each, 'code') ?? [])
      return quantity === undefined ? unread : { kind: 'quantity', ...quantity, alsoAs }
    }
    case 'REAL':
    case 'INT': {
      const decimal = parseDecimal(value.attributes.value)
      return decimal === undefined ? unread : { kind: 'quantity', value: decimal, unit: '', alsoAs: [] }
    }
    case 'IVL_PQ': {
      const range = rangeOf(value)
      return range === undefined ? unread : { kind: 'range', ...range }
    }
    case 'CD':
    case 'CE':
      return inWords(value.attributes.displayName ?? lines.of(child(value, 'originalText'))?.words)
    case 'ST':
    case 'ED':
      return inWords(textOf(value) || lines.of(value)?.words)
    default:
      return unread
  }
}

const unread: ResultValue = { kind: 'unread' }

function inWords(words: string | undefined): ResultValue {
  return words ? { kind: 'words', words: words.replace(/\s+/g, ' ').trim() } : unread
}

/** `unit` of a PQ; its translations put it in `code`. */
function quantityOf(element: XmlElement, unit: 'unit' | 'code'): Quantity | undefined {
  const value = parseDecimal(element.attributes.value)
  return value === undefined ? undefined : { value, unit: plainUnit(element.attributes[unit]) }
}

function plainUnit(unit: string | undefined): string {
  return unit === undefined || unit === '1' ? '' : unit
}

/** undefined when it has no bound, one that is no number, two units, or nothing between its bounds. */
function rangeOf(element: XmlElement): Range | undefined {
  const [low, high] = [boundOf(child(element, 'low')), boundOf(child(element, 'high'))]
  const bounds = [low, high].filter((bound) => bound !== undefined)
  const units = new Set(bounds.map(({ unit }) => unit))
  if (units.size !== 1 || bounds.some(({ value }) => value === undefined)) return undefined
  if (low?.value !== undefined && high?.value !== undefined && compareDecimals(low.value, high.value) >= 0)
    return undefined
  const [unit = ''] = units
  return { unit, low: boundIn(low), high: boundIn(high) }
}

type ReadBound = {
  readonly value: Decimal | undefined
  readonly unit: string
  readonly inclusive: boolean
}

function boundOf(element: XmlElement | undefined): ReadBound | undefined {
  const { value, unit, inclusive, nullFlavor } = element?.attributes ?? {}
  // PINF and NINF say that there is none.
  if (element === undefined || (value === undefined && nullFlavor !== undefined)) return undefined
  return { value: parseDecimal(value), unit: plainUnit(unit), inclusive: inclusive !== 'false' }
}

function boundIn(read: ReadBound | undefined): Bound | undefined {
  return read?.value === undefined ? undefined : { value: read.value, inclusive: read.inclusive }
}

function referenceOf(
  ranges: readonly XmlElement[],
  value: ResultValue,
  pointed: NarrativeLine | undefined,
): ReferenceInterval | undefined {
  const observed = ranges.flatMap((range) => children(range, 'observationRange')).filter(isUsualRange)
  const [range] = observed
  if (range === undefined) return undefined
  if (observed.length > 1) return { kind: 'unusable' }
  const coded = child(range, 'value')
  if (coded === undefined || typeOf(coded) === 'ST') {
    const words = (textOf(coded ?? child(range, 'text')) ?? '').replace(/\s+/g, ' ')
    return words === '' ? undefined : { kind: 'words', words }
  }
  const interval = typeOf(coded) === 'IVL_PQ' ? rangeOf(coded) : undefined
  if (interval === undefined || !isInLine(interval, value, pointed)) return { kind: 'unusable' }
  return { kind: 'interval', ...interval }
}

/** Critical thresholds are other ranges. */
function isUsualRange(range: XmlElement): boolean {
  const meaning = child(range, 'interpretationCode')?.attributes.code
  return meaning === undefined || meaning === 'N'
}

/** Where the line of the report has more numbers than the value, the bounds must be among them. */
function isInLine(interval: Range, value: ResultValue, pointed: NarrativeLine | undefined): boolean {
  const own = new Set(numbersOf(value))
  if (pointed === undefined || [...pointed.numbers].every((number) => own.has(number))) return true
  return boundsOf(interval).every((bound) => pointed.numbers.has(bound))
}

function agreementOf(
  value: ResultValue,
  element: XmlElement | undefined,
  pointed: NarrativeLine | undefined,
  lines: NarrativeLines,
): Agreement {
  if (value.kind === 'unread') return 'unsaid'
  if (value.kind === 'words') {
    const said = lines.of(child(element, 'originalText'))?.words
    if (!said) return 'unsaid'
    const [a, b] = [lettersOf(said), lettersOf(value.words)]
    return a.includes(b) || b.includes(a) ? 'same' : 'differs'
  }
  if (pointed === undefined || pointed.numbers.size === 0) return 'unsaid'
  const written = [numbersOf(value), ...(value.kind === 'quantity' ? value.alsoAs.map(keysOf) : [])]
  return written.some((numbers) => numbers.every((number) => pointed.numbers.has(number)))
    ? 'same'
    : 'differs'
}

function numbersOf(value: ResultValue): readonly string[] {
  if (value.kind === 'quantity') return keysOf(value)
  return value.kind === 'range' ? boundsOf(value) : []
}

function keysOf({ value }: Quantity): readonly string[] {
  return [keyOfDecimal(value)]
}

function boundsOf({ low, high }: Range): readonly string[] {
  return [low, high].flatMap((bound) => (bound === undefined ? [] : [keyOfDecimal(bound.value)]))
}

function lettersOf(words: string): string {
  return words
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()
}

/** `xsi:type` without the prefix that the document gives to the namespace of HL7. */
function typeOf(value: XmlElement): string {
  return (value.attributes[`{${xsiNamespace}}type`] ?? '').replace(/^.*:/, '')
}

function performingOrganisation(element: XmlElement): string | undefined {
  return nameOf(descend(element, 'performer', 'assignedEntity', 'representedOrganization'))
}

function documentOrganisation(header: XmlElement): string | undefined {
  return (
    nameOf(
      descend(
        header,
        'documentationOf',
        'serviceEvent',
        'performer',
        'assignedEntity',
        'representedOrganization',
      ),
    ) ?? nameOf(descend(header, 'author', 'assignedAuthor', 'representedOrganization'))
  )
}

function nameOf(organisation: XmlElement | undefined): string | undefined {
  return textOf(child(organisation, 'name')) || undefined
}
