/** Returns a number in [0, 1). */
export type Random = () => number

const GOLDEN = 0x9e3779b9

/** Maps a 32-bit integer to another one; different inputs have different outputs. */
export function mix(value: number): number {
  let bits = value | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x7feb352d)
  bits = Math.imul(bits ^ (bits >>> 15), 0x846ca68b)
  return (bits ^ (bits >>> 16)) >>> 0
}

/** Returns the random numbers of one job: the same for the same seed and job number, on every machine. */
export function randomFor(seed: number, number: number): Random {
  let state = mix(mix(seed) ^ number)
  return () => {
    state = (state + GOLDEN) | 0
    return mix(state) / 2 ** 32
  }
}

export type NonEmpty<T> = readonly [T, ...T[]]

export function pick<T>(random: Random, list: NonEmpty<T>): T {
  return list[Math.floor(random() * list.length)] ?? list[0]
}

/** Returns a number in [from, to). */
export function between(random: Random, from: number, to: number): number {
  return from + random() * (to - from)
}

/** Returns a whole number from `from` to `to`, both included. */
export function wholeBetween(random: Random, from: number, to: number): number {
  return Math.floor(between(random, from, to + 1))
}

const DIGITS = '35679bcdfghjkmnpqrstvwxz'
const LENGTH = 7

/** Returns a short ID such as `p7qr9qv`. Different job numbers of one seed have different IDs: 24⁷ > 2³². */
export function shortId(seed: number, number: number): string {
  let rest = mix(number ^ mix(~seed))
  let id = ''
  while (id.length < LENGTH) {
    id += DIGITS.charAt(rest % DIGITS.length)
    rest = Math.floor(rest / DIGITS.length)
  }
  return id
}

/** Returns a 32-bit hash of a text. */
export function hashOf(text: string): number {
  let hash = 0
  for (let index = 0; index < text.length; index++) hash = mix(hash ^ text.charCodeAt(index))
  return hash
}

/** Returns the number in [0, 1) that belongs to these integers: the same at any time, without the numbers before it. */
export function noise(seed: number, ...parts: readonly number[]): number {
  return parts.reduce((hash, part) => mix(hash ^ mix(part)), mix(seed)) / 2 ** 32
}
