import { useState, type KeyboardEvent, type PointerEvent } from 'react'
import { followDrag, type Stretch } from '#src/ui/followDrag.ts'
import type { Period } from '#src/view/filtering/spans.ts'
import type { ChartContext } from './chartContext.ts'
import { hide, nodeForKey, pressKey } from './crosshair.ts'
import { extendByKey, selectionOf, zoomedRange, type Selection } from './zoom.ts'

interface ChartEvents {
  readonly context: ChartContext
  /** The number of nodes. */
  readonly count: number
  /** The index of the node whose charts are displayed. */
  readonly node: number
  readonly onNode: (node: number) => void
  readonly onZoom: (period: Period) => void
}

/** Returns the handlers of the frame of all charts, and whether a key selected the node. */
export function useChartEvents({ context, count, node, onNode, onZoom }: ChartEvents) {
  const { crosshair, selection, range } = context
  const [isNodeByKey, setNodeByKey] = useState(false)

  function zoom(selected: Selection) {
    selection.set(null)
    hide(crosshair)
    onZoom(zoomedRange(selected, range))
  }

  /** Whether the charts use the key. */
  function press(key: string, isShift: boolean): boolean {
    if (isShift) return extendByKey(context, key, context)
    const selected = selection.get()
    if (key === 'Enter' && selected) {
      zoom(selected)
      return true
    }
    const next = count > 1 ? nodeForKey(key, node, count) : null
    if (next !== null) {
      setNodeByKey(true)
      onNode(next)
      return true
    }
    const isUsed = pressKey(crosshair, key, context)
    if (isUsed) selection.set(null)
    return isUsed
  }

  function onKeyDown(event: KeyboardEvent) {
    const { key, target, currentTarget, shiftKey, ctrlKey, metaKey, altKey } = event
    // The list of nodes has its own keys.
    if (target !== currentTarget || ctrlKey || metaKey || altKey) return
    if (press(key, shiftKey)) event.preventDefault()
  }

  function onPointerDown({ button, isPrimary, pointerType, target, nativeEvent }: PointerEvent) {
    if (!(target instanceof Element) || button !== 0 || !isPrimary) return
    const plot = target.closest('[data-plot]')
    // Other touches read values, or scroll.
    if (!plot || (pointerType === 'touch' && !target.matches('[data-axis]'))) return
    const selectionAt = (stretch: Stretch) => selectionOf(stretch, range, plot.clientWidth)
    followDrag(plot, nativeEvent, {
      onMark: (stretch) => selection.set(stretch && selectionAt(stretch)),
      onDone: (stretch) => zoom(selectionAt(stretch)),
    })
  }

  function onBlur() {
    setNodeByKey(false)
    if (!crosshair.get().byKey) return
    hide(crosshair)
    selection.set(null)
  }

  return { isNodeByKey, handlers: { onKeyDown, onPointerDown, onBlur } }
}
