/** « Mon profil santé »: what a person writes of her health, beside what her documents say. Spec: people.md P-11; CNT-06. */
import type { CardEntry } from './emergency-card.ts'
import {
  type HealthStatement,
  type HealthTopic,
  isCurrent,
  keyOfStatement,
  type StatementTopic,
} from './health-statement.ts'
import type { MeasureTargets } from './own-measure.ts'
import type { Written } from './written.ts'

/** Those in which a person writes; the others are made of her documents, or have pages of their own. */
export const writtenSections = [
  'conditions',
  'allergies',
  'operations',
  'family',
  'implants',
  'lifestyle',
  'disabilities',
  'note',
] as const
export type WrittenSection = (typeof writtenSections)[number]

/** In the order of the file that is taken away. Spec: rules.md CNT-06, « 14 selectable sections ». */
export const profileSections = [
  'conditions',
  'allergies',
  'treatments',
  'operations',
  'implants',
  'bloodGroup',
  'family',
  'vaccinations',
  'measures',
  'lifestyle',
  'disabilities',
  'contacts',
  'directives',
  'note',
] as const
export type ProfileSection = (typeof profileSections)[number]

export type OwnLine = Written & {
  readonly words: string
  /** The holder keeps it from who opens the carnet with him. */
  readonly secret?: true
}

export type OwnSection = {
  readonly lines: readonly OwnLine[]
  /** « Je ne suis pas concerné »: nothing is concluded from a section left empty. */
  readonly notConcerned?: Written | undefined
}

export const emptySection: OwnSection = { lines: [] }

/** A line is one thing that is read at a glance; what is longer is a document. */
export const ownProfileLimits = { lineCharacters: 300, lines: 40 } as const

/** Why a section is not kept as it was written. */
export type SectionObjection = 'lineTooLong' | 'tooManyLines' | 'concernedAndNot'

/** As it is kept: with what the last change replaced, which may be taken back. */
export type KeptSection = OwnSection & { readonly before?: OwnSection | undefined }

export type HealthProfile = Readonly<Partial<Record<WrittenSection, KeptSection>>> & {
  readonly targets?: MeasureTargets | undefined
}

/** Where what documents state is read: what is over stands with what goes on. */
const topicsOf: Readonly<Record<WrittenSection, readonly HealthTopic[]>> = {
  conditions: ['conditions', 'pastConditions'],
  allergies: ['allergies'],
  operations: ['operations'],
  family: ['family'],
  implants: ['implants'],
  lifestyle: ['lifestyle'],
  // A functional assessment is a list of answers, most of them « non »: it is read in its document.
  disabilities: [],
  note: [],
}

/** Of her emergency card too: who wrote an allergy there does not write it again. */
export const cardTopicOf: Readonly<Partial<Record<WrittenSection, StatementTopic>>> = {
  conditions: 'conditions',
  allergies: 'allergies',
  implants: 'implants',
}

/** What a document says, once, from the newest that says it. */
export type ToldStatement = Pick<HealthStatement, 'topic' | 'words' | 'at'> & {
  readonly documentId: string
  readonly title: string
  /** Of the care, or of the deposit. */
  readonly on: Date
}

export type TellingDocument = Pick<ToldStatement, 'documentId' | 'title' | 'on'> & {
  readonly statements: readonly HealthStatement[]
}

/** An illness that is over is an antecedent; an allergy or an implant that ended is no longer one. */
const goneWhenOver: readonly HealthTopic[] = ['allergies', 'implants', 'treatments']

/** `documents`: the newest first. */
export function toldStatements(documents: readonly TellingDocument[], now: Date): readonly ToldStatement[] {
  const told = new Map<string, ToldStatement>()
  for (const { statements, ...document } of documents)
    for (const statement of statements) {
      const key = keyOfStatement(statement)
      if (told.has(key) || (goneWhenOver.includes(statement.topic) && !isCurrent(statement, now))) continue
      const { topic, words, at } = statement
      told.set(key, { topic, words, at, ...document })
    }
  return [...told.values()]
}

export function statementsIn(
  section: WrittenSection,
  told: readonly ToldStatement[],
): readonly ToldStatement[] {
  return told.filter(({ topic }) => topicsOf[section].includes(topic))
}

/** What she wrote of the same on her emergency card, by her own hand. */
export function cardWordsIn(section: WrittenSection, entries: readonly CardEntry[]): readonly string[] {
  const topic = cardTopicOf[section]
  return entries.flatMap((entry) =>
    topic !== undefined && entry.topic === topic && entry.source === undefined ? [entry.words] : [],
  )
}

/** Of two records of one person: nothing that was written is lost, and « non concerné » holds where neither wrote. */
export function mergedProfiles(into: HealthProfile, from: HealthProfile): HealthProfile {
  const sections: HealthProfile = Object.fromEntries(
    writtenSections.flatMap((section) => {
      const [one = emptySection, other = emptySection] = [into[section], from[section]]
      const words = new Set(one.lines.map((line) => line.words))
      const lines = [...one.lines, ...other.lines.filter((line) => !words.has(line.words))]
      const notConcerned = lines.length === 0 ? (one.notConcerned ?? other.notConcerned) : undefined
      return lines.length === 0 && notConcerned === undefined
        ? []
        : [[section, { lines, ...(notConcerned && { notConcerned }) }]]
    }),
  )
  const targets = { ...from.targets, ...into.targets }
  return Object.keys(targets).length === 0 ? sections : { ...sections, targets }
}
