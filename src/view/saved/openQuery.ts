import { ignoredParameters } from '#src/view/ignored.ts'
import { parseView } from '#src/view/url.ts'
import type { SetView } from '#src/view/useView.tsx'

/**
 * Opens a view by its query string without loading the page anew. Not where it holds what means nothing: the
 * browser itself keeps that in the address, and the page then says so.
 *
 * @returns whether it opened the view
 */
export function openQuery(query: string, setView: SetView): boolean {
  if (ignoredParameters(query).length > 0) return false
  setView(parseView(query))
  return true
}
