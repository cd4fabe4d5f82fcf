import { SEARCH_FIELD } from '#src/keyboard/focusSearch.ts'
import { useIsPhone } from '#src/ui/phone.ts'
import { TextField } from '#src/ui/TextField.tsx'
import { printSearch, readSearch } from './searchText.ts'
import { useView } from '#src/view/useView.tsx'

/**
 * Finds jobs by any text in them, their IDs included. The browser's own search finds only the rows that are rendered, so its keys
 * focus this field. A word typed with a dash in front becomes an exclusion.
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
