import { Button } from './Button.tsx'

interface ChoiceProps<Value extends string> {
  readonly label: string
  /** `null` if none of the options is selected. */
  readonly value: Value | null
  readonly options: readonly Value[]
  readonly labelOf: (value: Value) => string
  readonly onSelect: (value: Value) => void
}

export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, value, options, labelOf, onSelect } = props
  return (
    <div role="group" aria-label={label} className="flex rounded-md bg-subtle p-0.5">
      {options.map((option) => (
        <Button
          key={option}
          variant="plain"
          className="h-6 rounded-sm px-2 text-xs whitespace-nowrap text-muted hover:text-ink aria-pressed:bg-surface aria-pressed:text-ink aria-pressed:shadow-xs pointer-coarse:h-11 pointer-coarse:min-w-11"
          aria-pressed={value === option}
          onClick={() => onSelect(option)}
        >
          {labelOf(option)}
        </Button>
      ))}
    </div>
  )
}
