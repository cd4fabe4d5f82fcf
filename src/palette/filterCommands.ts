import {
  Ban,
  CalendarClock,
  Clock,
  FilterX,
  Folder,
  Hourglass,
  ListFilter,
  User,
} from 'lucide-react'
import { statusesOf, statusLabel } from '#src/contract/statuses.ts'
import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { countIn, type Project } from '#src/jobs/counts.ts'
import { withEllipses } from '#src/jobs/errors/maskedParts.ts'
import { formatCount } from '#src/lib/units.ts'
import { activeFilters, withoutFilters } from '#src/view/filtering/activeFilters.ts'
import { toggleExcluded, withValues } from '#src/view/filtering/excluding.ts'
import { exclusionOf, type ValueFilter } from '#src/view/filtering/exclusions.ts'
import { FACET_KEYS, FACETS, HAS_ERROR, type FacetKey } from '#src/view/filtering/facets.ts'
import {
  facetOptions,
  OFFERED_SPANS,
  spanOptions,
  statusOptions,
  type FilterOption,
} from '#src/view/filtering/filterOptions.ts'
import { SPAN_KEYS, type SpanKey } from '#src/view/filtering/matchingRows.ts'
import { SPAN_LABELS } from '#src/view/filtering/spans.ts'
import { covers, coversProject } from '#src/view/presets.ts'
import { isSameStatuses } from '#src/view/view.ts'
import type { Command } from './command.ts'
import { RUNNING, type FilterCounts } from './filterCounts.ts'
import { errorTypeAlias, statusWords } from './synonyms.ts'
import { I_AM } from './userCommands.ts'
import type { ViewContext } from './viewCommands.ts'

export interface FilterContext extends ViewContext {
  readonly projects: ReadonlyMap<string, Project>
  readonly statuses: ReadonlySet<string>
  readonly result: JobList | null
  readonly filterCounts: FilterCounts | null
  readonly me: string | null
}

const WAITING: readonly string[] = statusesOf('waiting')

/**
 * Returns a command for every value of every filter, with the number of matching rows if known. Within a field,
 * values with the most rows come first.
 */
export function filterCommands(context: FilterContext): Command[] {
  return [
    ...clearCommands(context),
    ...mineCommands(context),
    ...statusCommands(context),
    ...waitingCommands(context),
    ...SPAN_KEYS.flatMap((key) => spanCommands(key, context)),
    ...runningCommands(context),
    ...projectCommands(context),
    ...FACET_KEYS.flatMap((key) => facetCommands(key, context)),
    ...exclusionCommands(context),
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
      run: () => setView(withoutFilters),
    },
  ]
}

/** If no current user is selected, the command enters the words that come before a user's name. */
function mineCommands({ view, setView, me, result }: FilterContext): Command[] {
  const mine = {
    id: 'mine',
    group: 'Filters',
    label: 'Mine',
    alias: 'me',
    keywords: 'my jobs own i am',
    icon: User,
  } as const
  if (me === null) {
    const hasUsers = result !== null && result.index.dictionary('user').texts.length > 0
    return hasUsers ? [{ ...mine, hint: 'Choose your user', prefill: I_AM, run: () => {} }] : []
  }
  const checked = view.user.length === 1 && view.user[0] === me
  const run = () => setView((now) => withValues(now, 'user', checked ? [] : [me]))
  return [{ ...mine, hint: me, checked, run }]
}

function statusesIn({ view, statuses, request, counts }: FilterContext): FilterOption[] {
  const chosen = [...view.status, ...view['not-status']]
  return statusOptions({ selected: chosen, known: statuses, request, counts })
}

function statusCommands(context: FilterContext): Command[] {
  const { view, setView } = context
  return statusesIn(context).map(({ value, label, ...count }) => ({
    id: `status ${value}`,
    group: 'Filters',
    label: `Status: ${label}`,
    keywords: statusWords(value),
    status: value,
    checked: view.status.includes(value),
    ...count,
    run: () => setView((now) => withValues(now, 'status', toggled(now.status, value))),
  }))
}

function waitingCommands({ view, setView, request, counts }: FilterContext): Command[] {
  const checked = isSameStatuses(view.status, WAITING)
  return [
    {
      id: 'waiting',
      group: 'Filters',
      label: 'Waiting jobs',
      hint: WAITING.map(statusLabel).join(', '),
      alias: 'waiting',
      keywords: WAITING.map(statusWords).join(' '),
      icon: Clock,
      checked,
      ...(counts && covers(request, WAITING) && { count: formatCount(countIn(counts, WAITING)) }),
      run: () => setView((now) => withValues(now, 'status', checked ? [] : WAITING)),
    },
  ]
}

const SPANS = {
  created: { icon: CalendarClock, keywords: 'started submitted since' },
  ended: { icon: CalendarClock, keywords: 'finished' },
  during: { icon: CalendarClock, keywords: 'ran while' },
  longer: { icon: Hourglass, keywords: 'longer than duration' },
}

