import { Clock, FilterX, Folder, Hourglass, ListFilter, User } from 'lucide-react'
import { STATUSES, statusLabel } from '../contract/statuses.ts'
import type { JobList } from '../jobs/fieldIndex.ts'
import { countIn, type Project } from '../jobs/lists.ts'
import { statusMark } from '../jobs/statusMark.ts'
import { formatCount } from '../jobs/units.ts'
import { FACET_KEYS, FACETS, type FacetKey } from '../view/facets.ts'
import { activeFilters, withoutFilters } from '../view/filters.ts'
import { facetCounts, projectCounts } from '../view/matchingRows.ts'
import type { Narrowing } from '../view/narrowing.ts'
import { covers, coversProject } from '../view/presets.ts'
import { CREATED_SPANS, LONGER_SPANS, parseSpan, printCreated } from '../view/spans.ts'
import type { Command } from './command.ts'
import type { ViewContext } from './viewCommands.ts'

/** What commands over the filters need to know besides. */
export interface FilterContext extends ViewContext {
  /** The training projects and the statuses that answers so far held. */
  readonly projects: ReadonlyMap<string, Project>
  readonly statuses: ReadonlySet<string>
  /** The answer to the request; null while it is not there. */
  readonly answer: JobList | null
  readonly narrowing: Narrowing
  /** What spans before now are counted from, ms since the epoch. */
  readonly now: number
  /** Whether the facets' values can be counted at once; those that are on are there before. */
  readonly counted: boolean
  /** The user that somebody said they are, and the way to say it. */
  readonly me: string | null
  readonly setMe: (user: string) => void
}

/** Every filter there is, flat: each value of each, with the rows that it leaves in where they are known. */
export function filterCommands(context: FilterContext): Command[] {
  return [
    ...clearCommands(context),
    ...mineCommands(context),
    ...statusCommands(context),
    ...createdCommands(context),
    ...longerCommands(context),
    ...projectCommands(context),
    ...FACET_KEYS.flatMap((key) => facetCommands(key, context)),
  ]
}

function clearCommands({ view, setView }: FilterContext): Command[] {
  if (activeFilters(view, () => undefined).length === 0) return []
  return [
    {
      id: 'clear',
      group: 'Filters',
      label: 'Clear all filters',
      icon: FilterX,
      run: () => setView(withoutFilters(view)),
    },
  ]
}

/** One's own jobs or, as long as nobody said who they are, a way to say it for every user there is. */
function mineCommands({ view, setView, me, setMe, answer }: FilterContext): Command[] {
  const mine = { group: 'Filters', keywords: 'my jobs me', icon: User } as const
  if (me !== null) {
    const checked = view.user.length === 1 && view.user[0] === me
    const run = () => setView({ ...view, user: checked ? [] : [me] })
    return [{ ...mine, id: 'mine', label: 'Mine', hint: me, checked, run }]
  }
  return (answer?.index.dictionary('user').texts ?? []).map((user) => ({
    ...mine,
    id: `mine ${user}`,
    label: `Mine: I am ${user}`,
    deep: true,
    run: () => {
      setMe(user)
      setView({ ...view, user: [user] })
    },
  }))
}

function statusCommands({ view, setView, statuses, request, counts }: FilterContext): Command[] {
  const known = STATUSES.map(({ status }) => status)
  const all = new Set<string>([...known, ...view.status, ...statuses])
  return [...all].map((status) => ({
    id: `status ${status}`,
    group: 'Filters',
    label: `Status: ${statusLabel(status)}`,
    mark: statusMark(status),
    checked: view.status.includes(status),
    ...(counts && covers(request, [status]) && { count: formatCount(countIn(counts, [status])) }),
    run: () => setView({ ...view, status: toggled(view.status, status) }),
  }))
}

function createdCommands({ view, setView }: FilterContext): Command[] {
  return CREATED_SPANS.map((span) => {
    const checked = view.created === span
    return {
      id: `created ${span}`,
      group: 'Filters',
      label: `Created: ${printCreated(span)}`,
      icon: Clock,
      checked,
      deep: true,
      run: () => setView({ ...view, created: checked ? null : span }),
    }
  })
}

function longerCommands({ view, setView }: FilterContext): Command[] {
  return LONGER_SPANS.map((span) => {
    const checked = view.longer === span
    return {
      id: `longer ${span}`,
      group: 'Filters',
      label: `Running longer than: ${parseSpan(span)?.label ?? span}`,
      keywords: 'elapsed',
      icon: Hourglass,
      checked,
      deep: true,
      run: () => setView({ ...view, longer: checked ? null : span }),
    }
  })
}

function projectCommands(context: FilterContext): Command[] {
  const { view, setView, request, projects, answer, narrowing, now } = context
  const counts = answer && projectCounts(answer, narrowing, now)
  return [...projects.values()].map(({ id, name }) => {
    const checked = view.project === id
    return {
      id: `project ${id}`,
      group: 'Filters',
      label: `Project: ${name}`,
      hint: id,
      icon: Folder,
      checked,
      deep: true,
      ...(counts && coversProject(request, id) && { count: formatCount(counts.get(id) ?? 0) }),
      run: () => setView({ ...view, project: checked ? null : id }),
    }
  })
}

function facetCommands(key: FacetKey, context: FilterContext): Command[] {
  const { view, setView, answer, narrowing, now, counted } = context
  const { label, print } = FACETS[key]
  const counts: ReadonlyMap<string, number> =
    answer && counted ? facetCounts(answer, narrowing, { key, now }) : new Map()
  const byCount = [...counts].sort(([, a], [, b]) => b - a).map(([value]) => value)
  return [...new Set([...byCount, ...view[key]])].map((value) => ({
    id: `${key} ${value}`,
    group: 'Filters',
    label: `${label}: ${print(value)}`,
    icon: ListFilter,
    checked: view[key].includes(value),
    deep: true,
    ...(answer && counted && { count: formatCount(counts.get(value) ?? 0) }),
    run: () => setView({ ...view, [key]: toggled(view[key], value) }),
  }))
}

function toggled(values: readonly string[], value: string): readonly string[] {
  return values.includes(value) ? values.filter((other) => other !== value) : [...values, value]
}
