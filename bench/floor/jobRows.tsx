import type { TrainingJob } from '#src/contract/trainingJob.ts'

/** What the floor page and the bare page have in common. Functions, not components: each page renders its own elements. */

type Cell = string | number | null

const ROWS = 40
/** The maximum length of a row's error text, as in the dashboard. */
const LINE_LENGTH = 300

const CELLS = {
  Status: (job) => job.current_status,
  Name: (job) => job.name ?? null,
  ID: (job) => job.id,
  Project: (job) => job.training_project.name,
  'Instance type': (job) => job.instance_type.name,
  GPUs: (job) => job.instance_type.gpu_count * (job.node_count ?? 1),
  Elapsed: (job) => Date.parse(job.updated_at) - Date.parse(job.created_at),
  Created: (job) => job.created_at,
  Error: (job) => job.error_message?.slice(0, LINE_LENGTH) ?? null,
  User: (job) => job.user?.email ?? null,
  Priority: (job) => job.priority ?? 0,
  Nodes: (job) => job.node_count ?? null,
  Capacity: (job) => job.availability_model ?? null,
  'Checkpoint sync': (job) => job.checkpoint_sync_status ?? null,
  Updated: (job) => job.updated_at,
} satisfies Record<string, (job: TrainingJob) => Cell>

/** A column: its label, and what its cells contain. */
type Column = readonly [label: string, cellOf: (job: TrainingJob) => Cell]

/** Returns columns in the order of their labels. */
export function columnsOf(labels: readonly (keyof typeof CELLS)[]): readonly Column[] {
  return labels.map((label) => [label, CELLS[label]])
}

/** The search for all jobs. */
export const SEARCH = {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: '{}',
}

/** Returns the rows of the first jobs. */
export function renderRows(jobs: readonly TrainingJob[], columns: readonly Column[]) {
  return jobs.slice(0, ROWS).map((job, index) => (
    <tr key={job.id} aria-rowindex={index + 2}>
      {columns.map(([label, cellOf]) => (
        <td key={label}>{cellOf(job)}</td>
      ))}
    </tr>
  ))
}
