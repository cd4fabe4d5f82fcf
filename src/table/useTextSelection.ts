import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'

type Ends = readonly [anchor: Node, anchorOffset: number, focus: Node, focusOffset: number]

/** Keeps the text selection in the table when a result moves its row: browsers deselect text in moved elements. */
export function useTextSelection(
  container: RefObject<HTMLElement | null>,
  jobs: readonly TrainingJob[],
): void {
  const last = useRef<Ends | null>(null)

  useEffect(() => {
    const onChange = () => {
      last.current = selectedIn(container.current)
    }
    document.addEventListener('selectionchange', onChange)
    return () => document.removeEventListener('selectionchange', onChange)
  }, [container])

  useLayoutEffect(() => {
    const ends = last.current
    if (!ends?.[0].isConnected || !ends[2].isConnected) return
    const now = document.getSelection()
    if (now?.anchorNode !== ends[0] || now.focusNode !== ends[2]) now?.setBaseAndExtent(...ends)
    // oxlint-disable-next-line react/exhaustive-deps -- only new rows can move it
  }, [jobs])
}

/** `null` if no selection starts in the element. */
function selectedIn(element: HTMLElement | null): Ends | null {
  const { anchorNode, anchorOffset, focusNode, focusOffset, isCollapsed } =
    document.getSelection() ?? {}
  return !isCollapsed && anchorNode && focusNode && element?.contains(anchorNode)
    ? [anchorNode, anchorOffset ?? 0, focusNode, focusOffset ?? 0]
    : null
}
