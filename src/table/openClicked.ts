import type { MouseEvent } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { isPlainPress } from '#src/ui/isPlainPress.ts'
import { jobOfCell } from './cellKeys.ts'

/** Opens a job's details by its ID, or closes them; `replace` adds no step to the browser's history. */
export type OnOpen = (id: string | null, how?: 'push' | 'replace') => void

/**
 * A click on a row opens its job: on its name or wherever else nothing is to be pressed. The link's own
 * way is left to whoever asks for a new tab, and a click that ends a selection of text opens nothing.
 */
export function openClicked(
  event: MouseEvent<HTMLElement>,
  jobs: readonly TrainingJob[],
  onOpen: OnOpen,
): void {
  const { target } = event
  if (!(target instanceof Element) || !isPlainPress(event)) return
  const cell = target.closest('td')
  const job = cell && jobOfCell(cell, jobs)
  if (!job || target.closest('button') || getSelection()?.isCollapsed === false) return
  event.preventDefault()
  onOpen(job.id)
}

/** The row, from 0, whose checkbox, or the cell around it, was clicked; -1 for a click elsewhere. */
export function checkClicked({ target }: MouseEvent<HTMLElement>): number {
  const cell = target instanceof Element ? target.closest('td') : null
  return cell?.cellIndex === 0 ? Number(cell.closest('tr')?.ariaRowIndex) - 2 : -1
}
