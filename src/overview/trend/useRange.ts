import { useMemo, useState, type PointerEvent } from 'react'
import { followDrag, type Stretch } from '#src/overview/followDrag.ts'
import { loadRangeMenu } from '#src/overview/lazyRangeMenu.ts'
import type { MarkedRange } from '#src/overview/RangeMenu.tsx'
import { binsOfStretch, isSameRange, type BinRange } from './range.ts'
import type { TimeBins } from './timeBins.ts'

/** The range of a chart that is being selected. */
interface Selected {
  readonly range: BinRange
  /** Whether the selection is over, and its menu is open. */
  readonly isOpen: boolean
}

/** The selection of a range of bins, by pointer or keyboard. It filters by nothing until its menu does. */
export function useRange(bins: TimeBins, width: number) {
  const [selected, setSelected] = useState<Selected | null>(null)
  const [band, setBand] = useState<SVGRectElement | null>(null)
  const range = selected?.range ?? null
  const isBackward = range !== null && range.head < range.anchor
  const anchor = useMemo<MarkedRange | null>(() => {
    const svg = band?.ownerSVGElement
    if (!svg) return null
    return {
      getBoundingClientRect: () => band.getBoundingClientRect(),
      contextElement: svg,
      side: isBackward ? 'start' : 'end',
      focusChart: () => svg.focus({ preventScroll: true }),
    }
    // oxlint-disable-next-line react/exhaustive-deps -- The band is elsewhere when the chart is another.
  }, [band, isBackward, bins, width])

  const rangeAt = (stretch: Stretch) => binsOfStretch(bins, width, stretch)

  function select(next: BinRange) {
    setSelected((before) =>
      before && isSameRange(before.range, next) ? before : { range: next, isOpen: false },
    )
  }

  return {
    range,
    /** For the element of the band. */
    setBand,
    /** What the menu belongs to while it is open. */
    anchor: selected?.isOpen ? anchor : null,
    select,
    clear: () => setSelected(null),
    /** Leaves alone a range whose menu is open: it has the focus. */
    blur: () => setSelected((before) => (before?.isOpen ? before : null)),
    open: () => setSelected((before) => before && { ...before, isOpen: true }),
    /** Begins a drag, which can turn out to be a click. */
    drag: ({ currentTarget, nativeEvent }: PointerEvent) => {
      void loadRangeMenu().catch(() => {})
      setSelected(null)
      followDrag(currentTarget, nativeEvent, {
        onMark: (stretch) => (stretch ? select(rangeAt(stretch)) : setSelected(null)),
        onDone: (stretch) => setSelected({ range: rangeAt(stretch), isOpen: true }),
      })
    },
  }
}
