import { useEffect, useRef } from 'react'
import { isTyping } from '../ui/isTyping.ts'
import { isInPopup } from '../ui/pageKeys.ts'
import { TextField } from '../ui/TextField.tsx'
import { printSearch, readSearch } from '../view/searchText.ts'
import type { SetView } from '../view/useView.ts'
import type { View } from '../view/view.ts'

interface TextSearchProps {
  readonly view: View
  readonly setView: SetView
}

/**
 * Finds jobs by any text in them. The browser's own find sees only the rows that are drawn, so its keys
 * lead here; pressed once more, they are the browser's again. A word typed with a dash in front moves to what
 * the view excludes.
 */
export function TextSearch({ view, setView }: TextSearchProps) {
  const field = useRef<HTMLInputElement>(null)

  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const input = field.current
      if (!input || !leadsHere(event) || document.activeElement === input) return
      input.focus()
      // It cannot have the focus where details are all of the page.
      if (document.activeElement !== input) return
      event.preventDefault()
      input.select()
    }
    document.addEventListener('keydown', focus)
    return () => document.removeEventListener('keydown', focus)
  }, [])

  return (
    <TextField
      ref={field}
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

/** Ctrl-F or ⌘F anywhere; `/` where it would not be typed. */
function leadsHere(event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event
  if (event.defaultPrevented || isInPopup(target)) return false
  if (altKey || shiftKey) return key === '/' && shiftKey && !altKey && !isTyping(target)
  if (ctrlKey || metaKey) return key.toLowerCase() === 'f'
  return key === '/' && !isTyping(target)
}
