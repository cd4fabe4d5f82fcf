import type { TrainingJob } from '#src/contract/trainingJob.ts'

/** The jobs that a person picked, to do something with all of them. */
export interface Selection {
  /** Their IDs. */
  readonly ids: ReadonlySet<string>
  /** The ID of the one that was picked last; a range goes from there. */
  readonly anchor: string | null
}

export const NOTHING_SELECTED: Selection = { ids: new Set(), anchor: null }

/** The selection with a row (from 0) picked that was not, or the other way. */
export function toggleRow(
  { ids }: Selection,
  jobs: readonly TrainingJob[],
  row: number,
): Selection {
  const id = jobs[row]?.id ?? null
  if (id === null) return { ids, anchor: null }
  return { ids: withIds(ids, [id], !ids.has(id)), anchor: id }
}

/** The selection with all rows from the last one picked to this one as this one becomes. */
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

/** Picks all of the jobs or, where all are picked, none of them. */
export function toggleAll(selection: Selection, jobs: readonly TrainingJob[]): Selection {
  const all = jobs.map(({ id }) => id)
  return {
    ids: withIds(selection.ids, all, selectedOf(selection, jobs).length < jobs.length),
    anchor: null,
  }
}

/** Those of the jobs that are picked, in their order. One that the view leaves out is none of them. */
export function selectedOf(
  { ids }: Selection,
  jobs: readonly TrainingJob[],
): readonly TrainingJob[] {
  return ids.size === 0 ? [] : jobs.filter(({ id }) => ids.has(id))
}

function withIds(
  ids: ReadonlySet<string>,
  some: readonly string[],
  isSelected: boolean,
): ReadonlySet<string> {
  const next = new Set(ids)
  for (const id of some) {
    if (isSelected) next.add(id)
    else next.delete(id)
  }
  return next
}
