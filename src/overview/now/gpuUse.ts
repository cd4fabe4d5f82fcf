import { kindOf, phaseOf, STAGES, type Stage } from '#src/contract/statuses.ts'
import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { gpuTypeName } from '#src/overview/words.ts'
import { FACETS, facetColumn } from '#src/view/filtering/facets.ts'
import type { UseKey } from '#src/view/overview.ts'

interface Amount {
  /** The sum of `gpu_count × node_count`. */
  readonly gpus: number
  readonly jobs: number
}

export interface StageUse extends Amount {
  readonly stage: Stage
  readonly statuses: readonly string[]
}

export interface GpuUse extends Amount {
  /** The filter value: a GPU type, a user's email address or a project's ID; empty for none. */
  readonly value: string
  readonly name: string
  /** In the order of `STAGES`, without empty stages. */
  readonly stages: readonly StageUse[]
  readonly parts: readonly GpuUse[]
}

/**
 * Returns the GPUs that active jobs use or wait for, optionally split by a second
 * key. The largest number of running GPUs comes first. One pass over the index's
 * columns; the rest depends only on the number of distinct values.
 */
export function gpuUse(
  list: JobList,
  rows: ArrayLike<number>,
  by: UseKey = 'gpu',
  split?: UseKey,
): GpuUse[] {
  const cells = activeCells(list, rows, by, split)
  return usesOf(
    list,
    by,
    cells,
    ({ value }) => value,
    (own) => (split ? usesOf(list, split, own, ({ part }) => part) : []),
  )
}

export function gpusIn({ stages }: Pick<GpuUse, 'stages'>, stage: Stage): number {
  return stages.find((other) => other.stage === stage)?.gpus ?? 0
}

interface Cell {
  readonly value: string
  readonly part: string
  readonly status: string
  readonly row: number
  gpus: number
  jobs: number
}

/** The maximum number of possible cells for a dense array. */
const MAX_DENSE = 200_000

function activeCells(
  list: JobList,
  rows: ArrayLike<number>,
  by: UseKey,
  split: UseKey | undefined,
): Cell[] {
  const { index } = list
  const statuses = index.dictionary('status').texts
  const isActive = statuses.map((status) => phaseOf(status) === 'active')
  const codes = index.numbers('status', 0)
  const gpus = index.numbers('gpus', 0)
  const { values, indexes } = facetColumn(list, by)
  const parts = split && facetColumn(list, split)
  const width = parts?.values.length ?? 1
  // The 1-based index in `cells` of each possible cell. A map if there are too many possible cells.
  const size = values.length * width * statuses.length
  const dense = size <= MAX_DENSE ? new Uint32Array(size) : null
  const sparse = new Map<number, number>()
  const cells: Cell[] = []
  for (let position = 0; position < rows.length; position++) {
    const row = rows[position] ?? -1
    const code = codes[row] ?? NaN
    if (isActive[code] !== true) continue
    const valueIndex = indexes[row] ?? 0
    const part = parts?.indexes[row] ?? 0
    const key = (valueIndex * width + part) * statuses.length + code
    let number = (dense ? dense[key] : sparse.get(key)) ?? 0
    if (number === 0) {
      const [value = '', status = ''] = [values[valueIndex], statuses[code]]
      const cell = { value, part: parts?.values[part] ?? '', status, row, gpus: 0, jobs: 0 }
      number = cells.push(cell)
      if (dense) dense[key] = number
      else sparse.set(key, number)
    }
    const cell = cells[number - 1]
    if (!cell) continue
    cell.gpus += gpus[row] ?? 0
    cell.jobs += 1
  }
  return cells
}

function usesOf(
  list: JobList,
  by: UseKey,
  cells: readonly Cell[],
  valueOf: (cell: Cell) => string,
  partsOf: (own: readonly Cell[]) => readonly GpuUse[] = () => [],
): GpuUse[] {
  return [...grouped(cells, valueOf)]
    .map(([value, own]): GpuUse => {
      const amount = sumOf(own)
      const name = nameOf(list, by, { value, gpus: amount.gpus, row: own[0]?.row ?? -1 })
      return { value, name, ...amount, stages: stagesOf(own), parts: partsOf(own) }
    })
    .sort(byUse)
}

function byUse(a: GpuUse, b: GpuUse): number {
  const running = gpusIn(b, 'running') - gpusIn(a, 'running')
  return running || b.gpus - a.gpus || b.jobs - a.jobs || (a.value < b.value ? -1 : 1)
}

function stagesOf(cells: readonly Cell[]): StageUse[] {
  return STAGES.flatMap((stage): StageUse[] => {
    const own = cells.filter(({ status }) => kindOf(status) === stage)
    const statuses = [...new Set(own.map(({ status }) => status))]
    return own.length === 0 ? [] : [{ stage, ...sumOf(own), statuses }]
  })
}

interface Named {
  readonly value: string
  readonly gpus: number
  readonly row: number
}

function nameOf({ jobs }: JobList, by: UseKey, { value, gpus, row }: Named): string {
  if (by === 'gpu') return gpuTypeName({ type: value, gpus })
  return by === 'user' ? FACETS.user.print(value) : jobs[row]?.training_project.name || value
}

function grouped(
  cells: readonly Cell[],
  valueOf: (cell: Cell) => string,
): ReadonlyMap<string, readonly Cell[]> {
  const groups = new Map<string, Cell[]>()
  for (const cell of cells) {
    const value = valueOf(cell)
    const group = groups.get(value)
    if (group) group.push(cell)
    else groups.set(value, [cell])
  }
  return groups
}

function sumOf(amounts: readonly Amount[]): Amount {
  return {
    gpus: amounts.reduce((sum, { gpus }) => sum + gpus, 0),
    jobs: amounts.reduce((sum, { jobs }) => sum + jobs, 0),
  }
}
