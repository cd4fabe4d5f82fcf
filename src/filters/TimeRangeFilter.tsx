import { loadable } from '#src/ui/loadable.ts'
import { usePopup } from '#src/ui/usePopup.ts'
import { TIME_KEYS } from '#src/view/filtering/spans.ts'
import { useView } from '#src/view/useView.tsx'
import { FilterButton } from './FilterButton.tsx'
import type { TimeRangeProps } from './TimeRangePopup.tsx'

const loadPopup = async () => (await import('./TimeRangePopup.tsx')).TimeRangePopup
const TimeRangePopup = loadable(loadPopup)

export function TimeRangeFilter(props: TimeRangeProps) {
  const [view] = useView()
  const popup = usePopup(loadPopup)
  return (
    <>
      <FilterButton
        count={TIME_KEYS.filter((key) => view[key] !== null).length}
        aria-haspopup="dialog"
        {...popup.trigger}
      >
        Time
      </FilterButton>
      {popup.open && (
        <TimeRangePopup {...props} anchor={popup.anchor} onClose={() => popup.setOpen(false)} />
      )}
    </>
  )
}
