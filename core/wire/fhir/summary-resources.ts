/** The resources of a patient summary. Words are kept as they were said; a code is one that a document gave. */
import { type InsOid, insOids } from '../../model/ins.ts'
import type { LabResult, ReferenceInterval, ResultValue } from '../../model/lab-result.ts'
import { concept, conceptOf, dateOfTs, quantityOf, type Reference, type Resource, unknownDate } from './r4.ts'
import type {
  SaidMeasure,
  SaidMedicine,
  SaidProblem,
  SaidResult,
  SaidVaccination,
  SummaryContent,
} from './summary-content.ts'

export const ips = 'http://hl7.org/fhir/uv/ips/StructureDefinition'
const absentUnknown = 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips'
const terminology = 'http://terminology.hl7.org/CodeSystem'
const frenchIdentifiers = 'https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-0203'

/** fr-core 2.1.0, « fr-core-patient-ins ». */
const identifierTypes: Readonly<Record<InsOid, string>> = {
  [insOids.nir]: 'INS-NIR',
  [insOids.nia]: 'INS-NIA',
  [insOids.nirTest]: 'INS-NIR-TEST',
  [insOids.nirDemonstration]: 'INS-NIR-DEMO',
}

const genders = { M: 'male', F: 'female', U: 'unknown' } as const

export function patientOf({ patient, identity }: SummaryContent): Resource {
  const { birthName, usedName, firstNames, birthFirstName, usedFirstName, birthDate, sex } = identity
  const given = [...new Set([birthFirstName, ...firstNames.split(' ')].filter((name) => name !== ''))]
  return {
    resourceType: 'Patient',
    meta: { profile: [`${ips}/Patient-uv-ips`] },
    identifier: [
      {
        use: 'official',
        type: concept(frenchIdentifiers, identifierTypes[patient.oid]),
        system: `urn:oid:${patient.oid}`,
        value: patient.ins,
      },
    ],
    name: [
      { use: 'official', family: birthName, given },
      ...(usedName !== undefined || usedFirstName !== undefined
        ? [{ use: 'usual', family: usedName ?? birthName, given: [usedFirstName ?? birthFirstName] }]
        : []),
    ],
    gender: genders[sex],
    birthDate,
  }
}

type About = { readonly subject: Reference }

/** When it began, as far as it is known. */
function began(at: string | undefined) {
  const day = at?.includes('-') ? at : dateOfTs(at)
  return day === undefined ? {} : { onsetDateTime: day }
}

export function conditionOf({ name, at, over, source }: SaidProblem, { subject }: About): Resource {
  return {
    resourceType: 'Condition',
    clinicalStatus: concept(`${terminology}/condition-clinical`, over ? 'inactive' : 'active'),
    category: [concept(`${terminology}/condition-category`, 'problem-list-item')],
    code: conceptOf(name),
    subject,
    ...began(at),
    note: [{ text: source }],
  }
}

export function allergyOf({ name, at, source }: SaidProblem, { subject }: About): Resource {
  return {
    resourceType: 'AllergyIntolerance',
    clinicalStatus: concept(`${terminology}/allergyintolerance-clinical`, 'active'),
    code: conceptOf(name),
    patient: subject,
    ...began(at),
    note: [{ text: source }],
  }
}

export function medicationOf(
  { name, codes, dosage, from, until, bySelf, source }: SaidMedicine,
  { subject }: About,
): Resource {
  const period = { ...(from && { start: from }), ...(until && { end: until }) }
  return {
    resourceType: 'MedicationStatement',
    status: 'active',
    medicationCodeableConcept: conceptOf(name, codes),
    subject,
    ...(from || until ? { effectivePeriod: period } : { _effectiveDateTime: unknownDate }),
    ...(bySelf && { informationSource: subject }),
    ...(dosage !== '' && { dosage: [{ text: dosage }] }),
    note: [{ text: source }],
  }
}

export function immunizationOf(
  { product, codes, at, lot, rank, source }: SaidVaccination,
  { subject }: About,
): Resource {
  const day = dateOfTs(at)
  return {
    resourceType: 'Immunization',
    status: 'completed',
    vaccineCode: conceptOf(product, codes),
    patient: subject,
    ...(day === undefined ? { _occurrenceDateTime: unknownDate } : { occurrenceDateTime: day }),
    ...(lot !== undefined && { lotNumber: lot }),
    ...(rank !== undefined && rank > 0 && { protocolApplied: [{ doseNumberPositiveInt: rank }] }),
    note: [{ text: source }],
  }
}

export function procedureOf({ name, at, source }: SaidProblem, { subject }: About): Resource {
  const day = dateOfTs(at?.replaceAll('-', ''))
  return {
    resourceType: 'Procedure',
    status: 'completed',
    code: conceptOf(name),
    subject,
    ...(day === undefined ? { _performedDateTime: unknownDate } : { performedDateTime: day }),
    note: [{ text: source }],
  }
}

export function deviceOf({ name }: SaidProblem, { subject }: About): Resource {
  return { resourceType: 'Device', type: conceptOf(name), patient: subject }
}

export function deviceUseOf(
  { at, source }: SaidProblem,
  { subject, device }: About & { readonly device: Reference },
): Resource {
  const day = dateOfTs(at?.replaceAll('-', ''))
  return {
    resourceType: 'DeviceUseStatement',
    status: 'active',
    subject,
    ...(day === undefined ? { _timingDateTime: unknownDate } : { timingDateTime: day }),
    device,
    note: [{ text: source }],
  }
}

