import { useEffect, useRef } from 'react'
import { isTyping } from '../ui/isTyping.ts'
import { isInPopup } from '../ui/pageKeys.ts'
import { TextField } from '../ui/TextField.tsx'
import { toQuery } from '../view/url.ts'

interface TextSearchProps {
  readonly value: string
  readonly onChange: (text: string) => void
}

/**
 * Finds jobs by any text in them. The browser's own find sees only the rows that are drawn, so its keys
 * lead here; pressed once more, they are the browser's again.
 */
export function TextSearch({ value, onChange }: TextSearchProps) {
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
      value={value}
      pause={0}
      onCommit={(text) => onChange(toQuery(text))}
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
