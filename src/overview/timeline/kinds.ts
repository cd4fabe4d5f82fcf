import { stageOf, FAILED } from '../../jobs/stage.ts'

/** How a bar is painted: by where an active job stands, or how one has ended. */
export const KINDS = [
  'running',
  'deploying',
  'waiting',
  'other',
  'completed',
  'failed',
  'stopped',
] as const
export type Kind = (typeof KINDS)[number]

export const KIND_LABELS: Readonly<Record<Kind, string>> = {
  running: 'running',
  deploying: 'deploying',
  waiting: 'waiting',
  other: 'another status',
  completed: 'completed',
  failed: 'failed',
  stopped: 'stopped',
}

/** Kinds before this one are of jobs that have not ended. */
const ENDED = KINDS.indexOf('completed')

/** The place of a status's kind in {@link KINDS}. */
export function kindOf(status: string): number {
  return KINDS.indexOf(
    stageOf(status) ??
      (FAILED.includes(status)
        ? 'failed'
        : status === 'TRAINING_JOB_STOPPED'
          ? 'stopped'
          : 'completed'),
  )
}

/** Whether jobs of a kind, given by its place, may still change. */
export function isOpenKind(kind: number): boolean {
  return kind < ENDED
}
