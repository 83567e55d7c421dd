/**
 * The history of reimbursed care: what it lists, and the sections of one. CI-SIS « Historique de remboursement » 2021
 * (CNAM-HR): medicines and vaccines, devices, stays, acts.
 */
import type { Day } from '@carnet/core/model/identity.ts'
import { loinc } from '@carnet/core/model/lab-result.ts'
import type { ReimbursedCare } from '@carnet/core/model/reimbursed-care.ts'
import { child, children, descend, parseXml, textOf, type XmlElement } from '../xml/read.ts'
import { type Markup, xml } from '../xml/write.ts'
import { absences, codesOf } from './coded-entry.ts'
import { drugOf } from './drug.ts'
import { type NarrativeLines, narrativeLines } from './narrative-lines.ts'
import { personNameInWords, readPersonName } from './person-name.ts'
import { findClinicalDocument } from './self-presenting.ts'
import { dayInFrench, formatTable, formatTemplates, type Section, tsOfDay } from './structured.ts'
import { dayOf } from './timestamp.ts'

/** Of the document, which gives its format. */
export const careHistoryVolet = '1.2.250.1.213.1.1.1.36'

/** What has neither a name nor a day is left to the document. Throws as `readClinicalDocument`. */
export function readCareHistory(bytes: Uint8Array): readonly ReimbursedCare[] {
  const body = descend(findClinicalDocument(parseXml(bytes)), 'component', 'structuredBody')
  const lines = narrativeLines(body)
  return children(body, 'component')
    .flatMap((component) => children(component, 'section'))
    .flatMap((section) => {
      const category = textOf(child(section, 'title')) || ''
      return children(section, 'entry')
        .flatMap((entry) => children(entry))
        .flatMap((element) => {
          const told = careOf(element, lines)
          return told === undefined ? [] : [{ category, ...told }]
        })
    })
}

function careOf(element: XmlElement, lines: NarrativeLines): Omit<ReimbursedCare, 'category'> | undefined {
  if (child(element, 'code')?.attributes.codeSystem === absences) return undefined
  const time = child(element, 'effectiveTime')
  // What was delivered is dated by its delivery.
  const delivery =
    element.name === 'supply'
      ? element
      : children(element, 'entryRelationship')
          .map((relation) => child(relation, 'supply'))
          .find((supply) => supply !== undefined)
  const on =
    dayOf(time?.attributes.value ?? child(time, 'low')?.attributes.value) ??
    dayOf(descend(delivery, 'performer', 'time')?.attributes.value)
  const label = labelOf(element, lines)
  if (on === undefined || !label) return undefined
  const until = dayOf(child(time, 'high')?.attributes.value)
  return { label, on, ...(until !== undefined && { until }), ...performersOf(delivery ?? element) }
}

/** The words that people read, before those of a code: the codes of stays are names of groups of stays. */
function labelOf(element: XmlElement, lines: NarrativeLines): string | undefined {
  const line = lines.of(child(element, 'text'))
  const product = descend(element, 'consumable', 'manufacturedProduct')
  if (product !== undefined) return drugOf(product, lines, line)?.name
  const device = descend(element, 'participant', 'participantRole', 'playingDevice', 'code')
  return line?.words || codesOf(device ?? child(element, 'code'))[0]?.display
}

/** Who did it, and where: biology names the laboratory, then the place. */
function performersOf(element: XmlElement): Pick<ReimbursedCare, 'by' | 'organisation'> {
  const entities = children(element, 'performer').map((performer) => child(performer, 'assignedEntity'))
  const names = entities.map((entity) => readPersonName(descend(entity, 'assignedPerson', 'name')))
  const person = names.find((name) => name !== undefined)
  const places = entities.map((entity) => textOf(descend(entity, 'representedOrganization', 'name')))
  const by = person && personNameInWords(person)
  const organisation = places.find((name) => name)
  return { ...(by && { by }), ...(organisation && { organisation }) }
}

/** What each section is, in the order of the document. */
const kinds = {
  medicine: { code: '10160-0', display: 'Médication administrée', title: 'Médicaments' },
  stay: { code: '46240-8', display: 'Historique des rencontres', title: 'Hospitalisations' },
  care: { code: '29554-3', display: 'Actes', title: 'Soins médicaux et dentaires' },
  imaging: { code: '29554-3', display: 'Actes', title: 'Radiologie' },
  biology: { code: '29554-3', display: 'Actes', title: 'Biologie' },
} as const

export type CareKind = keyof typeof kinds

