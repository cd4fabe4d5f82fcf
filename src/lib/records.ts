export function fromKeys<Key extends string, Value>(
  keys: readonly Key[],
  value: (key: Key) => Value,
): Readonly<Record<Key, Value>> {
  const entries = keys.map((key) => [key, value(key)] as const)
  // oxlint-disable-next-line no-unsafe-type-assertion -- it has an entry for each key
  return Object.fromEntries(entries) as Record<Key, Value>
}

export function pick<Whole extends object, Key extends keyof Whole>(
  whole: Whole,
  keys: readonly Key[],
): Pick<Whole, Key> {
  const entries = keys.map((key) => [key, whole[key]] as const)
  // oxlint-disable-next-line no-unsafe-type-assertion -- it has an entry for each key
  return Object.fromEntries(entries) as Pick<Whole, Key>
}
