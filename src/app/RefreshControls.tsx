import { RefreshCw } from 'lucide-react'
import { RefreshPicker } from '../filters/RefreshPicker.tsx'
import { formatExact, formatRelative } from '../jobs/time.ts'
import type { TrainingJobs } from '../search/useTrainingJobs.ts'
import { classes, CONTROL } from '../ui/classes.ts'
import { useClock } from '../ui/clock.ts'
import type { SetView } from '../view/useView.ts'
import type { View } from '../view/view.ts'

interface RefreshControlsProps {
  readonly view: View
  readonly setView: SetView
  readonly search: TrainingJobs
}

/** How old the rows are, how often they are renewed, and a button to renew them now. */
export function RefreshControls({ view, setView, search }: RefreshControlsProps) {
  const mustWait = search.error?.kind === 'rate-limited' && search.nextPollAt !== null
  return (
    <div className="flex items-center gap-2">
      {search.answer && <Updated at={search.answeredAt} />}
      <div className="flex">
        <button
          type="button"
          aria-label="Refresh now"
          title="Refresh now"
          className={classes(CONTROL, 'w-8 justify-center rounded-l-md')}
          disabled={mustWait}
          onClick={search.refresh}
        >
          <RefreshCw aria-hidden className={classes('size-4', search.fetching && 'animate-spin')} />
        </button>
        <RefreshPicker refresh={view.refresh} onPick={(refresh) => setView({ ...view, refresh })} />
      </div>
    </div>
  )
}

function Updated({ at }: { readonly at: number }) {
  const ago = useClock((now) => formatRelative(at, Math.max(at, now)))
  return (
    <span className="hidden text-muted tabular-nums sm:inline" title={formatExact(at)}>
      updated {ago}
    </span>
  )
}
