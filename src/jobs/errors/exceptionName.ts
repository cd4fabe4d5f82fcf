export interface NamedException {
  /** With its module: `torch.OutOfMemoryError`. */
  readonly name: string
  readonly text: string
}

const NAMED = /^([A-Za-z_$][\w$.]*(?:::[\w$]+)*)(?:\([^()]*\))?(?::(?:\s+|$)|$)/
const OF_EXCEPTIONS = /(?:Error|Exception|ExceptionGroup|Interrupt)$/
/** A capitalized name, with or without a module; not a statement such as `pass`. */
const CLASS = /(?:^|[.:])[A-Z]\w*$/

/**
 * Returns the exception at the beginning of a line; `null` if none. In the last line of a traceback (`raised`) any
 * class name counts, elsewhere only typical names of exceptions.
 */
export function exceptionIn(line: string, raised: boolean): NamedException | null {
  const match = NAMED.exec(line)
  const name = match?.[1]
  if (!match || name === undefined) return null
  const text = line.slice(match[0].length)
  // A heading, not an exception.
  if (name === 'Error' && text === '') return null
  return OF_EXCEPTIONS.test(name) || (raised && CLASS.test(name)) ? { name, text } : null
}
