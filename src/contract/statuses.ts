/** Where a status stands in a job's life: active jobs may still change, ended jobs do not. */
export type Phase = 'active' | 'ended'

export interface StatusFact {
  /** The API's name. */
  readonly status: string
  /** The word on the page. */
  readonly label: string
  readonly phase: Phase
  readonly meaning: string
}

const PREFIX = 'TRAINING_JOB_'

/** The statuses seen so far, in the order in which a job passes through them. The set is open. */
export const STATUSES = [
  fact('PENDING', 'Pending', 'active', 'Queued, waiting for GPU capacity'),
  fact('QUEUED', 'Queued', 'active', 'Queued, waiting for GPU capacity'),
  fact('CREATED', 'Created', 'active', 'Recorded, not deployed yet'),
  fact('DEPLOYING', 'Deploying', 'active', 'Compute is provisioned, dependencies install'),
  fact('RUNNING', 'Running', 'active', 'The training code runs'),
  fact('COMPLETED', 'Completed', 'ended', 'Ended well'),
  fact('DEPLOY_FAILED', 'Deploy failed', 'ended', 'Could not deploy: a bad image, or no resources'),
  fact('FAILED', 'Failed', 'ended', 'Ended with an error'),
  fact('STOPPED', 'Stopped', 'ended', 'Stopped by a user'),
] as const satisfies readonly StatusFact[]

function fact<Word extends string>(word: Word, label: string, phase: Phase, meaning: string) {
  return { status: `${PREFIX}${word}` as const, label, phase, meaning }
}

export type KnownStatus = (typeof STATUSES)[number]['status']

const byStatus: ReadonlyMap<string, StatusFact> = new Map(
  STATUSES.map((known) => [known.status, known]),
)

/** What is known of a status, or undefined for one the API has added since. */
export function statusFact(status: string): StatusFact | undefined {
  return byStatus.get(status)
}

/** The API names of all known statuses of one phase, in catalogue order. */
export function statusesOf(phase: Phase): string[] {
  return STATUSES.filter((known) => known.phase === phase).map((known) => known.status)
}

/**
 * Whether jobs in this status may still change. An unknown status counts as active: asking once
 * too often costs little, and a job that silently stops updating is a lie.
 */
export function isActiveStatus(status: string): boolean {
  return statusFact(status)?.phase !== 'ended'
}

/** A status as words for a person: the catalogue's label, or the API's own name where it is unknown. */
export function statusLabel(status: string): string {
  return statusFact(status)?.label ?? status
}

/** The short lower-case word of a known status (`running`); undefined for an unknown one. */
export function statusWord(status: string): string | undefined {
  return byStatus.has(status) ? status.slice(PREFIX.length).toLowerCase() : undefined
}

/** The API's name for a known short word or full name, in any case; anything else comes back as it is. */
export function statusFromWord(word: string): string {
  const upper = word.toUpperCase()
  if (byStatus.has(upper)) return upper
  return byStatus.has(PREFIX + upper) ? PREFIX + upper : word
}
