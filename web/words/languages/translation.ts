/** What a translation is held to: each text of the French, under the same key, with the same parameters. */
import type { Easy } from '../readings.ts'

/** A key that is missing, or a parameter of another kind, does not compile. One text where French has two readings. */
export type Translated<W> = W extends string
  ? string
  : W extends Easy<infer T>
    ? Translated<T>
    : W extends (...given: infer Given) => string
      ? (...given: Given) => string
      : W extends readonly (infer Each)[]
        ? readonly Translated<Each>[]
        : { readonly [Key in keyof W]: Translated<W[Key]> }

/** What a page says, in French or translated: two readings, or one. `say` chooses (readings.ts). */
export type Told<W> = W extends string
  ? string
  : W extends Easy<infer T>
    ? Told<T> | Easy<Extract<Told<T>, string | ((...given: never) => string)>>
    : W extends (...given: infer Given) => string
      ? (...given: Given) => string
      : W extends readonly (infer Each)[]
        ? readonly Told<Each>[]
        : { readonly [Key in keyof W]: Told<W[Key]> }