/** As the report says that it is: a result that was withdrawn is none. */
const statuses: Readonly<Record<string, string>> = {
  completed: 'final',
  active: 'preliminary',
  aborted: 'cancelled',
  nullified: 'entered-in-error',
}

export function resultOf(
  { result, source }: SaidResult,
  { subject, performer }: About & { readonly performer: Reference },
): Resource {
  const { code, label, value, reference, interpretation, at, status, method, agreement } = result
  const day = dateOfTs(at)
  // Where the line that people read says another number, neither is given as a number.
  const told: ResultValue = agreement === 'differs' ? { kind: 'unread' } : value
  return {
    resourceType: 'Observation',
    status: statuses[status] ?? 'unknown',
    category: [concept(`${terminology}/observation-category`, 'laboratory')],
    code: conceptOf(label, code === undefined ? [] : [code]),
    subject,
    ...(day === undefined ? { _effectiveDateTime: unknownDate } : { effectiveDateTime: day }),
    performer: [performer],
    ...toldOf(told),
    ...(interpretation !== undefined &&
      agreement !== 'differs' && {
        interpretation: [concept(`${terminology}/v3-ObservationInterpretation`, interpretation)],
      }),
    ...(method !== undefined && { method: conceptOf(method) }),
    ...rangeOf(reference),
    note: [{ text: source }],
  }
}

function toldOf(value: ResultValue): object {
  switch (value.kind) {
    case 'quantity':
      return { valueQuantity: quantityOf(value.value, value.unit) }
    case 'words':
      return { valueString: value.words }
    case 'unread':
      return { dataAbsentReason: concept(`${terminology}/data-absent-reason`, 'unknown') }
    case 'range': {
      const { low, high, unit } = value
      if (low !== undefined && high !== undefined)
        return { valueRange: { low: quantityOf(low.value, unit), high: quantityOf(high.value, unit) } }
      if (low !== undefined) return { valueQuantity: quantityOf(low.value, unit, low.inclusive ? '>=' : '>') }
      if (high !== undefined)
        return { valueQuantity: quantityOf(high.value, unit, high.inclusive ? '<=' : '<') }
      return { dataAbsentReason: concept(`${terminology}/data-absent-reason`, 'unknown') }
    }
  }
}

function rangeOf(reference: ReferenceInterval | undefined): object {
  if (reference === undefined || reference.kind === 'unusable') return {}
  if (reference.kind === 'words') return { referenceRange: [{ text: reference.words }] }
  const { low, high, unit } = reference
  return {
    referenceRange: [
      {
        ...(low !== undefined && { low: quantityOf(low.value, unit) }),
        ...(high !== undefined && { high: quantityOf(high.value, unit) }),
      },
    ],
  }
}

/** Two numbers of one measure: HL7 names the whole « Blood pressure panel ». */
const bloodPressurePanel = '85354-9'

/** Noted by the person, and said so: she is who performed it. */
export function measureOf({ name, measure, definition, source }: SaidMeasure, { subject }: About): Resource {
  const loincSystem = 'http://loinc.org'
  const { parts } = definition
  const [first] = measure.values
  const isPair = parts.length > 1
  return {
    resourceType: 'Observation',
    status: 'final',
    category: [concept(`${terminology}/observation-category`, 'vital-signs')],
    code: concept(loincSystem, isPair ? bloodPressurePanel : parts[0].loinc, name),
    subject,
    effectiveDateTime: measure.on,
    performer: [subject],
    ...(isPair
      ? {
          component: parts.map(({ loinc, unit }, at) => ({
            code: concept(loincSystem, loinc),
            valueQuantity: quantityOf(measure.values[at]!, unit),
          })),
        }
      : { valueQuantity: quantityOf(first!, parts[0].unit) }),
    note: [{ text: source }],
  }
}

export type Absent = 'problem' | 'allergy' | 'medication'

/**
 * Where nothing is told: that nobody knows, or that somebody said that there is none. Each is a code of the guide.
 * hl7.org/fhir/uv/ips, « absent-unknown »
 */
export function absentOf(what: Absent, noneKnown: string | undefined, { subject }: About): Resource {
  const isKnown = noneKnown !== undefined
  const code = (known: string, unknown: string) => ({
    coding: [{ system: absentUnknown, code: isKnown ? known : unknown }],
  })
  const note = isKnown ? { note: [{ text: noneKnown }] } : {}
  switch (what) {
    case 'problem':
      return {
        resourceType: 'Condition',
        clinicalStatus: concept(`${terminology}/condition-clinical`, 'active'),
        code: code('no-known-problems', 'no-problem-info'),
        subject,
        ...note,
      }
    case 'allergy':
      return {
        resourceType: 'AllergyIntolerance',
        clinicalStatus: concept(`${terminology}/allergyintolerance-clinical`, 'active'),
        code: code('no-known-allergies', 'no-allergy-info'),
        patient: subject,
        ...note,
      }
    case 'medication':
      return {
        resourceType: 'MedicationStatement',
        status: 'unknown',
        medicationCodeableConcept: code('no-known-medications', 'no-medication-info'),
        subject,
        _effectiveDateTime: unknownDate,
        ...note,
      }
  }
}

export function laboratoryOf({ laboratory }: LabResult): string | undefined {
  return laboratory?.trim() || undefined
}
