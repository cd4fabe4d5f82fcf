import { useId, useState } from 'react'
import { toName } from './editViews.ts'
import { NameField } from './NameField.tsx'

interface RenameFormProps {
  readonly name: string
  readonly isTaken: (name: string) => boolean
  readonly onRename: (name: string) => void
  /** It is over, renamed or not. */
  readonly onEnd: (by: 'key' | 'leaving') => void
}

/** A view's name as a field in its place: Enter and leaving keep what was typed, Escape does not. */
export function RenameForm({ name, isTaken, onRename, onEnd }: RenameFormProps) {
  const [text, setText] = useState(name)
  const [requested, setAsking] = useState(false)
  const errorType = useId()
  const next = toName(text)
  const taken = next !== name && isTaken(next)
  const faulty = requested && taken

  function end(by: 'key' | 'leaving') {
    if (next !== '' && next !== name && !taken) onRename(next)
    onEnd(by)
  }

  return (
    <form
      className="flex min-w-0 flex-1 flex-col"
      onSubmit={(event) => {
        event.preventDefault()
        if (taken) setAsking(true)
        else end('key')
      }}
    >
      <span className="flex">
        <NameField
          ref={select}
          label={`New name of ${name}`}
          value={text}
          onChange={(typed) => {
            setText(typed)
            setAsking(false)
          }}
          error={faulty ? errorType : undefined}
          onBlur={() => end('leaving')}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
            // It closes the field, not the popup.
            event.stopPropagation()
            onEnd('key')
          }}
        />
      </span>
      {faulty && (
        <p id={errorType} role="alert" className="px-2.5 py-1 text-tone-red wrap-anywhere">
          There is already a view named {next}.
        </p>
      )}
    </form>
  )
}

function select(field: HTMLInputElement | null) {
  field?.focus()
  field?.select()
}
