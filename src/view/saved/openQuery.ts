import { ignoredParameters } from '#src/view/ignored.ts'
import { parseView } from '#src/view/url.ts'
import type { SetView } from '#src/view/useView.tsx'

/**
 * Opens a view by its query string without reloading the page, unless the query string has invalid parts. A reload
 * keeps those in the URL, and the page reports them.
 *
 * @returns whether the view was opened
 */
export function openQuery(query: string, setView: SetView): boolean {
  if (ignoredParameters(query).length > 0) return false
  setView(parseView(query))
  return true
}
