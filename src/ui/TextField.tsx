import { clsx } from 'clsx'
import { Search, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { IconButton } from './IconButton.tsx'

interface TextFieldProps {
  readonly label: string
  readonly value: string
  /** Gets what was typed once the typing pauses, or at once on Enter, on leaving and on clearing. */
  readonly onCommit?: (value: string) => void
  /**
   * Gets every text at once, in place of `onCommit`, with the caret's index or, once the typing has ended, null.
   * Returns the text that stays in the field, and the value that it makes.
   */
  readonly onType?: (text: string, caret: number | null) => Typed
  /** The key that leads here, shown while the field is empty. */
  readonly hint?: string
  readonly wide?: boolean
  readonly id?: string
}

interface Typed {
  readonly text: string
  readonly value: string
}

/** How long a pause ends the typing, ms. */
const PAUSE = 350

/** A search field that shows every letter at once and tells of it when the typing pauses. */
export function TextField({
  label,
  value,
  onCommit,
  onType,
  hint,
  wide = false,
  id,
}: TextFieldProps) {
  const [draft, setDraft] = useState(value)
  const [committed, setCommitted] = useState(value)
  if (value !== committed) {
    // Changed from elsewhere: Back, a chip, a link.
    setCommitted(value)
    setDraft(value)
  }

  function change(text: string, caret: number | null) {
    const typed = onType?.(text, caret)
    setDraft(typed?.text ?? text)
    if (typed) setCommitted(typed.value)
    else if (caret === null) commit(text)
  }

  function commit(text: string) {
    if (text.trim() === committed) return
    setCommitted(text.trim())
    onCommit?.(text.trim())
  }

  useEffect(() => {
    if (draft.trim() === committed) return
    const timer = onType ? 0 : setTimeout(() => commit(draft), PAUSE)
    // Back means another view: what was being typed belongs to this one.
    const drop = () => setDraft(committed)
    window.addEventListener('popstate', drop)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('popstate', drop)
    }
  })

  return (
    <span className="relative inline-flex shrink-0">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-2 left-2.5 size-4 text-muted"
      />
      <input
        id={id}
        type="text"
        role="searchbox"
        aria-label={label}
        aria-keyshortcuts={hint}
        data-tooltip={hint && `${label} (${hint})`}
        placeholder={label}
        spellCheck={false}
        autoComplete="off"
        value={draft}
        onChange={({ target }) =>
          change(target.value, target.selectionStart ?? target.value.length)
        }
        onBlur={({ target }) => {
          // Not where only the window loses the focus: the typing may go on.
          if (document.activeElement !== target) change(draft, null)
        }}
        onKeyDown={({ key, nativeEvent }) => {
          // The keys are an input method's.
          if (nativeEvent.isComposing) return
          if (key === 'Enter') change(draft, null)
          if (key === 'Escape') change('', null)
        }}
        className={clsx(
          'h-8 rounded-md border border-edge bg-surface pr-7 pl-8 placeholder:text-muted hover:bg-subtle focus:bg-surface',
          wide ? 'w-52' : 'w-36',
        )}
      />
      {draft === '' && hint !== undefined && (
        <kbd
          aria-hidden
          className="pointer-events-none absolute top-1.5 right-2 rounded border border-edge px-1.5 text-xs leading-4.5 text-muted"
        >
          {hint}
        </kbd>
      )}
      {draft !== '' && (
        <IconButton
          icon={X}
          label={`Clear ${label}`}
          keys="Esc"
          look="bare"
          className="absolute top-0 right-0"
          iconClass="size-3.5"
          onClick={() => change('', null)}
        />
      )}
    </span>
  )
}
