/**
 * What a patient summary says: read from the very documents of the archive, and from what the person wrote beside them. What
 * she keeps to herself stays out of what goes to the software of others. people.md P-26; rules.md EHDS-04.
 */

import { randomUUID } from 'node:crypto'
import { measures2025 } from '@carnet/core/codes/health-measures.ts'
import { civilDay } from '@carnet/core/model/civil-day.ts'
import { directivesType } from '@carnet/core/model/document.ts'
import { type OwnSection, toldStatements, type WrittenSection } from '@carnet/core/model/health-profile.ts'
import type { HealthStatement, HealthTopic } from '@carnet/core/model/health-statement.ts'
import type { LabReport, ResultValue } from '@carnet/core/model/lab-result.ts'
import { latestMeasures } from '@carnet/core/model/own-measure.ts'
import type { PersonalData } from '@carnet/core/model/personal-export.ts'
import { type KnownTreatment, knownTreatments, type TreatmentLine } from '@carnet/core/model/treatment.ts'
import { type KnownVaccination, knownVaccinations, type Vaccination } from '@carnet/core/model/vaccination.ts'
import { isLeftToTheReport } from '@carnet/core/rules/sensitive-results.ts'
import { patientSummary } from '@carnet/core/wire/fhir/patient-summary.ts'
import type {
  SaidProblem,
  SaidResult,
  Section,
  SummaryContent,
} from '@carnet/core/wire/fhir/summary-content.ts'
import { withoutCode } from '@carnet/web/patient/health-profile.ts'
import { measureInWords } from '@carnet/web/patient/own-measure-words.ts'
import { dayInWords, sourceInWords } from '@carnet/web/patient/treatments.ts'
import { careSummary } from '@carnet/web/words/care-summary.ts'
import { dtmInWords, shortDayInWords } from '@carnet/web/words/dates.ts'
import { quantityInWords, rangeInWords } from '@carnet/web/words/measures.ts'
import { measureNames } from '@carnet/web/words/own-measures.ts'
import { patientSummary as words } from '@carnet/web/words/patient-summary.ts'
import type { ExportedDocument, RecordExport } from '../../../actions/export-record.ts'
import type { StructuredReader } from '../../../actions/read-structured.ts'
import {
  healthStatementReader,
  labReportReader,
  treatmentReader,
  vaccinationReader,
} from '../../../structured-readers.ts'

/** In force for who takes it away, the newest first: each with what its reader makes of it. */
type Read<T> = readonly { readonly document: ExportedDocument; readonly content: T }[]

/** One after the other, and none kept but what it says. */
async function readAll<T>(
  documents: readonly ExportedDocument[],
  reader: StructuredReader<T>,
): Promise<Read<T>> {
  const read: { document: ExportedDocument; content: T }[] = []
  for (const document of documents) {
    const isOfType = reader.typeCodes.some(
      ({ code, system }) => code === document.typeCode && system === document.typeSystem,
    )
    if (!isOfType || (document.status !== 'approved' && document.status !== 'archived')) continue
    const content = await reader.read(document.open())
    if (content !== null) read.push({ document, content })
  }
  return read
}

export async function summaryFile(content: RecordExport, person: PersonalData): Promise<string> {
  const { documents, at } = content
  const told = {
    statements: await readAll(documents, healthStatementReader),
    reports: await readAll(documents, labReportReader),
    vaccinations: await readAll(documents, vaccinationReader),
    treatments: await readAll(documents, treatmentReader),
  }
  const summary = contentOf(content, person, told)
  return `${JSON.stringify(patientSummary({ ...summary, at }, randomUUID), null, 2)}\n`
}

type Told = {
  readonly statements: Read<readonly HealthStatement[]>
  readonly reports: Read<LabReport>
  readonly vaccinations: Read<readonly Vaccination[]>
  readonly treatments: Read<readonly TreatmentLine[]>
}

