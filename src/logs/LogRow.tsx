import { memo, type Ref } from 'react'
import type { Highlighter } from './highlight.ts'
import { levelKeyOf, levelWord } from './levels.ts'
import { printFullTime, printLineTime, type LineClock } from './lineTime.ts'
import type { LogLine } from './logLine.ts'
import { LogMessage } from './LogMessage.tsx'
import { LEVEL_WIDTH } from './rowWidths.ts'

// Separate props, so that `memo` compares each.
interface LogRowProps {
  readonly line: LogLine
  /** The key of the line in the list. Not its rank, which changes when lines above it are loaded or dropped. */
  readonly listKey: number
  readonly clock: LineClock
  /** Whether any line has a level. */
  readonly hasLevels: boolean
  /** The node's short name; `null` if the log has only one node. */
  readonly node: string | null
  /** The lengths of the longest time and the longest node name. */
  readonly timeWidth: number
  readonly nodeWidth: number
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

/**
 * A line of a log. Handlers for all rows are on their container. While a log scrolls, up to 50 rows are created in a
 * frame, so a row is text in few elements, with spaces up to the next column: flex items took twice as long to lay out.
 */
export const LogRow = memo(function LogRow(props: LogRowProps) {
  const { line, listKey, clock, node, isSelected, isCurrent, isExpanded, highlighter } = props
  const level = levelKeyOf(line.level)
  const word = levelWord(line.level)
  const color = COLORS[level]
  const time = printLineTime(line, clock)
  const dot = time.lastIndexOf('.')
  return (
    <div
      ref={props.ref}
      data-key={listKey}
      data-level={level}
      data-selected={isSelected || undefined}
      data-current={isCurrent || undefined}
      className="log-row"
    >
      <span className="log-meta text-muted" data-tooltip={printFullTime(line)}>
        {time.slice(0, dot)}
        <span className="log-fraction">{time.slice(dot)}</span>
        {spaces(props.timeWidth - time.length)}
        {props.hasLevels && (color ? <span className={color}>{word}</span> : word)}
        {props.hasLevels && spaces(LEVEL_WIDTH - word.length)}
      </span>
      {node !== null && (
        <span className="log-meta text-muted" data-tooltip={line.replica ?? 'No node'}>
          {node + spaces(props.nodeWidth - node.length)}
        </span>
      )}
      <LogMessage message={line.message} isExpanded={isExpanded} highlighter={highlighter} />
    </div>
  )
})

/** Returns what separates a text from the next column: a space, and more if the text is shorter than its column. */
function spaces(missing: number): string {
  return ' '.repeat(Math.max(0, missing) + 1)
}
