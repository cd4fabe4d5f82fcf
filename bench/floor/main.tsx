import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { filterByWords } from './filterByWords.ts'

/**
 * The floor page: the minimum that a React page needs to display the jobs. It validates and stores nothing,
 * and renders only the first rows. The dashboard is measured against it.
 */

const ROWS = 40
/** The maximum length of a row's error text, as in the dashboard. */
const LINE_LENGTH = 300

const COLUMNS: readonly (readonly [string, (job: TrainingJob) => string | number | null])[] = [
  ['Status', (job) => job.current_status],
  ['Name', (job) => job.name ?? null],
  ['ID', (job) => job.id],
  ['Project', (job) => job.training_project.name],
  ['Instance type', (job) => job.instance_type.name],
  ['GPUs', (job) => job.instance_type.gpu_count * (job.node_count ?? 1)],
  ['Elapsed', (job) => Date.parse(job.updated_at) - Date.parse(job.created_at)],
  ['Created', (job) => job.created_at],
  ['Error', (job) => job.error_message?.slice(0, LINE_LENGTH) ?? null],
  ['User', (job) => job.user?.email ?? null],
  ['Priority', (job) => job.priority ?? 0],
  ['Nodes', (job) => job.node_count ?? null],
  ['Capacity', (job) => job.availability_model ?? null],
  ['Checkpoint sync', (job) => job.checkpoint_sync_status ?? null],
  ['Updated', (job) => job.updated_at],
]

async function fetchJobs(): Promise<TrainingJob[]> {
  const response = await fetch('/api/v1/training_jobs/search', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  const text = await response.text()
  // Not validated, on purpose.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const body = JSON.parse(text) as { training_jobs: TrainingJob[] }
  return body.training_jobs
}

function sortByCreation(jobs: readonly TrainingJob[], newestFirst: boolean): TrainingJob[] {
  const direction = newestFirst ? -1 : 1
  return [...jobs].sort((a, b) => {
    if (a.created_at === b.created_at) return 0
    return a.created_at < b.created_at ? -direction : direction
  })
}

function Floor() {
  const [jobs, setJobs] = useState<readonly TrainingJob[]>([])
  const [newestFirst, setNewestFirst] = useState(true)
  const [text, setText] = useState('')

  useEffect(() => {
    void fetchJobs().then((fetched) => setJobs(sortByCreation(fetched, true)))
  }, [])

  const refresh = async () => setJobs(sortByCreation(await fetchJobs(), newestFirst))

  const toggle = () => {
    setJobs(sortByCreation(jobs, !newestFirst))
    setNewestFirst(!newestFirst)
  }

  return (
    <>
      <button type="button" onClick={() => void refresh()}>
        Refresh now
      </button>
      <input
        type="search"
        aria-label="Search jobs"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <table>
        <thead>
          <tr aria-rowindex={1}>
            {COLUMNS.map(([label]) =>
              label === 'Created' ? (
                <th key={label} aria-sort={newestFirst ? 'descending' : 'ascending'}>
                  <button type="button" onClick={toggle}>
                    {label}
                  </button>
                </th>
              ) : (
                <th key={label}>{label}</th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {filterByWords(jobs, text)
            .slice(0, ROWS)
            .map((job, index) => (
              <tr key={job.id} aria-rowindex={index + 2}>
                {COLUMNS.map(([label, read]) => (
                  <td key={label}>{read(job)}</td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </>
  )
}

const container = document.getElementById('root')
if (container) createRoot(container).render(<Floor />)
