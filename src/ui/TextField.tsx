import { clsx } from 'clsx'
import { Search, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { IconButton } from './IconButton.tsx'

interface TextFieldProps {
  readonly id: string
  readonly label: string
  /** What it finds, while the field is empty. */
  readonly placeholder: string
  readonly tooltip: string
  /** The key that focuses the field, displayed while it is empty. */
  readonly hint: string
  readonly value: string
  /**
   * Gets every text at once, with the caret's index or, once the typing has ended, null. Returns the text that
   * stays in the field, and the value that it makes.
   */
  readonly onType: (text: string, caret: number | null) => Typed
}

interface Typed {
  readonly text: string
  readonly value: string
}

/** A search field: typing ends on Enter, on leaving and on clearing. */
export function TextField(props: TextFieldProps) {
  const { id, label, placeholder, tooltip, hint, value, onType } = props
  const [draft, setDraft] = useState(value)
  const [committed, setCommitted] = useState(value)
  if (value !== committed) {
    // Changed from elsewhere: Back, a chip, a link.
    setCommitted(value)
    setDraft(value)
  }

  function change(text: string, caret: number | null) {
    const typed = onType(text, caret)
    setDraft(typed.text)
    setCommitted(typed.value)
  }

  useEffect(() => {
    if (draft.trim() === committed) return
    // Back means another view: what was being typed belongs to this one.
    const drop = () => setDraft(committed)
    window.addEventListener('popstate', drop)
    return () => window.removeEventListener('popstate', drop)
  })

  return (
    <span className="relative flex min-w-44 flex-[1_1_11rem] max-md:min-w-22 max-md:basis-22 md:max-w-64">
      <Search
        aria-hidden
        className="pointer-events-none absolute inset-y-0 left-2.5 my-auto size-4 text-muted"
      />
      <input
        id={id}
        type="text"
        role="searchbox"
        aria-label={label}
        aria-keyshortcuts={hint}
        data-tooltip={tooltip}
        placeholder={placeholder}
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
          'h-8 w-full min-w-0 rounded-md border border-edge bg-surface pr-7 pb-0.5 pl-8 text-ellipsis placeholder:text-muted hover:bg-subtle focus:bg-surface pointer-coarse:h-11 pointer-coarse:text-base',
          draft !== '' ? 'pointer-coarse:pr-11' : 'max-md:pr-3',
        )}
      />
      {draft === '' && (
        <kbd
          aria-hidden
          className="pointer-events-none absolute top-1.5 right-2 rounded border border-edge px-1.5 text-xs leading-4.5 text-muted max-md:hidden pointer-coarse:hidden"
        >
          {hint}
        </kbd>
      )}
      {draft !== '' && (
        <IconButton
          icon={X}
          label={`Clear ${label}`}
          keys="Esc"
          variant="bare"
          className="absolute top-0 right-0"
          iconClass="size-3.5"
          onClick={() => change('', null)}
        />
      )}
    </span>
  )
}
