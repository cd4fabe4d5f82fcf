/** An exception in a line, as languages print it: `torch.OutOfMemoryError: CUDA out of memory`. */
export interface NamedException {
  /** With its module: `torch.OutOfMemoryError`. */
  readonly name: string
  /** What follows the name; empty if nothing does. */
  readonly text: string
}

const NAMED = /^([A-Za-z_$][\w$.]*(?:::[\w$]+)*)(?:\([^()]*\))?(?::(?:\s+|$)|$)/
const OF_EXCEPTIONS = /(?:Error|Exception|ExceptionGroup|Interrupt)$/
/** A class, or a name in a module: not a statement such as `pass`. */
const CLASS = /(?:^|[.:])[A-Z]\w*$/

/**
 * The exception that a line begins with; `null` if none. Any class name counts in the last line of a traceback
 * (`raised`), elsewhere only names that exceptions have.
 */
export function exceptionIn(line: string, raised: boolean): NamedException | null {
  const match = NAMED.exec(line)
  const name = match?.[1]
  if (!match || name === undefined) return null
  const text = line.slice(match[0].length)
  // The word alone, as a title.
  if (name === 'Error' && text === '') return null
  return OF_EXCEPTIONS.test(name) || (raised && CLASS.test(name)) ? { name, text } : null
}
