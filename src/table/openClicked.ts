import type { MouseEvent } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { isUnmodifiedClick } from '#src/ui/isUnmodifiedClick.ts'
import type { Tab } from '#src/view/view.ts'
import { jobOfCell } from './cellKeys.ts'

/** `null` closes the details; `replace` adds no step to the browser's history. Without a tab, it stays. */
export type OnOpen = (id: string | null, how?: 'push' | 'replace', tab?: Tab) => void

/**
 * Opens the job of a clicked cell, or its logs. Ignores clicks on other buttons, with a modifier key, which open the link in a new tab, and that end a text selection.
 */
export function openClicked(
  event: MouseEvent<HTMLElement>,
  jobs: readonly TrainingJob[],
  onOpen: OnOpen,
): void {
  const { target } = event
  if (!(target instanceof Element) || !isUnmodifiedClick(event)) return
  const cell = target.closest('td')
  const job = cell && jobOfCell(cell, jobs)
  if (job && target.closest('[data-logs]')) onOpen(job.id, 'push', 'logs')
  if (!job || target.closest('button') || getSelection()?.isCollapsed === false) return
  event.preventDefault()
  onOpen(job.id)
}

/** From 0; -1 for a click elsewhere. */
export function checkClicked({ target }: MouseEvent<HTMLElement>): number {
  const cell = target instanceof Element ? target.closest('td') : null
  return cell?.cellIndex === 0 ? Number(cell.closest('tr')?.ariaRowIndex) - 2 : -1
}
