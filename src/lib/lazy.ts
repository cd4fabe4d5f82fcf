/**
 * What `make` makes, made when it is first asked for. The browser's formats and collators take up to 10 ms
 * each to make, which the first page should not wait for.
 */
export function once<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined
  return () => (made ??= make())
}
