import { useMemo, useState, type PointerEvent } from 'react'
import { loadRangeMenu } from '#src/overview/lazyRangeMenu.ts'
import type { MarkedRange } from '#src/overview/RangeMenu.tsx'
import { followDrag, type Stretch } from '#src/ui/followDrag.ts'
import { binsOfStretch, isSameRange, type BinRange } from './range.ts'
import type { TimeBins } from './timeBins.ts'

interface Selected {
  readonly range: BinRange
  readonly isOpen: boolean
}

/** Selects a range of bins by pointer or keyboard. Only the menu of the range changes the filters. */
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
    // oxlint-disable-next-line react/exhaustive-deps -- The band moves when the bins or the width change.
  }, [band, isBackward, bins, width])

  const rangeAt = (stretch: Stretch) => binsOfStretch(bins, width, stretch)

  function select(next: BinRange) {
    setSelected((before) =>
      before && isSameRange(before.range, next) ? before : { range: next, isOpen: false },
    )
  }

  return {
    range,
    setBand,
    anchor: selected?.isOpen ? anchor : null,
    select,
    clear: () => setSelected(null),
    /** Clears the range, unless its menu is open and has the focus. */
    blur: () => setSelected((before) => (before?.isOpen ? before : null)),
    open: () => setSelected((before) => before && { ...before, isOpen: true }),
    /** Starts a drag, which can turn out to be a click. */
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
