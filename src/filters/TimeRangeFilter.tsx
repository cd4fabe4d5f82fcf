import { ChevronDown } from 'lucide-react'
import { Button } from '#src/ui/Button.tsx'
import { loadable } from '#src/ui/loadable.ts'
import { usePopup } from '#src/ui/usePopup.ts'
import { printRange, SPAN_LABELS, TIME_KEYS } from '#src/view/filtering/spans.ts'
import { useView } from '#src/view/useView.tsx'
import type { TimeRangeProps } from './TimeRangePopup.tsx'

const loadPopup = async () => (await import('./TimeRangePopup.tsx')).TimeRangePopup
const TimeRangePopup = loadable(loadPopup)

/** When jobs were created, ended or ran; the button names what is set. */
export function TimeRangeFilter(props: TimeRangeProps) {
  const [view] = useView()
  const popup = usePopup(loadPopup)
  const ranges = TIME_KEYS.flatMap((key) => {
    const text = view[key]
    return text === null ? [] : `${SPAN_LABELS[key]}: ${printRange(text, view.tz)}`
  })
  const label = ranges.join(', ') || 'Time'
  return (
    <>
      <Button
        aria-haspopup="dialog"
        {...popup.trigger}
        data-on={ranges.length > 0 || undefined}
        className="max-w-60 data-on:border-accent data-on:bg-accent-soft"
      >
        <span className="truncate" data-tooltip="">
          {label}
        </span>
        <ChevronDown aria-hidden className="size-3.5 shrink-0 text-muted" />
      </Button>
      {popup.open && (
        <TimeRangePopup {...props} anchor={popup.anchor} onClose={() => popup.setOpen(false)} />
      )}
    </>
  )
}