export type CareToWrite = Omit<ReimbursedCare, 'category' | 'by'> & { readonly kind: CareKind }

const templatesOf: Readonly<Record<CareKind, readonly string[]>> = {
  medicine: ['1.3.6.1.4.1.19376.1.5.3.1.3.19', '1.2.250.1.213.1.1.2.143'],
  stay: ['1.3.6.1.4.1.19376.1.5.3.1.1.5.3.3', '1.2.250.1.213.1.1.2.76'],
  care: ['1.3.6.1.4.1.19376.1.5.3.1.1.13.2.11', '1.2.250.1.213.1.1.2.118'],
  imaging: ['1.3.6.1.4.1.19376.1.5.3.1.1.13.2.11', '1.2.250.1.213.1.1.2.118'],
  biology: ['1.3.6.1.4.1.19376.1.5.3.1.1.13.2.11', '1.2.250.1.213.1.1.2.118'],
}

/** A section for each kind of which there is something to tell. */
export function careHistorySections(told: readonly CareToWrite[]): readonly Section[] {
  return (Object.keys(kinds) as CareKind[]).flatMap((kind) => {
    const care = told.filter((each) => each.kind === kind)
    if (care.length === 0) return []
    const { code, display, title } = kinds[kind]
    const idOf = (at: number) => `${kind}-${at + 1}`
    return [
      {
        code: { code, system: loinc, display },
        templates: templatesOf[kind],
        title,
        text: formatTable(
          ['Date', 'Libellé', 'Établissement'],
          care.map(({ on, until, label, organisation = '' }, at) => ({
            id: idOf(at),
            named: 1,
            cells: [datesInFrench(on, until), label, organisation],
          })),
        ),
        entries: care.map((each, at) => entryOf(each, idOf(at))),
      },
    ]
  })
}

function datesInFrench(on: Day, until: Day | undefined): string {
  return until === undefined ? dayInFrench(on) : `du ${dayInFrench(on)} au ${dayInFrench(until)}`
}

function entryOf({ kind, label, on, until, organisation }: CareToWrite, id: string): Markup {
  const reference = xml`<text><reference value="#${id}"/></text>`
  const place =
    organisation && xml`<representedOrganization><name>${organisation}</name></representedOrganization>`
  const entity = xml`<assignedEntity><id nullFlavor="UNK"/>${place}</assignedEntity>`
  switch (kind) {
    case 'medicine':
      return xml`<substanceAdministration classCode="SBADM" moodCode="EVN">
${formatTemplates(['2.16.840.1.113883.10.20.1.24', '1.3.6.1.4.1.19376.1.5.3.1.4.7', '1.2.250.1.213.1.1.3.42'])}
<id nullFlavor="UNK"/>${reference}<statusCode code="completed"/>
<consumable><manufacturedProduct><manufacturedMaterial><code nullFlavor="NA"/><name>${label}</name></manufacturedMaterial></manufacturedProduct></consumable>
<entryRelationship typeCode="REFR"><supply classCode="SPLY" moodCode="EVN">
${formatTemplates(['2.16.840.1.113883.10.20.1.34', '1.3.6.1.4.1.19376.1.5.3.1.4.7.3'])}
<performer typeCode="PRF"><time value="${tsOfDay(on)}"/>${entity}</performer></supply></entryRelationship>
</substanceAdministration>`
    case 'stay':
      return xml`<encounter classCode="ENC" moodCode="EVN">
${formatTemplates(['2.16.840.1.113883.10.20.1.21', '1.3.6.1.4.1.19376.1.5.3.1.4.14', '1.2.250.1.213.1.1.3.58'])}
<id nullFlavor="UNK"/><code code="IMP" codeSystem="2.16.840.1.113883.5.4" displayName="Hospitalisation"/>${reference}
<effectiveTime><low value="${tsOfDay(on)}"/><high value="${tsOfDay(until ?? on)}"/></effectiveTime>
<performer typeCode="PRF">${entity}</performer></encounter>`
    case 'care':
    case 'imaging':
    case 'biology':
      return xml`<procedure classCode="PROC" moodCode="EVN">
${formatTemplates(['2.16.840.1.113883.10.20.1.29', '1.3.6.1.4.1.19376.1.5.3.1.4.19', '1.2.250.1.213.1.1.3.62'])}
<id nullFlavor="UNK"/><code nullFlavor="NA"/>${reference}<statusCode code="completed"/><effectiveTime value="${tsOfDay(on)}"/>
<performer typeCode="PRF">${entity}</performer></procedure>`
  }
}
