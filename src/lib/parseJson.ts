/** Parses JSON; `undefined` if the text is invalid. No JSON text has the value `undefined`. */
export function parseJson(text: string): unknown {
  // Nothing is stored, which is common: not an exception, which takes milliseconds while the page loads.
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
