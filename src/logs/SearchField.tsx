import { clsx } from 'clsx'
import { X } from 'lucide-react'
import { useId, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react'
import { IconButton } from '#src/ui/IconButton.tsx'

interface SearchFieldProps {
  readonly label: string
  readonly placeholder: string
  readonly value: string
  /** Displayed below the field; `null` if nothing is wrong. */
  readonly problem: string | null
  readonly onChange: (value: string) => void
  /** Handles a key before the field does; calls `preventDefault` to take it. */
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
  /** Whether Escape clears the text. */
  readonly clears?: boolean
  readonly icon: ReactNode
  readonly ref?: Ref<HTMLInputElement>
}

/** A field and, as the next element, its problem: in a grid, as the last row. */
export function SearchField(props: SearchFieldProps) {
  const { label, placeholder, value, problem, onChange, onKeyDown, clears, icon, ref } = props
  const id = useId()
  const [draft, setDraft] = useState(value)
  const [committed, setCommitted] = useState(value)
  if (value !== committed) {
    // Changed by Back, a link or a button.
    setCommitted(value)
    setDraft(value)
  }
  const change = (text: string) => {
    setDraft(text)
    setCommitted(text)
    onChange(text)
  }
  return (
    <>
      <div className="relative flex min-w-0">
        <span className="pointer-events-none absolute inset-y-0 left-2.5 flex items-center text-muted">
          {icon}
        </span>
        <input
          ref={ref}
          type="text"
          role="searchbox"
          aria-label={label}
          aria-invalid={problem !== null}
          aria-describedby={problem === null ? undefined : id}
          placeholder={placeholder}
          spellCheck={false}
          autoComplete="off"
          autoCapitalize="off"
          value={draft}
          onChange={({ target }) => change(target.value)}
          onKeyDown={(event) => {
            // The input method handles the keys.
            if (event.nativeEvent.isComposing) return
            onKeyDown?.(event)
            if (event.defaultPrevented || event.key !== 'Escape' || !clears || draft === '') return
            event.preventDefault()
            change('')
          }}
          className={clsx(
            'h-8 w-full min-w-0 rounded-md border bg-surface pr-7 pl-8 text-ellipsis placeholder:text-muted hover:bg-subtle focus:bg-surface pointer-coarse:h-11 pointer-coarse:text-base',
            problem === null ? 'border-edge' : 'border-tone-red',
          )}
        />
        {draft !== '' && clears && (
          <IconButton
            icon={X}
            label={`Clear ${label.toLowerCase()}`}
            tooltip="Clear"
            keys="Esc"
            variant="bare"
            className="absolute top-0 right-0"
            iconClass="size-3.5"
            onClick={({ currentTarget }) => {
              currentTarget.parentElement?.querySelector('input')?.focus()
              change('')
            }}
          />
        )}
      </div>
      {problem !== null && (
        <p
          id={id}
          role="alert"
          className="order-last col-span-full pt-1 text-xs text-tone-red wrap-anywhere"
        >
          {problem}
        </p>
      )}
    </>
  )
}
