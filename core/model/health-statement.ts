/** What structured documents state of a person’s health, for pages that put it together. Spec: people.md P-12. */

/** Those that an emergency card has. */
export const statementTopics = ['bloodGroup', 'allergies', 'treatments', 'implants', 'conditions'] as const
export type StatementTopic = (typeof statementTopics)[number]

/** With what a health profile tells besides. */
export type HealthTopic = StatementTopic | 'pastConditions' | 'operations' | 'family' | 'lifestyle'

export type HealthStatement = {
  readonly topic: HealthTopic
  /** As people read it in the document. */
  readonly words: string
  /** HL7 TS as written: when it began. */
  readonly at: string | undefined
  /** ISO 8601: when it ended, or will. */
  readonly endsAt: string | undefined
}

/** Said alike by two documents, whatever the spaces and the capitals. */
export function keyOfStatement({ topic, words }: Pick<HealthStatement, 'topic' | 'words'>): string {
  return `${topic} ${words.normalize('NFC').toLocaleLowerCase('fr').replace(/\s+/g, ' ').trim()}`
}

export function isOfCard<S extends Pick<HealthStatement, 'topic'>>(
  statement: S,
): statement is S & { readonly topic: StatementTopic } {
  return statementTopics.some((topic) => topic === statement.topic)
}

/** What is over at that moment is left out. */
export function isCurrent({ endsAt }: Pick<HealthStatement, 'endsAt'>, now: Date): boolean {
  return endsAt === undefined || Date.parse(endsAt) > now.getTime()
}
