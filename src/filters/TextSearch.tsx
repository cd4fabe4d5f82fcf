import { SEARCH_FIELD } from '#src/keyboard/focusSearch.ts'
import { TextField } from '#src/ui/TextField.tsx'
import { printSearch, readSearch } from './searchText.ts'
import type { SetView } from '#src/view/useView.tsx'
import type { View } from '#src/view/view.ts'

interface TextSearchProps {
  readonly view: View
  readonly setView: SetView
}

/**
 * Finds jobs by any text in them. The browser's own find sees only the rows that are drawn, so its keys
 * lead here. A word typed with a dash in front moves to what the view excludes.
 */
export function TextSearch({ view, setView }: TextSearchProps) {
  return (
    <TextField
      id={SEARCH_FIELD}
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
