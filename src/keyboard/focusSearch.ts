export const SEARCH_FIELD = 'text-search'

/** Returns whether the focus moved. It doesn't if the search has it already, or if details fill the page. */
export function focusSearch(): boolean {
  const input = document.getElementById(SEARCH_FIELD)
  if (!(input instanceof HTMLInputElement) || document.activeElement === input) return false
  input.focus()
  if (document.activeElement !== input) return false
  input.select()
  return true
}
