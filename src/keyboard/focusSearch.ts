/** The ID of the text search’s field. */
export const SEARCH_FIELD = 'text-search'

/** Gives the text search the focus. Returns whether it could: not where it has it, or details are all of the page. */
export function focusSearch(): boolean {
  const input = document.getElementById(SEARCH_FIELD)
  if (!(input instanceof HTMLInputElement) || document.activeElement === input) return false
  input.focus()
  if (document.activeElement !== input) return false
  input.select()
  return true
}