function contentOf(
  { documents, at, ownTreatments }: RecordExport,
  person: PersonalData,
  told: Told,
): SummaryContent {
  const { healthProfile, emergencyCard } = person
  const statements = toldStatements(
    told.statements.map(({ document, content }) => ({
      documentId: document.entryUuid,
      title: document.label.title,
      on: dayOf(document),
      statements: content,
    })),
    at,
  )
  const stated = (...topics: readonly HealthTopic[]): readonly SaidProblem[] =>
    statements
      .filter(({ topic }) => topics.includes(topic))
      .map(({ topic, words: said, at: since, title, on }) => ({
        name: withoutCode(said),
        words: said,
        source: words.fromDocument(title, shortDayInWords(on)),
        at: since,
        over: topic === 'pastConditions',
      }))
  const onCard = (topic: HealthTopic): readonly SaidProblem[] =>
    emergencyCard.entries.flatMap((entry) =>
      entry.topic === topic && entry.source === undefined
        ? [{ name: entry.words, words: entry.words, source: words.onCard }]
        : [],
    )
  const section = (
    title: keyof typeof words.sections,
    written: WrittenSection,
    lines: readonly SaidProblem[] = [],
  ): Section<SaidProblem> => {
    const { notConcerned } = healthProfile[written]
    return {
      title: words.sections[title],
      lines: [...lines, ...linesOf(healthProfile[written])],
      ...(notConcerned && { noneKnown: { words: words.notConcerned, source: writtenIn(notConcerned) } }),
      otherwise: words.nothing,
    }
  }
  const allergies = section('allergies', 'allergies', [...stated('allergies'), ...onCard('allergies')])
  const directives = documents.some(({ typeCode }) => typeCode === directivesType)
  return {
    patient: person.patient,
    identity: person.identity,
    at,
    title: words.title,
    madeBy: words.madeBy,
    unnamedLaboratory: words.unnamedLaboratory,
    problems: section('problems', 'conditions', [
      ...stated('conditions', 'pastConditions'),
      ...onCard('conditions'),
    ]),
    allergies: emergencyCard.noKnownAllergy
      ? { ...allergies, noneKnown: { words: words.noKnownAllergy, source: words.onCard } }
      : allergies,
    medications: {
      title: words.sections.medications,
      lines: treatmentsIn(told.treatments, ownTreatments, at).map(medicineOf),
      otherwise: words.nothing,
    },
    immunizations: {
      title: words.sections.immunizations,
      lines: vaccinationsIn(told.vaccinations).map((vaccination) => ({
        ...vaccination,
        words: vaccination.product,
        source: vaccinationSource(vaccination),
      })),
      otherwise: words.nothing,
    },
    results: {
      title: words.sections.results,
      lines: [...resultsIn(told.reports), ...stated('bloodGroup').map(bloodGroupOf)],
      otherwise: words.nothing,
    },
    vitalSigns: {
      title: words.sections.vitalSigns,
      lines: measuresIn(person),
      otherwise: words.nothing,
    },
    procedures: section('procedures', 'operations', stated('operations')),
    devices: section('devices', 'implants', [...stated('implants'), ...onCard('implants')]),
    told: {
      familyHistory: section('familyHistory', 'family', stated('family')),
      socialHistory: section('socialHistory', 'lifestyle', stated('lifestyle')),
      functionalStatus: section('functionalStatus', 'disabilities'),
      advanceDirectives: {
        title: words.sections.advanceDirectives,
        lines: directives ? [{ words: careSummary.directivesYes, source: '' }] : [],
        otherwise: careSummary.directivesNo,
      },
      patientStory: section('patientStory', 'note'),
    },
  }
}

function dayOf({ serviceStartTime, submittedAt }: ExportedDocument): Date {
  return serviceStartTime ?? submittedAt
}

function writtenIn({ on, by }: { readonly on: string; readonly by?: string | undefined }): string {
  return by === undefined ? words.bySelf(dayInWords(on)) : words.byOther(by, dayInWords(on))
}

