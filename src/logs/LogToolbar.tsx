import { ListFilter, Search, WrapText } from 'lucide-react'
import { commandKeys } from '#src/lib/platform.ts'
import { formatCount, plural } from '#src/lib/units.ts'
import type { Zone } from '#src/lib/zone.ts'
import { IconButton } from '#src/ui/IconButton.tsx'
import { NO_VALUE } from '#src/view/filtering/facets.ts'
import { FacetButton } from './FacetButton.tsx'
import { levelKeyOf, levelsOf } from './levels.ts'
import type { LineFacets } from './lineFacets.ts'
import { printRange } from './lineTime.ts'
import type { LogFilter } from './logFilter.ts'
import { millisecondOf, type LogLine } from './logLine.ts'
import { wrapsLines } from './logPreferences.ts'
import type { OpenLog } from './openLog.ts'
import { SaveMenu } from './SaveMenu.tsx'
import type { SaveItem } from './SavePopup.tsx'
import { SearchField } from './SearchField.tsx'
import { TimeMenu } from './TimeMenu.tsx'

// All controls of the log, hence the many props.
interface LogToolbarProps {
  readonly log: OpenLog
  readonly filter: LogFilter
  readonly onFilter: (change: Partial<LogFilter>) => void
  readonly facets: LineFacets
  /** The nodes' short names by replica; `null` if the log has only one node. */
  readonly names: ReadonlyMap<string, string> | null
  /** What is wrong with the text of the filter; `null` if nothing is. */
  readonly problem: string | null
  /** The number of lines that match the filters; `null` without filters. */
  readonly matching: number | null
  readonly isSearching: boolean
  readonly zone: Zone
  readonly isSince: boolean
  readonly wraps: boolean
  readonly isFindOpen: boolean
  readonly onFind: () => void
  readonly saveItems: readonly SaveItem[]
}

export function LogToolbar(props: LogToolbarProps) {
  const { log, filter, onFilter, facets, names, problem, matching, isSearching } = props
  const { buffer } = log.log
  const [first, last] = [buffer.at(0), buffer.at(buffer.length - 1)]
  return (
    <div className="flex flex-wrap items-start gap-x-3 gap-y-1 border-b border-line px-3 py-2">
      <div className="flex min-w-0 flex-[1_1_24rem] items-start gap-1.5 @4xl/log:flex-none @4xl/log:basis-136">
        <div className="max-w-lg min-w-24 flex-1">
          <SearchField
            label="Filter lines"
            placeholder="Filter lines, /regex/"
            icon={<ListFilter aria-hidden className="size-4" />}
            value={filter.log}
            problem={problem}
            clears
            onChange={(text) => onFilter({ log: text })}
          />
        </div>
        <FacetButton
          label="Level"
          options={levelOptions(facets)}
          selected={filter.level}
          onSelect={(level) => onFilter({ level })}
        />
        {(names !== null || filter.node.length > 0) && (
          <FacetButton
            label="Node"
            options={nodeOptions(facets, names)}
            selected={filter.node}
            onSelect={(node) => onFilter({ node })}
          />
        )}
      </div>
      <div className="flex min-w-0 flex-[1_1_17rem] items-center gap-0.5">
        <div className="mr-auto min-w-0 text-xs leading-4 text-muted tabular-nums">
          <p className="truncate text-ink">
            {buffer.length > 0 && countText({ loaded: buffer.length, matching, isSearching })}
          </p>
          {first && last && (
            <p className="truncate" data-tooltip="">
              {printLoaded(first, last, props.zone)}
            </p>
          )}
        </div>
        <IconButton
          icon={Search}
          label="Find"
          keys={commandKeys('F')}
          aria-expanded={props.isFindOpen}
          onClick={props.onFind}
        />
        <IconButton
          icon={WrapText}
          label="Wrap lines"
          aria-pressed={props.wraps}
          onClick={() => wrapsLines.set(!props.wraps)}
        />
        <TimeMenu isSince={props.isSince} at={last ? millisecondOf(last) : log.span.createdAt} />
        <SaveMenu items={props.saveItems} />
      </div>
    </div>
  )
}

interface Counts {
  readonly loaded: number
  readonly matching: number | null
  readonly isSearching: boolean
}

function countText({ loaded, matching, isSearching }: Counts): string {
  const lines = plural(loaded, 'loaded line')
  if (matching === null) return lines
  return isSearching ? `Searching ${lines}…` : `${formatCount(matching)} in ${lines}`
}

/** Prints the times of the first and the last line. */
function printLoaded(first: LogLine, last: LogLine, zone: Zone): string {
  const range = printRange(millisecondOf(first), millisecondOf(last), zone)
  return zone === null ? range : `${range} UTC`
}

function levelOptions({ levels }: LineFacets) {
  return levelsOf(levels.keys()).map(({ key, label }) => ({
    value: key,
    label,
    count: countOf(levels, (level) => levelKeyOf(level) === key),
  }))
}

function nodeOptions({ replicas }: LineFacets, names: ReadonlyMap<string, string> | null) {
  const known = [...(names ?? new Map<string, string>())].map(([value, name]) => ({
    value,
    label: name === value ? name : `${name} (${value})`,
    count: replicas.get(value) ?? 0,
  }))
  const without = replicas.get(null)
  return without === undefined
    ? known
    : [...known, { value: NO_VALUE, label: 'No node', count: without }]
}

function countOf(
  counts: ReadonlyMap<string | null, number>,
  isCounted: (value: string | null) => boolean,
): number {
  let sum = 0
  for (const [value, count] of counts) if (isCounted(value)) sum += count
  return sum
}
