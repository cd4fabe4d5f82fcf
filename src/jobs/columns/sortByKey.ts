/** For up to so many different keys for each item, counting them is faster than sorting. */
const KEYS_AN_ITEM = 4

/**
 * Sorts by whole numbers, lowest first; equal ones stay in their order, and `NaN`, which means no
 * value, comes last. 100,000 ranks of texts are counted in 1 ms; of times, which are far apart, key and
 * place go into one number, so that the engine's own sort of numbers does the work in 15, a third of
 * what a comparison takes.
 *
 * @returns the places of the items, from 0, in the new order
 */
export function sortByKey(keys: Float64Array): Uint32Array {
  const { min: minimum, max: maximum } = rangeOf(keys)
  const last = maximum - minimum + 1
  if (last <= keys.length * KEYS_AN_ITEM) return sortByCounting(keys, minimum, last)
  const isPackable = (last + 1) * keys.length <= Number.MAX_SAFE_INTEGER
  return isPackable ? sortByNumber(keys, minimum, last) : sortByComparison(keys)
}

/** `last` comes after all keys, counted from `least`: it is where those without a value go. */
function sortByCounting(keys: Float64Array, minimum: number, last: number): Uint32Array {
  const keyOf = (position: number) => {
    const key = keys[position] ?? NaN
    return Number.isNaN(key) ? last : key - minimum
  }
  // Where the next item of each key goes.
  const next = new Uint32Array(last + 2)
  for (let position = 0; position < keys.length; position++) {
    const key = keyOf(position) + 1
    next[key] = (next[key] ?? 0) + 1
  }
  for (let key = 1; key < next.length; key++) next[key] = (next[key] ?? 0) + (next[key - 1] ?? 0)
  const indexes = new Uint32Array(keys.length)
  for (let position = 0; position < keys.length; position++) {
    const key = keyOf(position)
    const index = next[key] ?? 0
    indexes[index] = position
    next[key] = index + 1
  }
  return indexes
}

function sortByNumber(keys: Float64Array, minimum: number, last: number): Uint32Array {
  const count = keys.length
  const packed = new Float64Array(count)
  for (let position = 0; position < count; position++) {
    const key = keys[position] ?? NaN
    packed[position] = (Number.isNaN(key) ? last : key - minimum) * count + position
  }
  packed.sort()
  const indexes = new Uint32Array(count)
  for (let index = 0; index < count; index++) indexes[index] = (packed[index] ?? 0) % count
  return indexes
}

function rangeOf(keys: Float64Array): { min: number; max: number } {
  let minimum = Infinity
  let maximum = -Infinity
  for (const key of keys) {
    if (key < minimum) minimum = key
    if (key > maximum) maximum = key
  }
  return maximum < minimum ? { min: 0, max: 0 } : { min: minimum, max: maximum }
}

/** For keys so far apart that no number holds key and place. */
function sortByComparison(keys: Float64Array): Uint32Array {
  const keyOf = (position: number) => keys[position] ?? NaN
  return Uint32Array.from(keys.keys()).sort((a, b) => {
    const [left, right] = [keyOf(a), keyOf(b)]
    const byValue = Number(Number.isNaN(left)) - Number(Number.isNaN(right)) || left - right
    return byValue || a - b
  })
}
