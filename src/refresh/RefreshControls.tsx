import { clsx } from 'clsx'
import { RefreshCw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { TimeAgo } from '#src/components/TimeAgo.tsx'
import { formatExact } from '#src/lib/zone.ts'
import { useSearch } from '#src/search/SearchContext.ts'
import { IconButton } from '#src/ui/IconButton.tsx'
import { whenIdle } from '#src/ui/whenIdle.ts'
import { withTooltip } from '#src/ui/withTooltip.ts'
import { useView } from '#src/view/useView.tsx'
import { useZone } from '#src/view/zone.ts'
import { RefreshPicker } from './RefreshPicker.tsx'
import { setRefresh } from './setRefresh.ts'
import { useCanRefresh } from './useCanRefresh.ts'

export function RefreshControls() {
  const [view, setView] = useView()
  const search = useSearch()
  const canRefresh = useCanRefresh()
  return (
    <div className="flex items-center gap-1 sm:gap-2">
      {search.result && <Updated at={search.fetchedAt} />}
      <div className="flex">
        <IconButton
          icon={RefreshCw}
          label="Refresh now"
          keys="R"
          variant="outline"
          className="rounded-r-none"
          iconClass={clsx('size-4', search.fetching && 'animate-spin')}
          aria-keyshortcuts="R"
          disabled={!canRefresh}
          onClick={search.refresh}
        />
        <RefreshPicker
          refresh={view.refresh}
          onSelect={(interval) => setRefresh(interval, setView, search.refresh)}
        />
      </div>
    </div>
  )
}

function Updated({ at }: { readonly at: number }) {
  const zone = useZone()
  const [isIdle, setIsIdle] = useState(false)
  // The first formatted time takes 14 ms, which would delay the first rows.
  useEffect(() => void whenIdle().then(() => setIsIdle(true)), [])
  return (
    <span
      // Wide enough for any age below an hour, so that nothing moves as it grows.
      className="min-w-16 whitespace-nowrap text-muted tabular-nums sm:min-w-28"
      {...(isIdle && withTooltip(formatExact(at, zone)))}
    >
      <span className="max-sm:sr-only">Updated </span>
      <TimeAgo at={at} isPast className="max-sm:inline-block max-sm:first-letter:uppercase" />
    </span>
  )
}
