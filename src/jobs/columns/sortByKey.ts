/** The number of distinct keys per item up to which counting is faster than sorting. */
const MAX_KEYS_PER_ITEM = 4

/**
 * Sorts items by integer keys, lowest first. The sort is stable, and `NaN`, which means no value, comes last. Keys
 * that are close together, such as ranks, are counted: 100,000 take 1 ms. Keys that are far apart, such as times, are
 * packed with the index into one number for the engine's numeric sort, which takes 15 ms, a third of a sort with a
 * comparator.
 *
 * @returns the indexes of the items in sorted order
 */
export function sortByKey(keys: Float64Array): Uint32Array {
  const { min, max } = rangeOf(keys)
  const last = max - min + 1
  if (last <= keys.length * MAX_KEYS_PER_ITEM) return sortByCounting(keys, min, last)
  const isPackable = (last + 1) * keys.length <= Number.MAX_SAFE_INTEGER
  return isPackable ? sortByNumber(keys, min, last) : sortByComparison(keys)
}

/** `last` is the key, relative to `min`, of items without a value. */
function sortByCounting(keys: Float64Array, min: number, last: number): Uint32Array {
  const keyOf = (index: number) => {
    const key = keys[index] ?? NaN
    return Number.isNaN(key) ? last : key - min
  }
  // The rank of the next item with each key.
  const next = new Uint32Array(last + 2)
  for (let index = 0; index < keys.length; index++) {
    const key = keyOf(index) + 1
    next[key] = (next[key] ?? 0) + 1
  }
  for (let key = 1; key < next.length; key++) next[key] = (next[key] ?? 0) + (next[key - 1] ?? 0)
  const indexes = new Uint32Array(keys.length)
  for (let index = 0; index < keys.length; index++) {
    const key = keyOf(index)
    const rank = next[key] ?? 0
    indexes[rank] = index
    next[key] = rank + 1
  }
  return indexes
}

function sortByNumber(keys: Float64Array, min: number, last: number): Uint32Array {
  const count = keys.length
  const packed = new Float64Array(count)
  for (let index = 0; index < count; index++) {
    const key = keys[index] ?? NaN
    packed[index] = (Number.isNaN(key) ? last : key - min) * count + index
  }
  packed.sort()
  const indexes = new Uint32Array(count)
  for (let rank = 0; rank < count; rank++) indexes[rank] = (packed[rank] ?? 0) % count
  return indexes
}

function rangeOf(keys: Float64Array): { min: number; max: number } {
  let min = Infinity
  let max = -Infinity
  for (const key of keys) {
    if (key < min) min = key
    if (key > max) max = key
  }
  return max < min ? { min: 0, max: 0 } : { min, max }
}

/** For keys that are too far apart to be packed with an index into one number. */
function sortByComparison(keys: Float64Array): Uint32Array {
  const keyOf = (index: number) => keys[index] ?? NaN
  return Uint32Array.from(keys.keys()).sort((a, b) => {
    const [left, right] = [keyOf(a), keyOf(b)]
    const byValue = Number(Number.isNaN(left)) - Number(Number.isNaN(right)) || left - right
    return byValue || a - b
  })
}
