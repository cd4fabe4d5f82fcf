import { SEARCH_FIELD } from '#src/keyboard/focusSearch.ts'
import { useIsPhone } from '#src/ui/phone.ts'
import { TextField } from '#src/ui/TextField.tsx'
import { useView } from '#src/view/useView.tsx'
import { printSearch, readSearch } from './searchText.ts'

/**
 * Searches all text of the jobs, including their IDs. The browser's own find covers only the rendered rows, so its
 * shortcut focuses this field. A word with a leading dash becomes an exclusion.
 */
export function TextSearch() {
  const [view, setView] = useView()
  return (
    <TextField
      id={SEARCH_FIELD}
      label="Search jobs"
      placeholder={useIsPhone() ? 'Search' : 'Search name, ID, user, error'}
      tooltip="Search names, IDs, projects, users and errors (/)"
      hint="/"
      value={printSearch(view.q)}
      onType={(typed, caret) => {
        const { text, q, excluded } = readSearch(typed, caret)
        setView(
          (current) => ({ q, 'not-q': [...new Set([...current['not-q'], ...excluded])] }),
          'replace',
        )
        return { text, value: printSearch(q) }
      }}
    />
  )
}
