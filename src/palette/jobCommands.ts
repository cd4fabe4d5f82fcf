import { ArrowRight, ListFilter } from 'lucide-react'
import { statusLabel } from '#src/contract/statuses.ts'
import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { jobTitle } from '#src/jobs/job.ts'
import { toId } from '#src/view/url.ts'
import type { Command } from './command.ts'
import { plain } from './findCommands.ts'

/** How many jobs are offered at most. */
export const JOBS = 8

type Open = (id: string) => void

/** What the table shows: a list, and its rows in their order. */
export interface Shown {
  readonly list: JobList
  readonly rows: ArrayLike<number>
}

/** The jobs whose name or ID a text asks for, those that begin with it first, in their order. */
export function jobCommands({ list, rows }: Shown, text: string, open: Open): Command[] {
  const wanted = plain(text)
  if (wanted === '') return []
  const words = wanted.split(' ')
  // Each text is looked at once, however many jobs have it, and none is folded again.
  const fields = (['name', 'id'] as const).map((key) => {
    const dictionary = list.index.dictionary(key)
    return {
      codes: list.index.numbers(key, 0),
      folded: dictionary.folded(),
      holding: words.map((word) => dictionary.holding(word)),
    }
  })
  const best: number[] = []
  const others: number[] = []
  for (let place = 0; place < rows.length && best.length < JOBS; place++) {
    const row = rows[place] ?? NaN
    const found = words.every((_, word) =>
      fields.some(({ codes, holding }) => holding[word]?.[codes[row] ?? NaN] === 1),
    )
    if (!found) continue
    const begins = fields.some(({ codes, folded }) => folded[codes[row] ?? NaN]?.startsWith(wanted))
    if (begins) best.push(row)
    else if (others.length < JOBS) others.push(row)
  }
  const jobs = [...best, ...others].slice(0, JOBS).flatMap((row) => list.jobs[row] ?? [])
  return jobs.map((job) => ({
    id: `job ${job.id}`,
    group: 'Jobs',
    label: jobTitle(job),
    hint: [job.name && job.id, statusLabel(job.current_status)].filter(Boolean).join(' · '),
    status: job.current_status,
    run: () => open(job.id),
  }))
}

interface Typed {
  readonly text: string
  /** The commands that the text finds. */
  readonly found: readonly Command[]
  readonly open: Open
  /** Sets the filter for a job ID. */
  readonly filter: (id: string) => void
}

/**
 * Opens any job by its ID, displayed or not, or filters by it. Several words are an ID only if they are nothing
 * else, and a job that is found isn't offered twice.
 */
export function byIdCommands({ text, found, open, filter }: Typed): Command[] {
  const id = toId(text)
  if (id === null || (found.length > 0 && /\s/.test(id))) return []
  const isFound = found.some((command) => command.id === `job ${id}`)
  if (!isFound && found.some(({ label }) => plain(label) === plain(id))) return []
  const opening: Command = {
    id: `open ${id}`,
    group: 'Job by ID',
    label: `Open job ${id}`,
    icon: ArrowRight,
    run: () => open(id),
  }
  const filtering: Command = {
    id: `job filter ${id}`,
    group: 'Job by ID',
    label: `Filter by job ID ${id}`,
    icon: ListFilter,
    run: () => filter(id),
  }
  return isFound ? [filtering] : [opening, filtering]
}
