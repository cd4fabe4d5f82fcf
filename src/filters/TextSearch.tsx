import { TextField } from '../ui/TextField.tsx'
import { toQuery } from '../view/url.ts'

interface TextSearchProps {
  readonly value: string
  readonly onChange: (text: string) => void
}

const ID = 'text-search'

/**
 * Finds jobs by any text in them. The browser's own find sees only the rows that are drawn, so its keys
 * lead here.
 */
export function TextSearch({ value, onChange }: TextSearchProps) {
  return (
    <TextField
      id={ID}
      label="Search jobs"
      hint="/"
      wide
      value={value}
      pause={0}
      onCommit={(text) => onChange(toQuery(text))}
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
