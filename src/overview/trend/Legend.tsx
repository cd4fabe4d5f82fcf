import { OUTCOMES } from '../../jobs/outcome.ts'
import { sumOf } from '../../jobs/trend.ts'
import { formatCount } from '../../jobs/units.ts'
import { PickButton } from '../PickButton.tsx'
import type { SetView } from '../../view/useView.ts'
import { pickOutcome, type Pressing } from './marks.ts'
import { Swatch } from './Patterns.tsx'
import { OUTCOME_LABELS } from './words.ts'

interface LegendProps {
  readonly pressing: Pressing
  readonly setView: SetView
  readonly patterns: string
}

/** What the colours mean, how many jobs each stands for, and a press for only those. */
export function Legend({ pressing, setView, patterns }: LegendProps) {
  const { view, trend, statuses } = pressing
  const counts = sumOf(trend.created)
  return (
    <ul aria-label="Outcomes" className="-mx-1.5 flex flex-wrap gap-x-1 gap-y-0.5 text-xs">
      {OUTCOMES.filter((outcome) => counts[outcome] > 0).map((outcome) => (
        <li key={outcome}>
          <PickButton
            view={view}
            setView={setView}
            picked={pickOutcome(view, outcome, statuses)}
            cleared={{ ...view, status: [] }}
            className="flex h-6 items-center gap-1.5 rounded-md px-1.5 tabular-nums hover:bg-subtle aria-pressed:bg-accent-soft"
          >
            <Swatch outcome={outcome} id={patterns} />
            {OUTCOME_LABELS[outcome]}{' '}
            <span className="text-muted">{formatCount(counts[outcome])}</span>
          </PickButton>
        </li>
      ))}
    </ul>
  )
}
