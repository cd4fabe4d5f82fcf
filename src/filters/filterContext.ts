import type { ListPopupProps } from '#src/ui/ListPopup.tsx'
import type { ClientFilters } from '#src/view/filtering/clientFilters.ts'

export interface FilterContext {
  /** The number of jobs by status in the result of the current search; `null` until it arrives. */
  readonly counts: ReadonlyMap<string, number> | null
  readonly clientFilters: ClientFilters
  /** The time that spans such as `24h` are relative to, ms since the epoch; 0 if the view has none. */
  readonly now: number
}

export type ListPlacement = Pick<ListPopupProps, 'anchor' | 'onClose'>
