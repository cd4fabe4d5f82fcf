import { ArrowRight, ListFilter } from 'lucide-react'
import { statusLabel } from '#src/contract/statuses.ts'
import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { jobTitle } from '#src/jobs/job.ts'
import { toId } from '#src/view/url.ts'
import type { Command } from './command.ts'
import { hasExact, plain } from './findCommands.ts'

export const MAX_JOBS = 8

type Open = (id: string) => void

export interface DisplayedJobs {
  readonly list: JobList
  readonly rows: ArrayLike<number>
}

/**
 * Returns commands that open the jobs whose name or ID matches a text. Those that begin with it come first, otherwise
 * in the table's order.
 */
export function jobCommands({ list, rows }: DisplayedJobs, text: string, open: Open): Command[] {
  const query = plain(text)
  if (query === '') return []
  const words = query.split(' ')
  // Each distinct text is compared only once, and is folded already.
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
  for (let index = 0; index < rows.length && best.length < MAX_JOBS; index++) {
    const row = rows[index] ?? NaN
    const found = words.every((_, word) =>
      fields.some(({ codes, holding }) => holding[word]?.[codes[row] ?? NaN] === 1),
    )
    if (!found) continue
    const begins = fields.some(({ codes, folded }) => folded[codes[row] ?? NaN]?.startsWith(query))
    if (begins) best.push(row)
    else if (others.length < MAX_JOBS) others.push(row)
  }
  const jobs = [...best, ...others].slice(0, MAX_JOBS).flatMap((row) => list.jobs[row] ?? [])
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
  readonly found: readonly Command[]
  readonly open: Open
  readonly filter: (id: string) => void
}

const BY_ID = /^(?:(?:open|job|id)\s+)+/i

/**
 * Seven characters with both letters and digits, as in all examples of the contract, or a UUID. `llama3` and `gemma2`
 * are names. Ignores case, since phones capitalize the first letter, although IDs are lowercase.
 */
const LIKE_AN_ID =
  /^(?:(?=[a-z]*\d)(?=\d*[a-z])[a-z\d]{7}|[a-f\d]{8}(?:-[a-f\d]{4}){3}-[a-f\d]{12})$/i

/** An ID without a digit. One in ten has none. */
const LETTERS = /^[a-z]{7}$/

/**
 * Returns commands that open or filter by any job ID, displayed or not, if the text looks like one and isn't the
 * exact name of a command. If nothing else matches, seven letters or any word after `job`, `open` or `id` are enough.
 * If the job is found already, only the filter is returned.
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
