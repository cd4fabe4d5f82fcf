import { clsx } from 'clsx'
import { memo, type Ref } from 'react'
import type { Highlighter } from './highlight.ts'
import { levelKeyOf, levelWord } from './levels.ts'
import { printFullTime, printLineTime, type LineClock } from './lineTime.ts'
import type { LogLine } from './logLine.ts'
import { LogMessage } from './LogMessage.tsx'

// Separate props, so that `memo` compares each.
interface LogRowProps {
  readonly line: LogLine
  readonly rank: number
  readonly clock: LineClock
  /** The node's short name; `null` if the log has only one node. */
  readonly node: string | null
  readonly isSelected: boolean
  /** Whether it is the current match of the find bar. */
  readonly isCurrent: boolean
  readonly isExpanded: boolean
  readonly highlighter: Highlighter | null
  readonly ref: Ref<HTMLDivElement>
}

const COLORS: Readonly<Record<string, string>> = {
  error: 'text-tone-red',
  warning: 'text-tone-amber',
}

/** A line of a log. Handlers for all rows are on their container. */
export const LogRow = memo(function LogRow(props: LogRowProps) {
  const { line, rank, clock, node, isSelected, isCurrent, isExpanded, highlighter, ref } = props
  const level = levelKeyOf(line.level)
  const time = printLineTime(line, clock)
  const dot = time.lastIndexOf('.')
  return (
    <div
      ref={ref}
      data-index={rank}
      data-level={level}
      data-selected={isSelected || undefined}
      data-current={isCurrent || undefined}
      className="log-row"
    >
      <span className="log-meta text-muted tabular-nums" data-tooltip={printFullTime(line)}>
        {time.slice(0, dot)}
        <span className="log-fraction">{time.slice(dot)}</span>
      </span>{' '}
      <span className={clsx('log-meta log-level', COLORS[level] ?? 'text-muted')}>
        {levelWord(line.level)}
      </span>{' '}
      {node !== null && (
        <>
          <span className="log-meta log-node text-muted" data-tooltip={line.replica ?? 'No node'}>
            {node}
          </span>{' '}
        </>
      )}
      <div className="log-message">
        <LogMessage message={line.message} isExpanded={isExpanded} highlighter={highlighter} />
      </div>
    </div>
  )
})
