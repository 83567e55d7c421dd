/** A report of biology with invented results, in the shape of the CI-SIS 2024. */
import { structuredDocument } from './sample-structured.fixture.ts'

export type SampleResult = {
  readonly loinc: string
  readonly label: string
  /** Markup: `<value xsi:type="PQ" value="0.88" unit="g/L"/>`. */
  readonly value: string
  /** The cells of the line that people read, after the label. */
  readonly cells?: readonly string[]
  /** Markup of observationRange. */
  readonly range?: string
  readonly interpretation?: string
  readonly at?: string
  readonly laboratory?: string
}

type Around = (entries: string) => string

export function labReport(results: readonly SampleResult[], around?: Around): Uint8Array {
  return structuredDocument(labSections(results, around))
}

/** The markup of `component` elements alone. */
export function labSections(results: readonly SampleResult[], around: Around = (entries) => entries): string {
  const rows = results.map(
    ({ label, cells = [] }, at) =>
      `<tr><td><content ID="r${at}">${label}</content></td>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`,
  )
  return `<component><section><code code="18719-5" codeSystem="2.16.840.1.113883.6.1" displayName="Biochimie"/><title>Biochimie</title>
<text><table><tbody>${rows.join('')}</tbody></table></text>
<entry><act classCode="ACT" moodCode="EVN"><code code="18719-5" codeSystem="2.16.840.1.113883.6.1" displayName="Biochimie"/>
<statusCode code="completed"/>${around(results.map(observation).join(''))}</act></entry></section></component>`
}

function observation(
  { loinc, value, range, interpretation, at, laboratory }: SampleResult,
  index: number,
): string {
  return `<entryRelationship typeCode="COMP"><observation classCode="OBS" moodCode="EVN" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<templateId root="1.3.6.1.4.1.19376.1.3.1.6"/>
<code code="${loinc}" codeSystem="2.16.840.1.113883.6.1" displayName="Nom codé"><originalText><reference value="#r${index}"/></originalText></code>
<statusCode code="completed"/><effectiveTime value="${at ?? '20260105080000+0100'}"/>
${value}
${interpretation === undefined ? '' : `<interpretationCode code="${interpretation}" codeSystem="2.16.840.1.113883.5.83"/>`}
${laboratory === undefined ? '' : `<performer typeCode="PRF"><assignedEntity><id nullFlavor="UNK"/><representedOrganization><name>${laboratory}</name></representedOrganization></assignedEntity></performer>`}
${range === undefined ? '' : `<referenceRange typeCode="REFV"><observationRange>${range}</observationRange></referenceRange>`}
</observation></entryRelationship>`
}

/** Of an observationRange. */
export function intervalMarkup(low: string | undefined, high: string | undefined, unit: string): string {
  const bound = (name: string, value: string | undefined) =>
    value === undefined ? '' : `<${name} value="${value}" unit="${unit}"/>`
  return `<value xsi:type="IVL_PQ">${bound('low', low)}${bound('high', high)}</value>`
}

export function quantityMarkup(value: string, unit: string): string {
  return `<value xsi:type="PQ" value="${value}" unit="${unit}"/>`
}
