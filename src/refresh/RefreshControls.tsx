import { clsx } from 'clsx'
import { RefreshCw } from 'lucide-react'
import { formatRelative } from '#src/lib/time.ts'
import { formatExact } from '#src/lib/zone.ts'
import type { TrainingJobs } from '#src/search/useTrainingJobs.ts'
import { CONTROL } from '#src/ui/classes.ts'
import { useClock } from '#src/ui/clock.ts'
import type { SetView } from '#src/view/useView.ts'
import type { View } from '#src/view/view.ts'
import { useZone } from '#src/view/zone.ts'
import { pickRefresh } from './setRefresh.ts'
import { RefreshPicker } from './RefreshPicker.tsx'
import { useMayAsk } from './useCanRefresh.ts'
import { withTooltip } from '#src/ui/withTooltip.ts'

interface RefreshControlsProps {
  readonly view: View
  readonly setView: SetView
  readonly search: TrainingJobs
}

/** How old the rows are, how often they are renewed, and a button to renew them now. */
export function RefreshControls({ view, setView, search }: RefreshControlsProps) {
  const mayAsk = useMayAsk(search)
  return (
    <div className="flex items-center gap-1 sm:gap-2">
      {search.answer && <Updated at={search.answeredAt} />}
      <div className="flex">
        <button
          type="button"
          aria-label="Refresh now"
          data-tooltip="Refresh now (R)"
          aria-keyshortcuts="R"
          // Not `disabled`: the button would lose the focus with every poll.
          aria-disabled={!mayAsk}
          className={clsx(CONTROL, 'w-8 justify-center rounded-l-md')}
          onClick={() => {
            if (mayAsk) search.refresh()
          }}
        >
          <RefreshCw aria-hidden className={clsx('size-4', search.fetching && 'animate-spin')} />
        </button>
        <RefreshPicker
          refresh={view.refresh}
          onPick={(refresh) => pickRefresh(refresh, { view, setView, search, mayAsk })}
        />
      </div>
    </div>
  )
}

function Updated({ at }: { readonly at: number }) {
  const zone = useZone()
  const ago = useClock((now) => formatRelative(at, Math.max(at, now)))
  return (
    <span
      className="whitespace-nowrap text-muted tabular-nums"
      {...withTooltip(formatExact(at, zone))}
    >
      <span className="max-sm:sr-only">updated </span>
      {ago}
    </span>
  )
}
