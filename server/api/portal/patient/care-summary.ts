/** The two pages « Pour mon soignant »: what her own pages show, put together with its sources. people.md P-26. */
import { type Analysis, measuresInList } from '@carnet/core/model/analyses.ts'
import type { PatientCaller } from '@carnet/core/model/caller.ts'
import { civilDay } from '@carnet/core/model/civil-day.ts'
import {
  type CardEntry,
  type EmergencyCard,
  entriesOffered,
  entriesOn,
} from '@carnet/core/model/emergency-card.ts'
import type { StatementTopic } from '@carnet/core/model/health-statement.ts'
import { usualName } from '@carnet/core/model/identity.ts'
import type { KnownTreatment } from '@carnet/core/model/treatment.ts'
import type { KnownVaccination } from '@carnet/core/model/vaccination.ts'
import { valueInWords } from '@carnet/web/patient/measure.ts'
import { nameOf } from '@carnet/web/patient/namesakes.ts'
import { sourceInWords } from '@carnet/web/patient/treatments.ts'
import { careSummary as words } from '@carnet/web/words/care-summary.ts'
import { birthDateInWords, dtmInWords, momentInWords, shortDayInWords } from '@carnet/web/words/dates.ts'
import { emergencyCard as cardWords, standingInWords, topicNames } from '@carnet/web/words/emergency-card.ts'
import { entriesProposed, readEmergencyCard } from '../../../actions/emergency-card.ts'
import { takeSummary } from '../../../actions/take-summary.ts'
import { readKnownTreatments } from '../../../actions/treatments.ts'
import { healthStatementReader, treatmentReader } from '../../../structured-readers.ts'
import { formatSheet, type Section, type Sheet, type SourcedLine } from '../../../text-page.ts'
import type { Portal } from '../portal.ts'
import { readLatestAnalyses } from './results.ts'
import { readKnownVaccinations } from './vaccinations.ts'

const pagesMax = 2
/** Lines of one section, tried from the most to the least until the pages hold them. */
const linesMax = [20, 12, 8, 6, 4] as const

/** Each part is traced as the page that shows it; that it is taken away, by its own name. */
export async function careSummary({ platform }: Portal, caller: PatientCaller): Promise<Buffer> {
  const { identity, patient } = await takeSummary(platform, caller)
  const now = platform.clock.now()
  const { card } = await readEmergencyCard(platform, caller)
  const proposed = await entriesProposed(platform, caller, healthStatementReader)
  const { treatments } = await readKnownTreatments(platform, caller, {
    reader: treatmentReader,
    today: civilDay(now),
  })
  const { vaccinations } = await readKnownVaccinations(platform, caller)
  const sections = [
    ...healthSections(card, proposed),
    section(topicNames.treatments, treatmentLines(treatments, card)),
    section(words.vaccines, vaccinations.map(vaccinationLine)),
    section(words.results, (await readLatestAnalyses(platform, caller)).map(analysisLine)),
    section(words.directives, [], card.directives ? words.directivesYes : words.directivesNo),
    section(words.contacts, contactLines(card), words.noContact),
  ]
  const sheet = {
    title: words.title(usualName(identity)),
    paragraphs: [
      `${cardWords.born(birthDateInWords(identity.birthDate.replaceAll('-', '')))}. ${words.identity(words.sexes[identity.sex], patient.ins)}`,
      `${words.made(momentInWords(now))} ${words.limits}`,
    ],
    at: now,
  }
  return fittedSheet({ ...sheet, sections })
}

/** On two pages: each section gives up lines until they hold, and says how many. */
export async function fittedSheet(sheet: Sheet): Promise<Buffer> {
  let file: Buffer = Buffer.alloc(0)
  for (const max of linesMax) {
    const tried = await formatSheet({ ...sheet, sections: sheet.sections.map((one) => shortened(one, max)) })
    file = tried.file
    if (tried.pages <= pagesMax) break
  }
  return file
}

export function section(
  title: string,
  lines: readonly SourcedLine[],
  otherwise: string = words.nothing,
): Section {
  return { title, lines, otherwise }
}

/** What is left out is said, and where it is. */
function shortened({ lines, ...rest }: Section, max: number): Section {
  if (lines.length <= max) return { ...rest, lines }
  return { ...rest, lines: [...lines.slice(0, max), { words: words.more(lines.length - max), source: '' }] }
}

const topics = [
  'conditions',
  'allergies',
  'implants',
  'bloodGroup',
] as const satisfies readonly StatementTopic[]

/** Of documents first, then what the person wrote on her card. */
function healthSections(card: EmergencyCard, proposed: readonly CardEntry[]): readonly Section[] {
  const written = card.entries.filter(({ source }) => source === undefined)
  const all = [...entriesOffered(card.entries, proposed), ...written]
  return topics.map((topic) =>
    section(
      topicNames[topic],
      entriesOn({ entries: all }, topic).map(entryLine),
      topic === 'allergies' && card.noKnownAllergy ? words.noKnownAllergy : words.nothing,
    ),
  )
}

export function entryLine({ words: said, source }: CardEntry): SourcedLine {
  if (source === undefined) return { words: said, source: words.bySelf }
  return { words: said, source: cardWords.from(source.title, shortDayInWords(new Date(source.at))) }
}

export function treatmentLines(
  treatments: readonly KnownTreatment[],
  card: EmergencyCard,
): readonly SourcedLine[] {
  const current = treatments.filter(({ state }) => state === 'current')
  const written = entriesOn(card, 'treatments').filter(({ source }) => source === undefined)
  return [...current.map(treatmentLine), ...written.map(entryLine)]
}

function treatmentLine({ name, sources }: KnownTreatment): SourcedLine {
  const [latest] = sources
  const posology = latest?.posology.join(' ; ') ?? ''
  return {
    words: posology === '' ? name : `${name}\u00a0: ${posology}`,
    source: latest === undefined ? words.bySelf : sourceInWords(latest, name),
  }
}

export function vaccinationLine({ product, at, lot, by, organisation }: KnownVaccination): SourcedLine {
  const day = at === undefined ? '' : dtmInWords(at.slice(0, 8))
  const source = [words.dose(day, lot), by, organisation].filter((each) => each !== undefined && each !== '')
  return { words: product, source: source.join(', ') }
}

function analysisLine(analysis: Analysis): SourcedLine {
  const [latest] = measuresInList(analysis)
  const source = [shortDayInWords(latest.at), latest.laboratory].filter((each) => each !== undefined)
  return {
    words: `${nameOf(analysis)}\u00a0: ${valueInWords(latest, analysis.series[0]!.unit)}`,
    source: source.join(', '),
  }
}

export function contactLines({ contacts }: EmergencyCard): readonly SourcedLine[] {
  return contacts.map((contact) => ({
    words: `${contact.name}, ${standingInWords(contact)}\u00a0: ${contact.phones.join(', ')}`,
    source: '',
  }))
}
