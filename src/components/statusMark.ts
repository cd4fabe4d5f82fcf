import { kindOf, type Kind, type KnownStatus } from '#src/contract/statuses.ts'

/** A color and an icon, by their names in `src/app/styles.css`, which has Tailwind make their classes. */
export interface StatusMark {
  readonly tone: 'neutral' | 'amber' | 'violet' | 'blue' | 'green' | 'red' | 'orange' | 'pink'
  /** A shape beside the color, for people who can't tell colors apart. */
  readonly icon: Kind | 'recorded'
}

const TONES: Readonly<Record<Kind, StatusMark['tone']>> = {
  waiting: 'amber',
  deploying: 'violet',
  running: 'blue',
  completed: 'green',
  failed: 'red',
  stopped: 'neutral',
  preempted: 'pink',
  unknown: 'neutral',
}

/** What sets a status apart from others of its kind. */
const OWN_MARKS: ReadonlyMap<string, Partial<StatusMark>> = new Map<
  KnownStatus,
  Partial<StatusMark>
>([
  ['TRAINING_JOB_CREATED', { tone: 'neutral', icon: 'recorded' }],
  ['TRAINING_JOB_DEPLOY_FAILED', { tone: 'orange' }],
])

/** The color and icon of a status: those of its kind, or its own. */
export function statusMark(status: string): StatusMark {
  const kind = kindOf(status)
  return { tone: TONES[kind], icon: kind, ...OWN_MARKS.get(status) }
}
