import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { isActive } from '#src/jobs/job.ts'
import { lifetimeOf } from '#src/jobs/lifetime.ts'
import { Button } from '#src/ui/Button.tsx'
import { useClock } from '#src/ui/clock.ts'
import { printTimes } from '#src/view/filtering/spans.ts'
import { isRangeWord, type RangeWord } from '#src/view/metricsRange.ts'
import { useView } from '#src/view/useView.tsx'
import { JobCharts } from './charts/JobCharts.tsx'
import { describeEmptyMetrics, OUTSIDE } from './emptyMetrics.ts'
import { limitsOf } from './limits.ts'
import { FailedMetrics, FailedPoll } from './MetricsFailure.tsx'
import { hasAllSamples, metricsQuery, type LoadedMetrics } from './metricsQuery.ts'
import { MetricsToolbar } from './MetricsToolbar.tsx'
import { isLatest, isWholeLife, windowOf } from './metricsWindow.ts'
import { hasSamples } from './series.ts'

/** The metrics of the open job, in the range of the URL. */
export function MetricsTab({ job }: { readonly job: TrainingJob }) {
  const [{ range }, setView] = useView()
  const isOutside = useClock((now) => {
    const { from, to } = windowOf(range, lifetimeOf(job), now)
    return from === to
  })
  const query = useQuery({ ...metricsQuery(job, range), enabled: !isOutside })
  const { data, error: failed } = query
  // The charts of the previous range stay while another loads.
  const [last, setLast] = useState(data)
  if (data && data !== last) setLast(data)
  const previous = last && hasSamples(last.value.metrics) ? last : null
  const loaded = isOutside ? null : failed ? data : (data ?? previous)
  const isOld = loaded !== data
  const isPolled = loaded && isActive(job) && !hasAllSamples(range, lifetimeOf(job), loaded.at)
  const retry = () => void query.refetch()
  // The range that a zoom began in.
  const [word, setWord] = useState<RangeWord>('all')
  if (isRangeWord(range) && range !== word) setWord(range)
  return (
    <section aria-label="Metrics" className="flex min-h-full flex-col">
      <MetricsToolbar
        range={range}
        firstSample={loaded?.value.firstSample ?? null}
        onRange={(next) => setView({ range: next }, 'replace')}
        onReset={() => setView({ range: word })}
        isLoading={isOld && loaded !== null}
        updatedAt={isPolled ? loaded.at : null}
      />
      {failed && loaded && <FailedPoll failed={failed} onRetry={retry} />}
      {isOutside ? (
        <Empty {...OUTSIDE}>
          <ShowAll />
        </Empty>
      ) : loaded ? (
        <Loaded job={job} {...loaded.value} at={loaded.at} isStale={isOld || failed !== null} />
      ) : failed ? (
        <FailedMetrics failed={failed} onRetry={retry} />
      ) : (
        <p role="status" className="m-auto px-5 py-8 text-muted">
          Loading metrics…
        </p>
      )}
    </section>
  )
}

interface LoadedProps extends LoadedMetrics {
  readonly job: TrainingJob
  /** When the metrics were requested, by the API's clock, ms since the epoch. */
  readonly at: number
  readonly isStale: boolean
}

function Loaded({ job, metrics, window, at, isStale }: LoadedProps) {
  const [{ range, chart }, setView] = useView()
  if (!hasSamples(metrics)) {
    const isWhole = isWholeLife(range, window, lifetimeOf(job))
    return (
      <Empty {...describeEmptyMetrics(job, { range, isWhole })}>{!isWhole && <ShowAll />}</Empty>
    )
  }
  return (
    <JobCharts
      metrics={metrics}
      limits={limitsOf(job.instance_type)}
      range={window}
      isLatest={isLatest(range, lifetimeOf(job), at)}
      onZoom={(period) => setView({ range: printTimes(period) })}
      isActive={isActive(job)}
      node={Math.min(chart, metrics.nodes.length - 1)}
      onNode={(node) => setView({ chart: node }, 'replace')}
      isStale={isStale}
    />
  )
}

function ShowAll() {
  const [, setView] = useView()
  return <Button onClick={() => setView({ range: 'all' }, 'replace')}>Show all metrics</Button>
}

interface EmptyProps {
  readonly title: string
  readonly text: string
  readonly children: ReactNode
}

function Empty({ title, text, children }: EmptyProps) {
  return (
    <div className="m-auto flex max-w-md flex-col items-center gap-1 px-5 py-8 text-center">
      <h3 className="font-medium">{title}</h3>
      <p className="text-muted">{text}</p>
      {children && <div className="mt-3 flex flex-wrap justify-center gap-2">{children}</div>}
    </div>
  )
}
