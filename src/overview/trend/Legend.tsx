import { kindOf, statusLabel, statusName, type Kind } from '#src/contract/statuses.ts'
import { formatCount } from '#src/lib/units.ts'
import { drillToStatuses } from '#src/overview/drillDown.ts'
import { DrillDownButton } from '#src/overview/DrillDownButton.tsx'
import type { View } from '#src/view/view.ts'
import { drillToKind, type Pressing } from './marks.ts'
import { Swatch } from './Patterns.tsx'
import { sumOf, TREND_KINDS } from './trend.ts'
import { KIND_LABELS } from './words.ts'

interface LegendProps {
  readonly pressing: Pressing
  readonly counts: ReadonlyMap<string, number>
  readonly patterns: string
}

interface Entry {
  readonly kind: Kind
  readonly label: string
  readonly count: number
  readonly target: View
  /** The full label, if that is longer. */
  readonly name?: string
}

export function Legend({ pressing, counts, patterns }: LegendProps) {
  const { view } = pressing
  return (
    <ul aria-label="Outcomes" className="-mx-1.5 flex flex-wrap gap-x-1 gap-y-0.5 text-xs">
      {entriesOf(pressing, counts).map(({ kind, label, count, target, name }) => (
        <li key={name ?? kind}>
          <DrillDownButton
            target={target}
            cleared={{ ...view, status: [] }}
            className="flex h-6 items-center gap-1.5 rounded-md px-1.5 tabular-nums hover:bg-subtle aria-pressed:bg-accent-soft"
            {...(name !== undefined && { label: `${name} ${formatCount(count)}` })}
          >
            <Swatch kind={kind} id={patterns} />
            {label} <span className="text-muted">{formatCount(count)}</span>
          </DrillDownButton>
        </li>
      ))}
    </ul>
  )
}

/** Returns an entry for each kind that has jobs. Unknown statuses have one each, because they look the same. */
function entriesOf({ view, trend, statuses }: Pressing, counts: LegendProps['counts']): Entry[] {
  const sums = sumOf(trend.created)
  const known = TREND_KINDS.filter((kind) => kind !== 'unknown' && sums[kind] > 0)
  const unknown = [...counts]
    .filter(([status]) => kindOf(status) === 'unknown')
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return [
    ...known.map((kind) => ({
      kind,
      label: KIND_LABELS[kind],
      count: sums[kind],
      target: drillToKind(view, kind, statuses),
    })),
    ...unknown.map(([status, count]) => ({
      kind: 'unknown' as const,
      label: statusLabel(status),
      count,
      target: drillToStatuses(view, [status]),
      name: statusName(status),
    })),
  ]
}
