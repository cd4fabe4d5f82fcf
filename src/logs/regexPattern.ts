/** A line begins and ends at each line of a message, and case doesn't matter, as in a text search. */
const FLAGS = 'im'

/** Compiles a regular expression. Throws a `SyntaxError` if it is invalid. */
export function compilePattern(pattern: string): RegExp {
  return new RegExp(pattern, FLAGS)
}

/** Returns what is wrong with a regular expression, for its field; `null` if it is valid. */
export function patternProblem(pattern: string): string | null {
  try {
    compilePattern(pattern)
    return null
  } catch (error) {
    const reason = error instanceof Error ? reasonIn(error.message, pattern) : ''
    const problem = reason === '' ? '' : `: ${reason}`
    return `Invalid regular expression${problem}. Put \\ before a character to search for it.`
  }
}

/** Returns the reason without the pattern, which Chromium and Safari include: `unterminated group`. */
function reasonIn(message: string, pattern: string): string {
  const start = message.lastIndexOf(`/${pattern}/`)
  const rest = start < 0 ? message : message.slice(start + pattern.length + 2)
  const reason = rest.replace(/^(?:[a-z]*: |Invalid regular expression: )/, '').replace(/\.$/, '')
  return reason.charAt(0).toLowerCase() + reason.slice(1)
}
