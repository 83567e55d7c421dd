/**
 * The columns of a row as one text. A list reads thousands of rows: of eighteen values each, written one by one by
 * PostgreSQL and read one by one by the driver, that was most of its time.
 */

/** `instant`: to the millisecond, as all that this server writes. */
export type ColumnKind = 'text' | 'texts' | 'number' | 'flag' | 'instant' | 'text or null' | 'instant or null'

type Values = {
  text: string
  texts: string[]
  number: number
  flag: boolean
  instant: Date
  'text or null': string | null
  'instant or null': Date | null
}

export type RowText<Columns extends Readonly<Record<string, ColumnKind>>> = {
  /** An expression of SQL. */
  readonly sql: string
  readonly columns: readonly string[]
  read(text: string): { [Name in keyof Columns]: Values[Columns[Name]] }
}

// XML has no such characters: no value that came in a message holds one.
const betweenColumns = '\u001f'
const beforeItem = '\u001e'

/** No text that may be null may be empty. */
export function rowText<const Columns extends Readonly<Record<string, ColumnKind>>>(
  columns: Columns,
): RowText<Columns> {
  const named = Object.entries(columns).map(([name, kind]) => ({ name, ...kinds[kind] }))
  return {
    columns: named.map(({ name }) => name),
    sql: `concat_ws(E'\\x1f', ${named.map(({ name, sql }) => sql(name)).join(', ')})`,
    read(text) {
      const values = text.split(betweenColumns)
      if (values.length !== named.length) throw new Error('a row has other columns than were asked')
      const row: Record<string, unknown> = {}
      for (let at = 0; at < named.length; at++) row[named[at]!.name] = named[at]!.read(values[at]!)
      return row as ReturnType<RowText<Columns>['read']>
    },
  }
}

type Reading = { readonly sql: (column: string) => string; readonly read: (text: string) => unknown }

const asIs: Reading['sql'] = (column) => column
const milliseconds: Reading['sql'] = (column) => `(date_part('epoch', ${column}) * 1000)::bigint`
// A null would be left out, and its separator with it.
const orNothing: Reading['sql'] = (value) => `coalesce(${value}::text, '')`
const instantOf = (text: string) => new Date(Number(text))

const kinds: Readonly<Record<ColumnKind, Reading>> = {
  text: { sql: asIs, read: (text) => text },
  texts: {
    // Before each and not between: a list of one empty text is not an empty list.
    sql: (column) =>
      `case when cardinality(${column}) = 0 then '' else E'\\x1e' || array_to_string(${column}, E'\\x1e') end`,
    read: (text) => (text === '' ? [] : text.slice(1).split(beforeItem)),
  },
  number: { sql: asIs, read: Number },
  flag: { sql: asIs, read: (text) => text === 't' },
  instant: { sql: milliseconds, read: instantOf },
  'text or null': { sql: orNothing, read: (text) => (text === '' ? null : text) },
  'instant or null': {
    sql: (column) => orNothing(milliseconds(column)),
    read: (text) => (text === '' ? null : instantOf(text)),
  },
}
