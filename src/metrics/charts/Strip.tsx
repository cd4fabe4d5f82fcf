import { clsx } from 'clsx'
import { memo, useCallback, useId, useMemo } from 'react'
import type { NodeSeries } from '#src/metrics/jobMetrics.ts'
import type { ChartContext } from './chartContext.ts'
import { paintStrip } from './paintStrip.ts'
import { PlotArea, type Paint } from './PlotArea.tsx'
import { rowAt, stripLayout, type StripLayout } from './stripLayout.ts'
import { StripLegend } from './StripLegend.tsx'
import { StripReadout } from './StripReadout.tsx'
import { AXIS_HEIGHT, LEFT } from './timeScale.ts'

interface StripProps {
  readonly title: string
  readonly context: ChartContext
  readonly nodes: readonly NodeSeries[]
  readonly selected: number
  readonly onSelect: (node: number) => void
}

/** The utilization of the GPUs of all nodes: a row per GPU, a color per value. */
export const Strip = memo(function Strip(props: StripProps) {
  const { title, context, nodes, selected, onSelect } = props
  const { step } = context
  const id = useId()
  const layout = useMemo(() => stripLayout(nodes.map(({ gpus }) => gpus.length)), [nodes])
  const paint = useCallback<Paint>(
    (canvas, axis, palette) => paintStrip(canvas, { nodes, layout, axis, step, palette }),
    [nodes, layout, step],
  )
  const isOver = useMemo(
    () =>
      nodes.some(({ gpus }) => gpus.some(({ utilization }) => utilization.values.some(isAbove1))),
    [nodes],
  )
  return (
    <div role="group" aria-labelledby={id} className="flex min-w-0 flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h3 id={id} className="font-medium">
          {title}
        </h3>
        <StripLegend isOver={isOver} />
      </div>
      <StripReadout context={context} nodes={nodes} />
      <div className="relative">
        <StripLabels nodes={nodes} layout={layout} selected={selected} />
        <PlotArea
          context={context}
          height={layout.height + AXIS_HEIGHT}
          paint={paint}
          rowAt={(y) => rowAt(layout, y)}
          onPress={nodes.length > 1 ? ({ node }) => onSelect(node) : undefined}
        />
      </div>
    </div>
  )
})

function isAbove1(share: number): boolean {
  return share > 1
}

/** Rows at least this high, px, have room for a rank. */
const RANKS_FROM = 12

interface StripLabelsProps {
  readonly nodes: readonly NodeSeries[]
  readonly layout: StripLayout
  readonly selected: number
}

/** Hidden from screen readers, which use the list of nodes and the tables. */
function StripLabels({ nodes, layout, selected }: StripLabelsProps) {
  const { groups, rows, rowHeight } = layout
  const isSingle = nodes.length === 1
  const hasRanks = rowHeight >= RANKS_FROM
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute inset-y-0 left-0 text-[11px] leading-none text-muted tabular-nums"
      style={{ width: LEFT - 8 }}
    >
      {!isSingle &&
        groups.map(({ top, height }, node) => {
          const isSelected = node === selected
          return (
            <div
              key={nodes[node]?.name}
              className={clsx('absolute inset-x-0 flex items-center', hasRanks && 'pr-4')}
              style={{ top, height }}
            >
              <span className={clsx('truncate', isSelected && 'font-medium text-ink')}>
                {nodes[node]?.name}
              </span>
              <span
                className={clsx(
                  'absolute inset-y-0 -right-1.5 w-0.75',
                  isSelected && 'fill-selected rounded-full',
                )}
              />
            </div>
          )
        })}
      {hasRanks &&
        rows.map(({ node, gpu, top }) => (
          <span
            key={top}
            className="absolute right-0 flex items-center"
            style={{ top, height: rowHeight }}
          >
            {isSingle && 'GPU '}
            {nodes[node]?.gpus[gpu]?.rank}
          </span>
        ))}
    </div>
  )
}
