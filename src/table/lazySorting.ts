import type { FieldKey } from '#src/jobs/fields.ts'
import type { Sorts } from '#src/view/view.ts'
import type { toggledSort } from './sorting.ts'

/** Takes what a pressed header makes of the order of jobs. */
export type OnSort = (change: (sort: Sorts) => Sorts) => void

let toggled: typeof toggledSort | null = null
let loading: Promise<void> | null = null

/** Loads what a pressed header needs. Its code isn't needed before there are rows to sort. */
export function loadSorting(): Promise<void> {
  // One promise: what was pressed meanwhile changes the view in one tick, and adds up.
  loading ??= load()
  return loading
}

async function load(): Promise<void> {
  try {
    toggled = (await import('./sorting.ts')).toggledSort
  } catch {
    // The server is gone, or has a newer build; see `loadable`.
    loading = null
  }
}

/** Sorts by a field, as its header does: at once or, before the code is there, as soon as it is. */
export async function pressHeader(
  field: FieldKey,
  { shiftKey }: { readonly shiftKey: boolean },
  onSort: OnSort,
): Promise<void> {
  if (!toggled) await loadSorting()
  const toggle = toggled
  if (toggle) onSort((sort) => toggle(sort, field, { shiftKey }))
}
