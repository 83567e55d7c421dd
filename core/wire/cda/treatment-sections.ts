/** Writes what `treatments.ts` reads: a prescription, a delivery, the treatments of a synthesis. CI-SIS, same volets. */
import type { Drug } from '@carnet/core/model/drug.ts'
import type { Day } from '@carnet/core/model/identity.ts'
import { loinc } from '@carnet/core/model/lab-result.ts'
import { atc } from '@carnet/core/model/vaccination.ts'
import { type Markup, xml } from '../xml/write.ts'
import { dayInFrench, formatCode, formatTable, formatTemplates, type Section, tsOfDay } from './structured.ts'

export type TreatmentToWrite = {
  readonly drug: Drug
  /** « 1 comprimé le matin ». */
  readonly posology: string
  readonly starts?: Day
  readonly ends?: Day
  readonly renewals?: number
}

/** Templates of the documents, which give their format. */
export const treatmentVolets = {
  prescription: '1.2.250.1.213.1.1.1.39',
  delivery: '1.2.250.1.213.1.1.1.54',
  synthesis: '1.2.250.1.213.1.1.1.13',
} as const

const headings = ['Durée du traitement', 'Médicament', 'Posologie']

export function prescriptionSection(treatments: readonly TreatmentToWrite[]): Section {
  return {
    code: { code: '57828-6', system: loinc, display: 'Prescriptions' },
    templates: ['1.3.6.1.4.1.19376.1.9.1.2.1', '1.2.250.1.213.1.1.2.171'],
    title: 'Prescription de médicaments',
    text: formatTable(headings, treatments.map(rowOf)),
    entries: treatments.map((treatment, at) =>
      administration(treatment, at, 'INT', ['1.3.6.1.4.1.19376.1.9.1.3.2', '1.2.250.1.213.1.1.3.83']),
    ),
  }
}

/** As a synthesis or a review of medication lists them. */
export function treatmentsSection(treatments: readonly TreatmentToWrite[]): Section {
  return {
    code: { code: '10160-0', system: loinc, display: 'Traitements' },
    templates: ['1.3.6.1.4.1.19376.1.5.3.1.3.19', '1.2.250.1.213.1.1.2.143'],
    title: 'Traitements',
    text: formatTable(headings, treatments.map(rowOf)),
    entries: treatments.map((treatment, at) =>
      administration(treatment, at, 'EVN', ['1.2.250.1.213.1.1.3.42']),
    ),
  }
}

export type Delivery = {
  readonly on: Day
  /** As the patient knows it: « Pharmacie du Port ». */
  readonly pharmacy: string
  readonly products: readonly { readonly drug: Drug; readonly boxes: number }[]
}

export function deliverySection({ on, pharmacy, products }: Delivery): Section {
  const rows = products.map(({ drug, boxes }, at) => ({
    id: idOf(at),
    named: 0,
    cells: [drug.name, String(boxes), dayInFrench(on)],
  }))
  return {
    code: { code: '60590-7', system: loinc, display: 'Médicaments délivrés' },
    templates: ['1.3.6.1.4.1.19376.1.9.1.2.3', '1.2.250.1.213.1.1.2.236'],
    title: `Médicaments délivrés par ${pharmacy}`,
    text: formatTable(['Médicament', 'Quantité délivrée', 'Date de délivrance'], rows),
    author: xml`<author><time value="${tsOfDay(on)}"/><assignedAuthor><id nullFlavor="UNK"/>
<representedOrganization><name>${pharmacy}</name></representedOrganization></assignedAuthor></author>`,
    entries: products.map(
      ({ drug, boxes }, at) => xml`<supply classCode="SPLY" moodCode="EVN">
${formatTemplates(['2.16.840.1.113883.10.20.1.34', '1.3.6.1.4.1.19376.1.5.3.1.4.7.3', '1.3.6.1.4.1.19376.1.9.1.3.4', '1.2.250.1.213.1.1.3.204'])}
<id nullFlavor="UNK"/><text><reference value="#${idOf(at)}"/></text><quantity value="${boxes}"/>
<product>${productOf(drug, at)}</product></supply>`,
    ),
  }
}

function rowOf({ drug, posology, starts, ends }: TreatmentToWrite, at: number) {
  const span = [starts && `du ${dayInFrench(starts)}`, ends && `au ${dayInFrench(ends)}`].filter(Boolean)
  return { id: idOf(at), named: 1, cells: [span.join(' '), drug.name, posology] }
}

function administration(
  { drug, starts, ends, renewals }: TreatmentToWrite,
  at: number,
  mood: 'INT' | 'EVN',
  templates: readonly string[],
): Markup {
  return xml`<substanceAdministration classCode="SBADM" moodCode="${mood}">
${formatTemplates(['2.16.840.1.113883.10.20.1.24', '1.3.6.1.4.1.19376.1.5.3.1.4.7', ...templates])}
<id nullFlavor="UNK"/><code code="DRUG" codeSystem="2.16.840.1.113883.5.4" displayName="Médicament"/>
<text><reference value="#${idOf(at)}"/></text><statusCode code="completed"/>
<effectiveTime xsi:type="IVL_TS">${bound('low', starts)}${bound('high', ends)}</effectiveTime>
${renewals !== undefined && xml`<repeatNumber value="${renewals}"/>`}
<consumable>${productOf(drug, at)}</consumable></substanceAdministration>`
}

function bound(element: 'low' | 'high', day: Day | undefined): Markup {
  const value = day === undefined ? xml`nullFlavor="UNK"` : xml`value="${tsOfDay(day)}"`
  return element === 'low' ? xml`<low ${value}/>` : xml`<high ${value}/>`
}

function productOf({ name, codes }: Drug, at: number): Markup {
  const substance = codes.find(({ system }) => system === atc)
  const [first, ...others] = codes.filter((code) => code !== substance)
  const inner = xml`<originalText><reference value="#${idOf(at)}"/></originalText>${others.map((code) => formatCode('translation', code))}`
  return xml`<manufacturedProduct classCode="MANU">
${formatTemplates(['2.16.840.1.113883.10.20.1.53', '1.3.6.1.4.1.19376.1.5.3.1.4.7.2', '1.2.250.1.213.1.1.3.43'])}
<manufacturedMaterial>${first === undefined ? xml`<code nullFlavor="NA">${inner}</code>` : formatCode('code', first, inner)}<name>${name}</name>
${
  substance &&
  xml`<asSpecializedKind xmlns="urn:ihe:pharm:medication" classCode="GRIC"><generalizedMedicineClass classCode="MMAT">${formatCode('code', substance)}</generalizedMedicineClass></asSpecializedKind>`
}</manufacturedMaterial></manufacturedProduct>`
}

function idOf(at: number): string {
  return `medicament-${at + 1}`
}
