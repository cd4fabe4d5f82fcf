import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { filterByWords } from './filterByWords.ts'
import { columnsOf, renderRows, SEARCH } from './jobRows.tsx'

/**
 * The floor page: the minimum that a React page needs to display the jobs. It validates and stores nothing,
 * and renders only the first rows. The dashboard is measured against it.
 */

const COLUMNS = columnsOf([
  'Status',
  'Name',
  'ID',
  'Project',
  'Instance type',
  'GPUs',
  'Elapsed',
  'Created',
  'Error',
  'User',
  'Priority',
  'Nodes',
  'Capacity',
  'Checkpoint sync',
  'Updated',
])

async function fetchJobs(): Promise<TrainingJob[]> {
  const response = await fetch('/api/v1/training_jobs/search', SEARCH)
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
        <tbody>{renderRows(filterByWords(jobs, text), COLUMNS)}</tbody>
      </table>
    </>
  )
}

const container = document.getElementById('root')
if (container) createRoot(container).render(<Floor />)
