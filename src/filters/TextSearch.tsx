import { TextField } from '#src/ui/TextField.tsx'
import { printSearch, readSearch } from '#src/view/filtering/searchText.ts'
import type { SetView } from '#src/view/useView.ts'
import type { View } from '#src/view/view.ts'

interface TextSearchProps {
  readonly view: View
  readonly setView: SetView
}

const ID = 'text-search'

/**
 * Finds jobs by any text in them. The browser's own find sees only the rows that are drawn, so its keys
 * lead here. A word typed with a dash in front moves to what the view excludes.
 */
export function TextSearch({ view, setView }: TextSearchProps) {
  return (
    <TextField
      id={ID}
      label="Search jobs"
      hint="/"
      wide
      value={printSearch(view.q)}
      onType={(typed, caret) => {
        const { text, q, excluded } = readSearch(typed, caret)
        setView({ ...view, q, 'not-q': [...new Set([...view['not-q'], ...excluded])] }, 'replace')
        return { text, value: printSearch(q) }
      }}
    />
  )
}

/** Gives the text search the focus. Returns whether it could: not where it has it, or details are all of the page. */
export function focusSearch(): boolean {
  const input = document.getElementById(ID)
  if (!(input instanceof HTMLInputElement) || document.activeElement === input) return false
  input.focus()
  if (document.activeElement !== input) return false
  input.select()
  return true
}
