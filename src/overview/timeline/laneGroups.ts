import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { FIELDS, type FieldKey } from '#src/jobs/fields.ts'

export interface LaneGroup {
  /** The value to filter by: a project's ID, an email, an instance type's name; empty for none. */
  readonly value: string
  readonly name: string
}

export interface LaneGroups {
  readonly groups: readonly LaneGroup[]
  /** Each row's group, from 0. */
  readonly codes: Uint32Array
}

/** By name, with the unnamed one last. By size or time, groups would move with each new result. */
export function laneGroups(
  list: JobList,
  rows: Uint32Array,
  key: 'project' | 'user' | 'instance',
): LaneGroups {
  const found = key === 'project' ? byProject(list, rows) : byText(list, rows, key)
  const order = [...found.groups.keys()].sort((a, b) =>
    compare(found.groups[a], found.groups[b], key),
  )
  const indexes = new Uint32Array(order.length)
  for (const [index, code] of order.entries()) indexes[code] = index
  const codes = new Uint32Array(rows.length)
  for (let at = 0; at < codes.length; at++) codes[at] = indexes[found.codes[at] ?? NaN] ?? 0
  return { groups: order.flatMap((code) => found.groups[code] ?? []), codes }
}

function compare(a: LaneGroup | undefined, b: LaneGroup | undefined, key: FieldKey): number {
  if (!a || !b) return 0
  const byNone = Number(a.name === '') - Number(b.name === '')
  return byNone || FIELDS[key].compare(a.name, b.name) || (a.value < b.value ? -1 : 1)
}

/** Groups by ID, because two projects can have the same name. */
function byProject({ jobs }: JobList, rows: Uint32Array): LaneGroups {
  const known = new Map<string, number>()
  const groups: LaneGroup[] = []
  const codes = new Uint32Array(rows.length)
  for (let at = 0; at < codes.length; at++) {
    const project = jobs[rows[at] ?? NaN]?.training_project
    if (!project) continue
    let code = known.get(project.id)
    if (code === undefined) {
      code = groups.push({ value: project.id, name: project.name }) - 1
      known.set(project.id, code)
    }
    codes[at] = code
  }
  return { groups, codes }
}

function byText({ index }: JobList, rows: Uint32Array, key: 'user' | 'instance'): LaneGroups {
  const numbers = index.numbers(key, 0)
  const { texts } = index.dictionary(key)
  // The last entry is for rows without a value.
  const indexes = new Int32Array(texts.length + 1).fill(-1)
  const groups: LaneGroup[] = []
  const codes = new Uint32Array(rows.length)
  for (let at = 0; at < codes.length; at++) {
    const number = numbers[rows[at] ?? NaN] ?? NaN
    const text = Number.isNaN(number) ? texts.length : number
    let code = indexes[text] ?? -1
    if (code === -1) {
      const name = texts[text] ?? ''
      code = groups.push({ value: name, name }) - 1
      indexes[text] = code
    }
    codes[at] = code
  }
  return { groups, codes }
}
