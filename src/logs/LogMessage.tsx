import { clsx } from 'clsx'
import { useMemo } from 'react'
import { isAscii } from '#src/lib/fold.ts'
import { plural, pluralForm } from '#src/lib/units.ts'
import { expandedLines, foldLines } from './foldLines.ts'
import { markLines, type Highlighter, type MarkedSpan } from './highlight.ts'
import { terminalLines } from './terminalText.ts'
import type { TextStyle } from './textStyle.ts'

interface LogMessageProps {
  readonly message: string
  readonly isExpanded: boolean
  /** `null` if nothing is marked in this line. */
  readonly highlighter: Highlighter | null
}

/** A message as a terminal displays it, with the middle of a long one hidden. */
export function LogMessage({ message, isExpanded, highlighter }: LogMessageProps) {
  const lines = useMemo(
    () => markLines(terminalLines(message), highlighter),
    [message, highlighter],
  )
  const folded = useMemo(() => foldLines(lines), [lines])
  const expanded = useMemo(() => (isExpanded ? expandedLines(lines) : null), [isExpanded, lines])
  const { all, first, last } = folded
  // Only other text can have a direction of its own.
  const text = isAscii(message) ? 'log-text' : 'log-text log-bidi'
  const [only] = first
  if (!all && only && first.length === 1) {
    return <span className={`log-message ${text}`}>{only.map(renderSpan)}</span>
  }
  return (
    <span className="log-message">
      {renderLines(expanded?.lines ?? first, text)}
      {all && (
        <span className="log-fold block indent-0">
          <button
            type="button"
            data-fold
            aria-expanded={isExpanded}
            className="rounded-sm font-sans text-muted underline decoration-edge underline-offset-2 hover:text-ink pointer-coarse:min-h-11"
          >
            {isExpanded
              ? `Show fewer ${pluralForm(2, all.unit)}`
              : `Show all ${plural(all.count, all.unit)}`}
          </button>
        </span>
      )}
      {!expanded && renderLines(last, text)}
      {expanded?.isComplete === false && (
        <span className="block indent-0 font-sans whitespace-normal text-muted">
          The rest is too long to display. Copy the line to get all of it.
        </span>
      )}
    </span>
  )
}

// Not components, since a screen has hundreds of lines and spans.

function renderLines(lines: readonly (readonly MarkedSpan[])[], className: string) {
  return lines.map((line, index) => (
    // Lines have no identity of their own. Each has its own text direction.
    <span key={index} className={className}>
      {line.map(renderSpan)}
      {line.length === 0 && '\n'}
    </span>
  ))
}

function renderSpan({ text, style, href, isMarked }: MarkedSpan, key: number) {
  const effects = effectsOf(style)
  const colored = clsx(colorOf(style), effects)
  const content = isMarked ? (
    <mark key={key} className={clsx('bg-mark text-ink', effects)}>
      {text}
    </mark>
  ) : colored === '' ? (
    text
  ) : (
    <span key={key} className={colored}>
      {text}
    </span>
  )
  if (href === null) return content
  return (
    <a key={key} href={href} target="_blank" rel="noreferrer" className="underline">
      {content}
    </a>
  )
}

/** Returns the class of a style's colors (`log.css`). */
function colorOf({ color, background, dim, inverse }: TextStyle): string {
  const fill = inverse ? (color ?? 'ink') : background
  // Text on a background has the color of the page, which contrasts with each of them.
  if (fill !== null) return `term-on-${fill}`
  return color === null ? (dim ? 'text-muted' : '') : `term-${color}`
}

function effectsOf({ bold, italic, underline, strikethrough }: TextStyle): string {
  return clsx(
    bold && 'font-semibold',
    italic && 'italic',
    underline && 'underline',
    strikethrough && 'line-through',
  )
}
