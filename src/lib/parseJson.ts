/** Parses JSON; `undefined` if the text is invalid. No JSON text has the value `undefined`. */
export function parseJson(text: string): unknown {
  // Usually nothing is stored, and an exception would take milliseconds while the page loads.
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
