/**
 * Statements of a real request, made into a script that can be sent again straight to PostgreSQL: the same texts, the
 * same values, but for identifiers that the request itself brought in, which are fresh at each replay.
 */

export type Statement = {
  /** Of the prepared statement; absent for begin, commit and savepoints. */
  readonly name?: string
  readonly text: string
  readonly values: readonly unknown[]
  /** Sent before the one before it was answered: a replay sends it so too. */
  readonly together: boolean
}

export type RecordedStatement = Statement & { readonly rows: readonly unknown[] }

export type Script = {
  readonly statements: readonly Statement[]
  /** What is fresh at each replay, by the text that stands for it. */
  readonly fresh: readonly string[]
}

/** UUIDs, our OIDs, names of blobs. */
const identifiers =
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|2\.25\.\d+|\b[0-9a-f]{64}\b/g

/** Fresh: identifiers that an insert carries and that no row had given before. */
export function scriptOf(recorded: readonly RecordedStatement[]): Script {
  const given = new Set<string>()
  const fresh = new Set<string>()
  for (const { text, values, rows } of recorded) {
    if (/^\s*(?:insert|with\b[\s\S]*\binsert into)\b/i.test(text))
      for (const found of identifiersIn(values)) if (!given.has(found)) fresh.add(found)
    for (const found of identifiersIn(rows)) given.add(found)
  }
  return {
    statements: recorded.map(({ rows: _, ...statement }) => statement),
    fresh: [...fresh],
  }
}

/** The statements with other identifiers in place of the fresh ones: `makeAlike` gives one of the same shape. */
export function replayOf(script: Script, makeAlike: (identifier: string) => string): readonly Statement[] {
  const others = new Map(script.fresh.map((identifier) => [identifier, makeAlike(identifier)]))
  if (others.size === 0) return script.statements
  const swap = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replace(identifiers, (found) => others.get(found) ?? found)
    return Array.isArray(value) ? value.map(swap) : value
  }
  return script.statements.map((statement) => ({ ...statement, values: statement.values.map(swap) }))
}

function identifiersIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.match(identifiers) ?? []
  if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value) || value instanceof Date)
    return []
  return Object.values(value).flatMap(identifiersIn)
}
