/** Chance that comes back the same from the same seed (mulberry32). */
export type Random = {
  below(limit: number): number
  /** True so many times in a hundred. */
  chance(percent: number): boolean
  one<T>(from: readonly T[]): T
  /** By the weight of each. */
  weighted<T extends { readonly weight: number }>(from: readonly T[]): T
  uuid(): string
}

export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const below = (limit: number) => Math.floor((next() / 2 ** 32) * limit)
  return {
    below,
    chance: (percent) => below(100) < percent,
    one: (from) => from[below(from.length)]!,
    weighted: (from) => {
      let left = below(from.reduce((sum, { weight }) => sum + weight, 0))
      return from.find(({ weight }) => {
        left -= weight
        return left < 0
      })!
    },
    uuid: () => {
      const hex = Array.from({ length: 4 }, () => next().toString(16).padStart(8, '0')).join('')
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
    },
  }
}
