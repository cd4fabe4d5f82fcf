import type { ListPopupProps } from '#src/ui/ListPopup.tsx'
import type { ClientFilters } from '#src/view/filtering/clientFilters.ts'

/** What the lists count by. */
export interface FilterContext {
  /** Jobs by status in the result of the current search; `null` until there is one. */
  readonly counts: ReadonlyMap<string, number> | null
  readonly clientFilters: ClientFilters
  /** What spans before now are counted from, ms since the epoch; 0 if the view has none. */
  readonly now: number
}

/** Where a list opens, and how it closes. */
export type ListPlacement = Pick<ListPopupProps, 'anchor' | 'onClose'>
