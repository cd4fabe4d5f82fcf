/** Parses JSON; `undefined` if the text is invalid. No JSON text has the value `undefined`. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
