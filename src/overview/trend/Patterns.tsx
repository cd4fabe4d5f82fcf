import type { Outcome } from '../../jobs/outcome.ts'

const COLOURS: Readonly<Record<Outcome, string>> = {
  completed: 'var(--chart-completed)',
  failed: 'var(--chart-failed)',
  stopped: 'var(--chart-stopped)',
  active: 'var(--chart-running)',
}

/** How an outcome is painted; `id` is that of the chart's patterns. */
export function fillOf(outcome: Outcome, id: string): string {
  return outcome === 'completed' ? COLOURS.completed : `url(#${id}-${outcome})`
}

/** A pattern beside the colour of each outcome but the first: lines aslant, dots, lines. */
export function Patterns({ id }: { readonly id: string }) {
  const light = { stroke: 'var(--canvas)', strokeWidth: 1.5, strokeOpacity: 0.75 }
  return (
    <defs>
      <pattern
        id={`${id}-failed`}
        width={5}
        height={5}
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width={5} height={5} fill={COLOURS.failed} />
        <path d="M0 0V5" {...light} />
      </pattern>
      <pattern id={`${id}-stopped`} width={4} height={4} patternUnits="userSpaceOnUse">
        <rect width={4} height={4} fill={COLOURS.stopped} />
        <circle cx={2} cy={2} r={0.9} fill="var(--canvas)" />
      </pattern>
      <pattern id={`${id}-active`} width={4} height={4} patternUnits="userSpaceOnUse">
        <rect width={4} height={4} fill={COLOURS.active} />
        <path d="M0 0H4" {...light} />
      </pattern>
    </defs>
  )
}

/** A small sample of an outcome’s colour and pattern. */
export function Swatch({ outcome, id }: { readonly outcome: Outcome; readonly id: string }) {
  return (
    <svg aria-hidden width={14} height={12} className="shrink-0">
      <rect width={14} height={12} rx={2} fill={fillOf(outcome, id)} />
    </svg>
  )
}
