/**
 * What must hold of a FHIR R4 document Bundle, as far as it is written here: which elements each resource may have, which
 * it must, the values that are required, every reference resolved. It stands for the official definitions, which are not
 * here (docs/non-verifie.md). hl7.org/fhir/R4
 */
// biome-ignore lint/suspicious/noExplicitAny: what is checked is of any shape.
type Any = any

type Shape = {
  readonly must: readonly string[]
  readonly may: readonly string[]
  readonly values?: Readonly<Record<string, readonly string[]>>
}

const everywhere = ['resourceType', 'meta', 'language', 'text']
const timing = (name: string) => [`${name}DateTime`, `_${name}DateTime`]

const shapes: Readonly<Record<string, Shape>> = {
  Composition: {
    must: ['status', 'type', 'subject', 'date', 'author', 'title', 'section'],
    may: ['confidentiality', 'custodian'],
    values: { status: ['preliminary', 'final', 'amended', 'entered-in-error'] },
  },
  Patient: {
    must: ['identifier', 'name', 'birthDate'],
    may: ['gender'],
    values: { gender: ['male', 'female', 'other', 'unknown'] },
  },
  Device: { must: [], may: ['deviceName', 'type', 'patient'] },
  Organization: { must: ['name'], may: [] },
  Condition: {
    must: ['code', 'subject', 'clinicalStatus'],
    may: ['category', 'onsetDateTime', 'note'],
  },
  AllergyIntolerance: { must: ['code', 'patient', 'clinicalStatus'], may: ['onsetDateTime', 'note'] },
  MedicationStatement: {
    must: ['status', 'subject', 'medicationCodeableConcept'],
    may: ['effectivePeriod', ...timing('effective'), 'informationSource', 'dosage', 'note'],
    values: {
      status: ['active', 'completed', 'intended', 'stopped', 'on-hold', 'unknown', 'not-taken'],
    },
  },
  Immunization: {
    must: ['status', 'vaccineCode', 'patient'],
    may: [...timing('occurrence'), 'lotNumber', 'protocolApplied', 'note'],
    values: { status: ['completed', 'entered-in-error', 'not-done'] },
  },
  Procedure: {
    must: ['status', 'code', 'subject'],
    may: [...timing('performed'), 'note'],
    values: { status: ['completed', 'unknown'] },
  },
  DeviceUseStatement: {
    must: ['status', 'subject', 'device'],
    may: [...timing('timing'), 'note'],
    values: { status: ['active', 'completed'] },
  },
  Observation: {
    must: ['status', 'category', 'code', 'subject', 'performer'],
    may: [
      ...timing('effective'),
      'valueQuantity',
      'valueRange',
      'valueString',
      'dataAbsentReason',
      'interpretation',
      'method',
      'referenceRange',
      'component',
      'note',
    ],
    values: { status: ['registered', 'preliminary', 'final', 'cancelled', 'entered-in-error', 'unknown'] },
  },
}

/** One of each is asked for, whether it is known or said to be unknown. */
const dated: Readonly<Record<string, readonly string[]>> = {
  MedicationStatement: ['effectivePeriod', ...timing('effective')],
  Immunization: timing('occurrence'),
  Procedure: timing('performed'),
  DeviceUseStatement: timing('timing'),
  Observation: timing('effective'),
}

const requiredSections = ['11450-4', '48765-2', '10160-0']
const dateShape = /^\d{4}(-\d\d(-\d\d)?)?$/

export function faultsOf(bundle: Any): readonly string[] {
  const faults: string[] = []
  const expect = (holds: unknown, fault: string) => {
    if (!holds) faults.push(fault)
  }
  expect(bundle.resourceType === 'Bundle' && bundle.type === 'document', 'no document')
  expect(bundle.identifier?.system && bundle.identifier?.value && bundle.timestamp, 'no identifier, no date')
  const addresses = new Map<string, Any>(bundle.entry.map((entry: Any) => [entry.fullUrl, entry.resource]))
  expect(addresses.size === bundle.entry.length, 'one address twice')
  expect(
    [...addresses.keys()].every((url) => /^urn:uuid:[0-9a-f-]{36}$/.test(url)),
    'an address that is no UUID',
  )
  expect(bundle.entry[0]?.resource.resourceType === 'Composition', 'the first is no Composition')
  for (const { resource } of bundle.entry) resourceFaults(resource, expect)
  const composition = bundle.entry[0].resource
  expect(composition.author?.length > 0, 'nobody made it')
  const codes = (composition.section ?? []).map((section: Any) => section.code.coding[0].code)
  for (const code of requiredSections) expect(codes.includes(code), `no section ${code}`)
  expect(new Set(codes).size === codes.length, 'one section twice')
  for (const section of composition.section ?? []) {
    expect(
      section.title && section.text?.div.startsWith('<div xmlns="http://www.w3.org/1999/xhtml"'),
      'no narrative',
    )
    expect(!(section.entry && section.emptyReason), 'empty, and not')
    expect(section.entry?.length !== 0, 'an empty list')
    if (requiredSections.includes(section.code.coding[0].code))
      expect(section.entry?.length > 0, 'nothing said')
  }
  const reached = new Set<string>()
  walk(bundle.entry, (name, value) => {
    if (name === 'reference') {
      expect(addresses.has(value), `${value} is not inside`)
      reached.add(value)
    }
    if (name === 'coding')
      for (const { system, code } of value)
        expect(/^(https?:|urn:oid:)/.test(system) && code, 'a coding without system')
    if (/Date(Time)?$/.test(name) && typeof value === 'string')
      expect(dateShape.test(value), `${name}: ${value}`)
    expect(!(Array.isArray(value) && value.length === 0), `${name} is an empty list`)
    expect(value !== '' && value !== null, `${name} is empty`)
  })
  for (const url of addresses.keys())
    expect(url === bundle.entry[0].fullUrl || reached.has(url), `${url} is named by nothing`)
  return faults
}

function resourceFaults(resource: Any, expect: (holds: unknown, fault: string) => void): void {
  const type = resource.resourceType
  const shape = shapes[type]
  expect(shape !== undefined, `${type} is not known`)
  if (shape === undefined) return
  const known = [...everywhere, ...shape.must, ...shape.may]
  for (const name of Object.keys(resource)) expect(known.includes(name), `${type}.${name} does not exist`)
  for (const name of shape.must) expect(name in resource, `${type}.${name} is missing`)
  for (const [name, values] of Object.entries(shape.values ?? {}))
    expect(
      resource[name] === undefined || values.includes(resource[name]),
      `${type}.${name}: ${resource[name]}`,
    )
  const dates = dated[type] ?? []
  expect(
    dates.length === 0 || dates.filter((name) => name in resource).length === 1,
    `${type}: when is not said`,
  )
  if (type === 'Observation') {
    const said = ['valueQuantity', 'valueRange', 'valueString', 'dataAbsentReason', 'component']
    expect(said.filter((name) => name in resource).length === 1, 'Observation: a value, or why there is none')
  }
}

function walk(value: Any, visit: (name: string, value: Any) => void): void {
  if (Array.isArray(value)) for (const each of value) walk(each, visit)
  else if (typeof value === 'object' && value !== null)
    for (const [name, each] of Object.entries(value)) {
      visit(name, each)
      walk(each, visit)
    }
}
