import {
  OUTCOMES,
  STAGES,
  STATUSES as TABLE,
  type Outcome,
  type Stage,
  type StatusRow,
} from './statusTable.ts'

export { OUTCOMES, STAGES, type Outcome, type Stage }

const PREFIX = 'TRAINING_JOB_'

export interface StatusFact extends StatusRow {
  readonly status: string
}

export const STATUSES: readonly StatusFact[] = TABLE.map((row: StatusRow) => ({
  ...row,
  status: PREFIX + row.word.toUpperCase(),
}))

export type KnownStatus = `${typeof PREFIX}${Uppercase<(typeof TABLE)[number]['word']>}`

/** Active jobs can still change, ended ones don't. A status that isn't in the table is `unknown`. */
export type Phase = 'active' | 'ended' | 'unknown'

export type Kind = Stage | Outcome | 'unknown'

const byStatus: ReadonlyMap<string, StatusFact> = new Map(STATUSES.map((row) => [row.status, row]))

export function kindOf(status: string): Kind {
  return byStatus.get(status)?.kind ?? 'unknown'
}

export function phaseOf(status: string): Phase {
  return phaseOfKind(kindOf(status))
}

export function phaseOfKind(kind: Kind): Phase {
  if (kind === 'unknown') return 'unknown'
  return STAGES.some((stage) => stage === kind) ? 'active' : 'ended'
}

/** The API's names, for a request. Excludes statuses that are requested by name only. */
export function statusesOf(group: Phase | Kind): string[] {
  return STATUSES.filter(({ kind, byNameOnly }) => {
    return !byNameOnly && (kind === group || phaseOfKind(kind) === group)
  }).map(({ status }) => status)
}

export function statusMeaning(status: string): string | undefined {
  return byStatus.get(status)?.meaning
}

/** Returns a status's label, or the API's name without its prefix. */
export function statusLabel(status: string): string {
  const name = statusName(status)
  return name.startsWith(PREFIX) ? name.slice(PREFIX.length) || name : name
}

/** Returns a status's label, or the API's full name. */
export function statusName(status: string): string {
  return byStatus.get(status)?.label ?? status
}

export function statusWord(status: string): string | undefined {
  return byStatus.get(status)?.word
}

/** Returns the API's name for a word of the URL or a full name, in any case. Other texts are returned unchanged. */
export function statusFromWord(text: string): string {
  const lower = text.toLowerCase()
  const row = STATUSES.find(({ status, word }) => word === lower || status.toLowerCase() === lower)
  return row?.status ?? text
}

/** Compares statuses by their order in a job's life. Unknown ones are equal and come last. */
export function compareStatuses(a: string, b: string): number {
  return rankOf(a) - rankOf(b)
}

function rankOf(status: string): number {
  const rank = STATUSES.findIndex((row) => row.status === status)
  return rank === -1 ? STATUSES.length : rank
}

export const KINDS: readonly Kind[] = [...STAGES, ...OUTCOMES, 'unknown']
