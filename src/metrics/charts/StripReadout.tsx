import { useSelector } from '@tanstack/react-store'
import { formatShare } from '#src/lib/share.ts'
import { zoneName } from '#src/lib/zone.ts'
import type { NodeSeries } from '#src/metrics/jobMetrics.ts'
import type { ChartContext } from './chartContext.ts'
import { timeIn } from './crosshair.ts'
import { utilizationExtremes } from './extremes.ts'
import { formatSampleTime } from './format.ts'
import { isGap, valueAt } from './samples.ts'

interface StripReadoutProps {
  readonly context: ChartContext
  readonly nodes: readonly NodeSeries[]
}

/** The GPU under the pointer or, if there is none, the lowest and the median utilization of all GPUs. */
export function StripReadout({ context, nodes }: StripReadoutProps) {
  const { crosshair, newest, range, isLatest, isActive, zone, step } = context
  const current = useSelector(crosshair)
  const time = timeIn(range, current)
  const { row } = current
  const isLate = !isLatest || (isActive && isGap(newest, range.to, step))
  const print = (at: number) => `${formatSampleTime(at, range, zone)} ${zoneName(at, zone)}`
  const word = isLatest ? 'Latest' : 'Last in range'
  const last = isLate && newest > -Infinity ? `${word}, ${print(newest)}` : word
  const nameOf = (node: number, gpu: number) => {
    const own = nodes[node]
    const rank = `GPU ${own?.gpus[gpu]?.rank ?? gpu}`
    return own && nodes.length > 1 ? `${own.name}, ${rank}` : rank
  }
  return (
    <p className="flex min-h-5 flex-wrap gap-x-3 text-muted tabular-nums">
      <span>{time === null ? last : print(time)}</span>
      {row && time !== null ? (
        <Value name={nameOf(row.node, row.gpu)} share={valueOfRow(nodes, row, time, step)} />
      ) : (
        <AllGpus extremes={utilizationExtremes(nodes, time, context)} nameOf={nameOf} />
      )}
    </p>
  )
}

function valueOfRow(
  nodes: readonly NodeSeries[],
  { node, gpu }: { readonly node: number; readonly gpu: number },
  time: number,
  step: number,
): number | null {
  const series = nodes[node]?.gpus[gpu]?.utilization
  return series ? valueAt(series, time, step) : null
}

interface AllGpusProps {
  readonly extremes: ReturnType<typeof utilizationExtremes>
  readonly nameOf: (node: number, gpu: number) => string
}

function AllGpus({ extremes, nameOf }: AllGpusProps) {
  if (!extremes) return <span>No samples</span>
  const { lowest, median, count } = extremes
  const name = nameOf(lowest.node, lowest.gpu)
  if (count === 1) return <Value name={name} share={lowest.value} />
  return (
    <>
      <Value name={`Lowest: ${name}`} share={lowest.value} />
      <Value name="Median" share={median} />
    </>
  )
}

function Value({ name, share }: { readonly name: string; readonly share: number | null }) {
  return (
    <span>
      {name} <span className="text-ink">{share === null ? 'no sample' : formatShare(share)}</span>
    </span>
  )
}
