/**
 * Many JSON values in one text, each part that they have in common written once. What is read of documents repeats itself
 * (units, intervals, names of laboratories): the text is several times shorter, and read as many times faster.
 * Only what is asked of it is made.
 */

export type SharedJson = {
  readonly names: readonly string[]
  /** Of the name at this place. Its parts are those of others too: it is not to be changed. */
  readonly valueAt: (place: number) => unknown
}

type Scalar = string | number | boolean | null
/** What it is an object of, then a place for each of its values; for a list, {@link ofList} and its values. */
type Composite = readonly [shape: number, ...values: number[]]

type Written = {
  readonly names: readonly string[]
  /** Where the value of each name stands among the parts. */
  readonly values: readonly number[]
  /** The names of the fields of objects that are alike. */
  readonly shapes: readonly (readonly string[])[]
  readonly parts: readonly (Scalar | Composite)[]
}

const ofList = -1

/** `values`: JSON, without `undefined`. */
export function formatSharedJson(values: ReadonlyMap<string, unknown>): string {
  const shapes = onceEach<readonly string[]>()
  const parts = onceEach<Scalar | Composite>()
  const placeOf = (value: unknown): number => {
    if (value === null || typeof value !== 'object') return parts.placeOf(value as Scalar)
    if (Array.isArray(value)) return parts.placeOf([ofList, ...value.map(placeOf)])
    const fields = Object.entries(value)
    return parts.placeOf([
      shapes.placeOf(fields.map(([name]) => name)),
      ...fields.map(([, inner]) => placeOf(inner)),
    ])
  }
  const written: Written = {
    names: [...values.keys()],
    values: [...values.values()].map(placeOf),
    shapes: shapes.all,
    parts: parts.all,
  }
  return JSON.stringify(written)
}

export function parseSharedJson(text: string): SharedJson {
  const { names, values, shapes, parts }: Written = JSON.parse(text)
  const made: unknown[] = []
  const partAt = (place: number): unknown => {
    const part = parts[place]!
    if (part === null || typeof part !== 'object') return part
    made[place] ??= make(part)
    return made[place]
  }
  const make = (part: Composite): unknown => {
    if (part[0] === ofList) return part.slice(1).map(partAt)
    const fields = shapes[part[0]]!
    const object: Record<string, unknown> = {}
    for (let at = 0; at < fields.length; at++) object[fields[at]!] = partAt(part[at + 1]!)
    return object
  }
  return { names, valueAt: (place) => partAt(values[place]!) }
}

/** In the order in which they came. */
function onceEach<T>() {
  const all: T[] = []
  const places = new Map<string, number>()
  return {
    all,
    placeOf(value: T): number {
      const key = JSON.stringify(value)
      const place = places.get(key) ?? all.push(value) - 1
      places.set(key, place)
      return place
    },
  }
}
