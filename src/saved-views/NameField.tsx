import type { KeyboardEvent, Ref } from 'react'
import { withTooltip } from '#src/ui/withTooltip.ts'
import { MAX_NAME } from './editViews.ts'

interface NameFieldProps {
  readonly label: string
  readonly placeholder?: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly errorId?: string | undefined
  readonly ref?: Ref<HTMLInputElement>
  readonly onBlur?: () => void
  readonly onKeyDown?: (event: KeyboardEvent) => void
}

const RULE = `Enter a name of up to ${MAX_NAME} characters`

export function NameField({ label, onChange, errorId, ...field }: NameFieldProps) {
  return (
    <input
      type="text"
      required
      {...withTooltip(RULE)}
      maxLength={MAX_NAME}
      aria-label={label}
      aria-invalid={errorId !== undefined}
      aria-describedby={errorId}
      autoComplete="off"
      className="h-8 min-w-0 flex-1 rounded-md border border-edge bg-surface px-2.5 placeholder:text-muted hover:bg-subtle focus:bg-surface"
      onChange={({ target }) => {
        target.setCustomValidity(/\S|^$/.test(target.value) ? '' : RULE)
        onChange(target.value)
      }}
      {...field}
    />
  )
}
