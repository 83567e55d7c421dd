/**
 * What a setting of the law may be. One kind says its type to the compiler, what a file of regimes may write for it, and
 * how that is told to the operator. Spec: rules.md §2.3.
 */
import { type Day, isDay } from '@carnet/core/model/identity.ts'

export type Kind<Value> = {
  /** In French, after « attendu ». */
  readonly expected: string
  /** What was written at `key`, over the value that it replaces. */
  read(written: unknown, over: { readonly key: string; readonly replaced: Value }): Read<Value>
}

/** `value` is worth something when there is no problem. */
export type Read<Value> = { readonly value: Value; readonly problems: readonly SettingProblem[] }

export type SettingProblem = { readonly key: string; readonly expected: string }

/** A value that is taken or left, whole. */
function plain<Value>(expected: string, accepts: (written: unknown) => written is Value): Kind<Value> {
  return {
    expected,
    read: (written, { key, replaced }) =>
      accepts(written)
        ? { value: written, problems: [] }
        : { value: replaced, problems: [{ key, expected }] },
  }
}

export function wholeNumber(min: number, max: number): Kind<number> {
  return plain(
    `un nombre entier, de ${min} à ${max}`,
    (written): written is number =>
      typeof written === 'number' && Number.isInteger(written) && min <= written && written <= max,
  )
}

export const yesOrNo: Kind<boolean> = plain(
  'true ou false',
  (written): written is boolean => typeof written === 'boolean',
)

export function oneOf<const Value extends string>(values: readonly Value[]): Kind<Value> {
  return plain(values.map((value) => `"${value}"`).join(' ou '), (written): written is Value =>
    (values as readonly unknown[]).includes(written),
  )
}

/** `example`: a text of that shape, said in French. */
export function textLike(shape: RegExp, example: string): Kind<string> {
  return plain(example, (written): written is string => typeof written === 'string' && shape.test(written))
}

export const day: Kind<Day> = plain(
  'un jour qui existe, comme "2011-04-01"',
  (written): written is Day => typeof written === 'string' && isDay(written),
)

export function orNull<Value>({ expected, read }: Kind<Value>): Kind<Value | null> {
  return {
    expected: `${expected}, ou null`,
    read(written, { key, replaced }) {
      if (written === null) return { value: null, problems: [] }
      const { value, problems } = read(written, { key, replaced: replaced as Value })
      return {
        value,
        problems: problems.map((problem) => ({ ...problem, expected: `${expected}, ou null` })),
      }
    },
  }
}

/** None of them twice. */
export function listOf<Value>(one: Kind<Value>): Kind<readonly Value[]> {
  const isOne = (written: unknown): boolean =>
    one.read(written, { key: '', replaced: written as Value }).problems.length === 0
  return plain(
    `une liste, sans répétition\u00a0; chacun, ${one.expected}`,
    (written): written is readonly Value[] =>
      Array.isArray(written) && written.every(isOne) && new Set(written).size === written.length,
  )
}

/** Codes that the operator chooses, each with one of the meanings that we know. */
export function codesFor<const Meaning extends string>(
  meanings: readonly Meaning[],
): Kind<Readonly<Record<string, Meaning>>> {
  const meaning = oneOf(meanings)
  const isCode = ([code, written]: readonly [string, unknown]): boolean =>
    /^\w{1,64}$/.test(code) &&
    meaning.read(written, { key: '', replaced: meanings[0]! }).problems.length === 0
  return plain(
    `des codes de lettres, de chiffres et de «\u00a0_\u00a0»\u00a0; pour chacun, ${meaning.expected}`,
    (written): written is Readonly<Record<string, Meaning>> =>
      isObject(written) && Object.entries(written).every(isCode),
  )
}

/** Several values under one name; the file writes those that it changes. */
export function fields<Values extends Readonly<Record<string, unknown>>>(
  kinds: {
    readonly [Name in keyof Values]: Kind<Values[Name]>
  },
): Kind<Values> {
  return {
    expected: Object.entries<Kind<unknown>>(kinds)
      .map(([name, { expected }]) => `${name}\u00a0: ${expected}`)
      .join('\u202f; '),
    read: (written, { key, replaced }) =>
      readFields(written, { kinds, key: `${key}.`, whole: key, replaced }),
  }
}

/** Names that are not there keep what they replace; one that nobody knows is a problem. `key`: of each, before its name. */
export function readFields<Values extends Readonly<Record<string, unknown>>>(
  written: unknown,
  {
    kinds,
    key,
    whole,
    replaced,
  }: {
    readonly kinds: { readonly [Name in keyof Values]: Kind<Values[Name]> }
    readonly key: string
    readonly whole: string
    readonly replaced: Values
  },
): Read<Values> {
  if (!isObject(written))
    return { value: replaced, problems: [{ key: whole, expected: 'un objet, entre accolades' }] }
  const known: Readonly<Record<string, Kind<unknown>>> = kinds
  const readings = Object.entries(written).map(([name, said]): readonly [string, Read<unknown>] => {
    const kind = Object.hasOwn(known, name) ? known[name] : undefined
    const over = { key: `${key}${name}`, replaced: replaced[name] }
    const unknown = `un de ces noms\u00a0: ${Object.keys(known).join(', ')}`
    return [
      name,
      kind?.read(said, over) ?? { value: undefined, problems: [{ key: over.key, expected: unknown }] },
    ]
  })
  return {
    value: { ...replaced, ...Object.fromEntries(readings.map(([name, { value }]) => [name, value])) },
    problems: readings.flatMap(([, { problems }]) => problems),
  }
}

export function isObject(written: unknown): written is Readonly<Record<string, unknown>> {
  return typeof written === 'object' && written !== null && !Array.isArray(written)
}
