import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { filterByWords } from '../floor/filterByWords.ts'
import { columnsOf, renderRows, SEARCH } from '../floor/jobRows.tsx'

/**
 * The bare page: React alone, with the columns that fit the dashboard's window. Unlike the floor page, it parses with
 * `json()` and renders in the task in which the response arrived.
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
  'User',
  'Error',
  'Priority',
])

interface Order {
  readonly direction: 'ascending' | 'descending'
  readonly read: (job: TrainingJob) => string
}

const NEWEST_FIRST: Order = { direction: 'descending', read: (job) => job.created_at }

const ORDERS: ReadonlyMap<string, Order> = new Map([
  ['Created', NEWEST_FIRST],
  ['User', { direction: 'ascending', read: (job) => job.user?.email ?? '' }],
])

async function fetchJobs(): Promise<TrainingJob[]> {
  const response = await fetch('./api/v1/training_jobs/search', SEARCH)
  // Not validated, on purpose.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const body = (await response.json()) as { training_jobs: TrainingJob[] }
  return body.training_jobs
}

function sort(jobs: readonly TrainingJob[], { direction, read }: Order): TrainingJob[] {
  const sign = direction === 'ascending' ? 1 : -1
  return [...jobs].sort((a, b) => {
    const [x, y] = [read(a), read(b)]
    if (x === y) return 0
    return x < y ? -sign : sign
  })
}

async function fetchSorted(order: Order): Promise<TrainingJob[]> {
  return sort(await fetchJobs(), order)
}

function Bare() {
  const [jobs, setJobs] = useState<readonly TrainingJob[]>([])
  const [order, setOrder] = useState(NEWEST_FIRST)
  const [text, setText] = useState('')

  useEffect(() => {
    void fetchSorted(NEWEST_FIRST).then((sorted) => flushSync(() => setJobs(sorted)))
  }, [])

  const refresh = async () => {
    const sorted = await fetchSorted(order)
    flushSync(() => setJobs(sorted))
  }

  const sortBy = (wanted: Order) => {
    setJobs(sort(jobs, wanted))
    setOrder(wanted)
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
            {COLUMNS.map(([label]) => {
              const own = ORDERS.get(label)
              return (
                <th key={label} aria-sort={own && own === order ? own.direction : 'none'}>
                  {own ? (
                    <button type="button" onClick={() => sortBy(own)}>
                      {label}
                    </button>
                  ) : (
                    label
                  )}
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>{renderRows(filterByWords(jobs, text), COLUMNS)}</tbody>
      </table>
    </>
  )
}

const container = document.getElementById('root')
if (container) createRoot(container).render(<Bare />)