function spanCommands(key: SpanKey, { view, setView, filterCounts }: FilterContext): Command[] {
  return spanOptions(key, filterCounts?.spans[key] ?? null, view.tz).map(
    ({ value, label, ...count }) => {
      const checked = view[key] === value
      return {
        ...SPANS[key],
        id: `${key} ${value}`,
        group: 'Filters',
        label: `${SPAN_LABELS[key]}: ${label}`,
        checked,
        searchOnly: true,
        ...count,
        run: () => setView({ [key]: checked ? null : value }),
      }
    },
  )
}

/** These commands also set the status, since ended and waiting jobs have an elapsed time, too. */
function runningCommands({ view, setView, request, filterCounts }: FilterContext): Command[] {
  const counts = covers(request, RUNNING) ? filterCounts?.running : null
  return OFFERED_SPANS.longer.map((span) => {
    const checked = view.longer === span && isSameStatuses(view.status, RUNNING)
    return {
      id: `running ${span}`,
      group: 'Filters',
      label: `Running, elapsed at least ${span}`,
      alias: `running longer than ${span}`,
      keywords: 'stuck hanging slow',
      icon: Hourglass,
      checked,
      searchOnly: true,
      ...(counts && { count: formatCount(counts.get(span) ?? 0) }),
      run: () =>
        setView((now) => ({
          ...withValues(now, 'status', checked ? [] : RUNNING),
          longer: checked ? null : span,
        })),
    }
  })
}

/** Returns the projects, those with the most rows first. */
function projectsIn({ projects, filterCounts }: FilterContext): readonly Project[] {
  const counts = filterCounts?.projects
  const found = [...projects.values()]
  if (!counts) return found
  return found.sort((a, b) => (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0))
}

function projectCommands(context: FilterContext): Command[] {
  const { view, setView, request, filterCounts } = context
  const counts = filterCounts?.projects
  return projectsIn(context).map(({ id, name }) => {
    const checked = view.project === id
    return {
      id: `project ${id}`,
      group: 'Filters',
      label: `Project: ${name}`,
      hint: id,
      icon: Folder,
      checked,
      searchOnly: true,
      ...(counts && coversProject(request, id) && { count: formatCount(counts.get(id) ?? 0) }),
      run: () => setView((now) => withValues(now, 'project', checked ? [] : [id])),
    }
  })
}

function valuesIn(key: FacetKey, { view, filterCounts }: FilterContext): FilterOption[] {
  const chosen = [...view[key], ...view[exclusionOf(key)]]
  return facetOptions(key, chosen, filterCounts?.facets[key] ?? null)
}

function facetCommands(key: FacetKey, context: FilterContext): Command[] {
  const { view, setView } = context
  return valuesIn(key, context).map(({ value, label, ...count }) => ({
    id: `${key} ${value}`,
    group: 'Filters',
    label: `${FACETS[key].label}: ${displayLabel(key, label)}`,
    ...wordsOf(key, value),
    icon: ListFilter,
    checked: view[key].includes(value),
    searchOnly: true,
    isValue: true,
    ...count,
    run: () => setView((now) => withValues(now, key, toggled(now[key], value))),
  }))
}

/** Adds ellipses for the parts of an error type that differ between jobs. */
function displayLabel(key: ValueFilter, label: string): string {
  return key === 'fault' ? withEllipses(label) : label
}

function wordsOf(key: FacetKey, value: string): Pick<Command, 'alias' | 'keywords'> {
  if (key === 'fault') {
    return { alias: errorTypeAlias(value), keywords: `crashed reason ${value}` }
  }
  return key === 'error' && value === HAS_ERROR ? { keywords: 'crashed broken' } : {}
}

/** These commands have no count: next to a value, it would look like the number of jobs with that value. */
function exclusionCommands(context: FilterContext): Command[] {
  const projects = projectsIn(context).map(({ id, name }) => ({
    value: id,
    label: name,
    hint: id,
  }))
  return [
    ...statusesIn(context).map((option) => exclusionCommand('status', 'Status', option, context)),
    ...projects.map((option) => exclusionCommand('project', 'Project', option, context)),
    ...FACET_KEYS.flatMap((key) =>
      valuesIn(key, context).map((option) =>
        exclusionCommand(key, FACETS[key].label, option, context),
      ),
    ),
  ]
}

function exclusionCommand(
  key: ValueFilter,
  name: string,
  { value, label, hint }: FilterOption,
  { view, setView }: FilterContext,
): Command {
  return {
    id: `${exclusionOf(key)} ${value}`,
    group: 'Filters',
    label: `Exclude ${name}: ${displayLabel(key, label)}`,
    alias: `Exclude ${label}`,
    ...(hint !== undefined && { hint }),
    keywords: 'not without hide',
    icon: Ban,
    checked: view[exclusionOf(key)].includes(value),
    searchOnly: true,
    isValue: true,
    last: true,
    run: () => setView((now) => toggleExcluded(now, key, value)),
  }
}

function toggled(values: readonly string[], value: string): readonly string[] {
  return values.includes(value) ? values.filter((other) => other !== value) : [...values, value]
}
