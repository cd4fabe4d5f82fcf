import type { FieldKey } from '#src/jobs/fields.ts'
import type { Sorts } from '#src/view/view.ts'
import type { toggledSort } from './sorting.ts'

export type OnSort = (change: (sort: Sorts) => Sorts) => void

let toggled: typeof toggledSort | null = null
let loading: Promise<void> | null = null

/** Never rejects. */
export function loadSorting(): Promise<void> {
  // One promise, so that presses while it loads change the view in the same tick, in order.
  loading ??= load()
  return loading
}

async function load(): Promise<void> {
  try {
    toggled = (await import('./sorting.ts')).toggledSort
  } catch {
    // The server is unreachable or has a newer build; see `loadable`.
    loading = null
  }
}

/** If the code isn't loaded yet, sorts once it is. */
export async function pressHeader(
  field: FieldKey,
  { shiftKey }: { readonly shiftKey: boolean },
  onSort: OnSort,
): Promise<void> {
  if (!toggled) await loadSorting()
  const toggle = toggled
  if (toggle) onSort((sort) => toggle(sort, field, { shiftKey }))
}
