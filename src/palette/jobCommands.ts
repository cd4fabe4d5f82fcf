import { ArrowRight, ListFilter } from 'lucide-react'
import { statusLabel } from '#src/contract/statuses.ts'
import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { jobTitle } from '#src/jobs/job.ts'
import { toId } from '#src/view/url.ts'
import type { Command } from './command.ts'
import { hasExact, plain } from './findCommands.ts'

/** How many jobs are offered at most. */
export const JOBS = 8

type Open = (id: string) => void

/** What the table shows: a list, and its rows in their order. */
export interface DisplayedJobs {
  readonly list: JobList
  readonly rows: ArrayLike<number>
}

/** The jobs whose name or ID a text asks for, those that begin with it first, in their order. */
export function jobCommands({ list, rows }: DisplayedJobs, text: string, open: Open): Command[] {
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
  for (let index = 0; index < rows.length && best.length < JOBS; index++) {
    const row = rows[index] ?? NaN
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

/** Says that the next word is a job's ID. */
const BY_ID = /^(?:(?:open|job|id)\s+)+/i

/**
 * Seven letters and digits, both, as in all examples of the contract, or a UUID. `llama3` and `gemma2` are names. In any
 * case, since phones begin a text with a capital; the IDs themselves are in lower case.
 */
const LIKE_AN_ID =
  /^(?:(?=[a-z]*\d)(?=\d*[a-z])[a-z\d]{7}|[a-f\d]{8}(?:-[a-f\d]{4}){3}-[a-f\d]{12})$/i

/** One ID in ten has no digit. */
const LETTERS = /^[a-z]{7}$/

/**
 * Opens any job by its ID, displayed or not, or filters by it, if the text looks like an ID and no command is called
 * so. A text that finds nothing else may be as many letters as an ID has, or any word after `job`, `open` or `id`. A
 * job that is found isn't offered twice.
 */
export function byIdCommands({ text, found, open, filter }: Typed): Command[] {
  const typed = text.trim()
  const word = typed.replace(BY_ID, '')
  const asTyped = toId(word)
  if (asTyped === null || /\s/.test(asTyped)) return []
  const hasForm = LIKE_AN_ID.test(asTyped)
  const id = hasForm ? asTyped.toLowerCase() : asTyped
  const isFound = found.some((command) => command.id === `job ${id}`)
  const isLike = hasForm && !hasExact(found, id)
  const isRest = found.length === 0 && (LETTERS.test(id) || word !== typed)
  if (!isFound && !isLike && !isRest) return []
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
