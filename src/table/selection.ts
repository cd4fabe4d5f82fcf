import type { TrainingJob } from '#src/contract/trainingJob.ts'

export interface Selection {
  readonly ids: ReadonlySet<string>
  /** Where a range starts: the job toggled last; `null` if none. */
  readonly anchor: string | null
}

export const NOTHING_SELECTED: Selection = { ids: new Set(), anchor: null }

/** From 0. */
export function toggleRow(
  { ids }: Selection,
  jobs: readonly TrainingJob[],
  row: number,
): Selection {
  const id = jobs[row]?.id ?? null
  if (id === null) return { ids, anchor: null }
  return { ids: withIds(ids, [id], !ids.has(id)), anchor: id }
}

/** Toggles a row, and selects or deselects all rows from the anchor to it likewise. */
export function toggleRange(
  selection: Selection,
  jobs: readonly TrainingJob[],
  row: number,
): Selection {
  const from = jobs.findIndex(({ id }) => id === selection.anchor)
  const last = jobs[row]
  if (from === -1 || !last) return toggleRow(selection, jobs, row)
  const range = jobs.slice(Math.min(from, row), Math.max(from, row) + 1).map(({ id }) => id)
  return { ids: withIds(selection.ids, range, !selection.ids.has(last.id)), anchor: last.id }
}

export function toggleAll(selection: Selection, jobs: readonly TrainingJob[]): Selection {
  const all = jobs.map(({ id }) => id)
  return {
    ids: withIds(selection.ids, all, selectedOf(selection, jobs).length < jobs.length),
    anchor: null,
  }
}

export function selectedOf(
  { ids }: Selection,
  jobs: readonly TrainingJob[],
): readonly TrainingJob[] {
  return ids.size === 0 ? [] : jobs.filter(({ id }) => ids.has(id))
}

function withIds(
  ids: ReadonlySet<string>,
  changed: readonly string[],
  isSelected: boolean,
): ReadonlySet<string> {
  const next = new Set(ids)
  for (const id of changed) {
    if (isSelected) next.add(id)
    else next.delete(id)
  }
  return next
}
