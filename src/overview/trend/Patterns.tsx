import type { ReactNode } from 'react'
import type { Kind } from '#src/contract/statuses.ts'

const colorOf = (kind: Kind) => `var(--status-${kind})`

const uncountedId = (id: string) => `${id}-lacking`

export const uncountedFill = (id: string) => `url(#${uncountedId(id)})`

export function fillOf(kind: Kind, id: string): string {
  return kind === 'completed' ? colorOf(kind) : `url(#${id}-${kind})`
}

const line = { stroke: 'var(--canvas)', strokeWidth: 1.5 }

/** The pattern of each kind but the first, on a tile of its own size. */
const PATTERNS: Readonly<
  Record<Exclude<Kind, 'completed'>, { size: number; turn?: string; draw: ReactNode }>
> = {
  failed: { size: 5, turn: 'rotate(45)', draw: <path d="M0 0V5" {...line} /> },
  stopped: { size: 4, draw: <circle cx={2} cy={2} r={0.9} fill="var(--canvas)" /> },
  preempted: { size: 6, turn: 'rotate(45)', draw: <path d="M0 0H6M0 0V6" {...line} /> },
  running: { size: 4, draw: <path d="M0 0H4" {...line} /> },
  deploying: {
    size: 7,
    turn: 'rotate(-45)',
    draw: <path d="M0 1.5H7" {...line} strokeWidth={3} />,
  },
  waiting: {
    size: 5,
    draw: (
      <>
        <rect width={5} height={5} fill="var(--canvas)" />
        <circle cx={2.5} cy={2.5} r={1.4} fill={colorOf('waiting')} />
      </>
    ),
  },
  unknown: { size: 3, draw: <path d="M0 0V3" {...line} /> },
}

type Patterned = keyof typeof PATTERNS
const isPatterned = (kind: string): kind is Patterned => Object.hasOwn(PATTERNS, kind)

interface PatternsProps {
  readonly id: string
  /** Whether bars are wide enough to always show patterns, though fainter than with the setting. */
  readonly wide: boolean
}

export function Patterns({ id, wide }: PatternsProps) {
  const share = `calc(0.75 * var(${wide ? '--pattern' : '--pattern-narrow'}))`
  return (
    <defs>
      <pattern
        id={uncountedId(id)}
        width={6}
        height={6}
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <path d="M0 0V6" stroke="var(--muted)" strokeWidth={1} strokeOpacity={0.8} />
      </pattern>
      {Object.keys(PATTERNS)
        .filter(isPatterned)
        .map((kind) => {
          const { size, turn, draw } = PATTERNS[kind]
          return (
            <pattern
              key={kind}
              id={`${id}-${kind}`}
              width={size}
              height={size}
              patternUnits="userSpaceOnUse"
              patternTransform={turn}
            >
              <rect width={size} height={size} fill={colorOf(kind)} />
              <g style={{ opacity: share }}>{draw}</g>
            </pattern>
          )
        })}
    </defs>
  )
}

export function Swatch({ kind, id }: { readonly kind: Kind; readonly id: string }) {
  return (
    <svg aria-hidden width={14} height={12} className="shrink-0">
      <rect width={14} height={12} rx={2} fill={fillOf(kind, id)} />
    </svg>
  )
}

export function UncountedSwatch({ id }: { readonly id: string }) {
  return (
    <svg aria-hidden width={14} height={12} className="shrink-0">
      <rect
        x={0.5}
        y={0.5}
        width={13}
        height={11}
        rx={2}
        fill={uncountedFill(id)}
        stroke="var(--muted)"
        strokeOpacity={0.8}
      />
    </svg>
  )
}
