import { useId, useState } from 'react'
import { toName } from './editViews.ts'
import { NameField } from './NameField.tsx'

interface RenameFormProps {
  readonly name: string
  readonly isTaken: (name: string) => boolean
  readonly onRename: (name: string) => void
  /** Called when editing ends, whether or not the view was renamed. */
  readonly onEnd: (by: 'key' | 'blur') => void
}

export function RenameForm({ name, isTaken, onRename, onEnd }: RenameFormProps) {
  const [text, setText] = useState(name)
  const [isSubmitted, setSubmitted] = useState(false)
  const errorId = useId()
  const next = toName(text)
  const taken = next !== name && isTaken(next)
  const hasError = isSubmitted && taken

  function end(by: 'key' | 'blur') {
    if (next !== '' && next !== name && !taken) onRename(next)
    onEnd(by)
  }

  return (
    <form
      className="flex min-w-0 flex-1 flex-col"
      onSubmit={(event) => {
        event.preventDefault()
        if (taken) setSubmitted(true)
        else end('key')
      }}
    >
      <span className="flex">
        <NameField
          ref={select}
          label={`New name for ${name}`}
          value={text}
          onChange={(typed) => {
            setText(typed)
            setSubmitted(false)
          }}
          errorId={hasError ? errorId : undefined}
          onBlur={() => end('blur')}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
            // Closes the field, not the popup.
            event.stopPropagation()
            onEnd('key')
          }}
        />
      </span>
      {hasError && (
        <p id={errorId} role="alert" className="px-2.5 py-1 text-tone-red wrap-anywhere">
          A view named {next} already exists.
        </p>
      )}
    </form>
  )
}

function select(field: HTMLInputElement | null) {
  field?.focus()
  field?.select()
}