function linesOf({ lines }: OwnSection): readonly SaidProblem[] {
  return lines.flatMap((line) =>
    line.secret ? [] : [{ name: line.words, words: line.words, source: writtenIn(line) }],
  )
}

function treatmentsIn(
  read: Told['treatments'],
  own: RecordExport['ownTreatments'],
  at: Date,
): readonly KnownTreatment[] {
  const sources = read.flatMap(({ document: { entryUuid }, content }) =>
    content.map((line, rank) => ({ ...line, id: `${entryUuid}.${rank}`, documentId: entryUuid })),
  )
  const shared = own.filter(({ secret }) => !secret)
  const known = knownTreatments(
    {
      sources,
      declared: shared.filter((each) => each.kind === 'declared'),
      stopped: shared.filter((each) => each.kind === 'stopped'),
    },
    civilDay(at),
  )
  return known.filter(({ state }) => state === 'current')
}

function medicineOf({ name, sources, declared, ends }: KnownTreatment) {
  const [latest] = sources
  const [own] = declared
  const dosage = latest?.posology.join('\u202f; ') ?? own?.posology ?? ''
  return {
    name,
    words: dosage === '' ? name : `${name}\u00a0: ${dosage}`,
    source: latest !== undefined ? sourceInWords(latest, name) : own === undefined ? '' : writtenIn(own),
    codes: latest?.drug.codes ?? [],
    dosage,
    from: latest?.starts ?? latest?.on ?? own?.on,
    until: ends,
    bySelf: latest === undefined,
  }
}

function vaccinationsIn(read: Told['vaccinations']): readonly KnownVaccination[] {
  return knownVaccinations(
    read.map(({ document, content }) => ({ documentId: document.entryUuid, vaccinations: content })),
    () => [],
  )
}

function vaccinationSource({ at, lot, by, organisation }: KnownVaccination): string {
  return [at && dtmInWords(at.slice(0, 8)), lot && words.lot(lot), by, organisation]
    .filter(Boolean)
    .join(', ')
}

/** Of each analysis, the last that a report gives; what is read with a professional stays in its report. */
function resultsIn(reports: Told['reports']): readonly SaidResult[] {
  const last = new Map<string, SaidResult>()
  for (const { document, content } of reports)
    for (const result of content.results) {
      const { code, label, at = '' } = result
      if (isLeftToTheReport({ code: code ?? { code: '', system: '' }, label })) continue
      const key = code === undefined ? label : `${code.system} ${code.code}`
      if ((last.get(key)?.result.at ?? '') >= at && last.has(key)) continue
      const source = words.fromDocument(document.label.title, shortDayInWords(dayOf(document)))
      const said = result.agreement === 'differs' ? '' : valueInWords(result.value)
      last.set(key, { result, words: said === '' ? label : `${label}\u00a0: ${said}`, source })
    }
  return [...last.values()]
}

function valueInWords(value: ResultValue): string {
  switch (value.kind) {
    case 'quantity':
      return quantityInWords(value.value, value.unit)
    case 'range':
      return rangeInWords(value)
    case 'words':
      return value.words
    case 'unread':
      return ''
  }
}

/** Words alone: no document gives it a code that is known here. */
function bloodGroupOf({ words: said, source, at }: SaidProblem): SaidResult {
  return {
    words: `${words.bloodGroup}\u00a0: ${said}`,
    source,
    result: {
      label: words.bloodGroup,
      value: { kind: 'words', words: said },
      agreement: 'unsaid',
      at,
      status: 'completed',
    },
  }
}

function measuresIn({
  measures,
  identity,
}: PersonalData): readonly SummaryContent['vitalSigns']['lines'][number][] {
  const shared = measures.filter(({ secret }) => !secret)
  return latestMeasures(measures2025.definitions, shared, identity.birthDate).map(
    ({ measure, definition }) => ({
      name: measureNames[definition.kind],
      measure,
      definition,
      words: `${measureNames[definition.kind]}\u00a0: ${measureInWords(measure, definition)}`,
      source: words.noted(dayInWords(measure.on)),
    }),
  )
}
