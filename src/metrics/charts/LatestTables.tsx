import { memo, useMemo, type ReactNode } from 'react'
import type { Zone } from '#src/lib/zone.ts'
import type { JobMetrics, NodeLimits, NodeSeries } from '#src/metrics/jobMetrics.ts'
import { formatMemory, formatSampleTime } from './format.ts'
import { latestValues, type GpuRow, type ResourceRow } from './latestValues.ts'
import type { TimeRange } from './timeScale.ts'

interface LatestTablesProps {
  readonly node: NodeSeries
  readonly metrics: JobMetrics
  readonly limits: NodeLimits
  readonly range: TimeRange
  /** Whether the range ends now, or with the job. */
  readonly isLatest: boolean
  readonly zone: Zone
}

/** The latest values of one node in the range, including storage and cache, which aren’t charted. */
export const LatestTables = memo(function LatestTables(props: LatestTablesProps) {
  const { node, metrics, limits, range, isLatest, zone } = props
  const { gpus, resources } = useMemo(
    () => latestValues(node, metrics, limits),
    [node, metrics, limits],
  )
  const name = metrics.leaderOnly ? 'the leader node' : node.name
  const of = metrics.leaderOnly || metrics.nodes.length > 1 ? ` of ${name}` : ''
  const caption = (what: string) =>
    isLatest ? `Latest values${what}` : `Last values${what} in this range`
  const timeOf = (since: number) => formatSampleTime(since, range, zone)
  const { gpuMemory } = limits
  return (
    <div className="grid items-start gap-x-8 gap-y-4 @min-[56rem]:grid-cols-2">
      {gpus.length > 0 && (
        <Table
          caption={caption(` of each GPU${of}`)}
          columns={[
            'GPU',
            'Utilization',
            'Memory',
            ...(gpuMemory === null ? [] : [`Of ${formatMemory(gpuMemory)}`]),
          ]}
        >
          {gpus.map((row) => (
            <GpuCells key={row.rank} row={row} hasShare={gpuMemory !== null} timeOf={timeOf} />
          ))}
        </Table>
      )}
      <Table caption={caption(of || ' of the node')} columns={['Resource', 'Usage', 'Of limit']}>
        {resources.map((row) => (
          <ResourceCells key={row.name} row={row} timeOf={timeOf} />
        ))}
      </Table>
    </div>
  )
})

interface TableProps {
  readonly caption: string
  readonly columns: readonly string[]
  readonly children: ReactNode
}

function Table({ caption, columns, children }: TableProps) {
  return (
    <table className="w-full tabular-nums">
      <caption className="pb-1 text-left font-medium">{caption}</caption>
      <thead>
        <tr className="border-b border-line text-xs text-muted">
          {columns.map((column, index) => (
            <th
              key={column}
              scope="col"
              className={
                index === 0 ? 'py-1 text-left font-normal' : 'py-1 pl-4 text-right font-normal'
              }
            >
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}

type TimeOf = (since: number) => string

interface GpuCellsProps {
  readonly row: GpuRow
  readonly hasShare: boolean
  readonly timeOf: TimeOf
}

function GpuCells({ row, hasShare, timeOf }: GpuCellsProps) {
  const { rank, utilization, memory, memoryShare } = row
  return (
    <tr className="border-b border-line">
      <RowName>{`GPU ${rank}`}</RowName>
      <Cell latest={utilization} timeOf={timeOf} />
      <Cell latest={memory} timeOf={timeOf} />
      {hasShare && <Cell latest={memoryShare} timeOf={timeOf} />}
    </tr>
  )
}

interface ResourceCellsProps {
  readonly row: ResourceRow
  readonly timeOf: TimeOf
}

function ResourceCells({ row: { name, usage, share }, timeOf }: ResourceCellsProps) {
  return (
    <tr className="border-b border-line">
      <RowName>{name}</RowName>
      <Cell latest={usage} timeOf={timeOf} />
      <Cell latest={share} timeOf={timeOf} />
    </tr>
  )
}

function RowName({ children }: { readonly children: string }) {
  return (
    <th scope="row" className="py-1 text-left font-normal">
      {children}
    </th>
  )
}

interface CellProps {
  readonly latest: GpuRow['utilization']
  readonly timeOf: TimeOf
}

/** A value, with its time if others are newer. */
function Cell({ latest, timeOf }: CellProps) {
  return (
    <td className="py-1 pl-4 text-right">
      {latest ? latest.text : <span className="no-value" />}
      {latest && latest.since !== null && (
        <span className="block text-xs text-muted">at {timeOf(latest.since)}</span>
      )}
    </td>
  )
}
