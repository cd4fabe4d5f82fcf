/** The ID of the text search’s field. */
export const SEARCH_FIELD = 'text-search'

/** Focuses the text search. Returns whether it could: not if it has the focus already, or details fill the page. */
export function focusSearch(): boolean {
  const input = document.getElementById(SEARCH_FIELD)
  if (!(input instanceof HTMLInputElement) || document.activeElement === input) return false
  input.focus()
  if (document.activeElement !== input) return false
  input.select()
  return true
}
