/** Formats and collators take up to 10 ms each to create, which must not delay the first render. */
export function once<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => (made ??= make())
}
