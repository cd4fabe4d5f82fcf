import { Button } from '#src/ui/Button.tsx'
import { SEGMENT, SEGMENTS } from '#src/ui/segments.ts'
import { SPAN_LABELS, TIME_KEYS, type TimeKey } from '#src/view/filtering/spans.ts'
import { useView } from '#src/view/useView.tsx'

interface TimeKeysProps {
  readonly selected: TimeKey
  readonly onSelect: (key: TimeKey) => void
}

export function TimeKeys({ selected, onSelect }: TimeKeysProps) {
  const [view] = useView()
  return (
    <div className="border-b border-line p-2 max-md:px-4">
      <div role="group" aria-label="Time filter" className={SEGMENTS}>
        {TIME_KEYS.map((key) => (
          <Button
            key={key}
            variant="plain"
            aria-label={view[key] === null ? undefined : `${SPAN_LABELS[key]}, set`}
            aria-pressed={selected === key}
            className={SEGMENT}
            onClick={() => onSelect(key)}
          >
            {SPAN_LABELS[key]}
            {view[key] !== null && <span aria-hidden className="size-1.5 rounded-full bg-accent" />}
          </Button>
        ))}
      </div>
    </div>
  )
}
