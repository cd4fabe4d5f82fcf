import { clsx } from 'clsx'
import { Search, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { IconButton } from './IconButton.tsx'

interface TextFieldProps {
  readonly id: string
  readonly label: string
  readonly placeholder: string
  readonly tooltip: string
  /** The key that focuses the field; displayed while the field is empty. */
  readonly hint: string
  readonly value: string
  /**
   * Called on every change, with the caret's index, or `null` once typing has ended. Returns the new text and
   * value.
   */
  readonly onType: (text: string, caret: number | null) => Typed
}

interface Typed {
  readonly text: string
  readonly value: string
}

export function TextField(props: TextFieldProps) {
  const { id, label, placeholder, tooltip, hint, value, onType } = props
  const [draft, setDraft] = useState(value)
  const [committed, setCommitted] = useState(value)
  if (value !== committed) {
    // Changed by Back, a chip or a link.
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
    // Back opens another view, so the draft is discarded.
    const discard = () => setDraft(committed)
    window.addEventListener('popstate', discard)
    return () => window.removeEventListener('popstate', discard)
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
          // If only the window loses the focus, the typing isn't over.
          if (document.activeElement !== target) change(draft, null)
        }}
        onKeyDown={({ key, nativeEvent }) => {
          // The input method handles the keys.
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
