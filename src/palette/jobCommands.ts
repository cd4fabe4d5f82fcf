import { ArrowRight } from 'lucide-react'
import { statusLabel } from '../contract/statuses.ts'
import type { TrainingJob } from '../contract/trainingJob.ts'
import { jobTitle } from '../jobs/job.ts'
import { statusMark } from '../jobs/statusMark.ts'
import { toId } from '../view/url.ts'
import type { Command } from './command.ts'
import { plain } from './findCommands.ts'

/** How many jobs are offered at most. */
export const JOBS = 8

type Open = (id: string) => void

/** The jobs whose name or ID a text asks for, those that begin with it first, in their order. */
export function jobCommands(jobs: readonly TrainingJob[], text: string, open: Open): Command[] {
  const wanted = plain(text)
  if (wanted === '') return []
  const words = wanted.split(' ')
  const best: TrainingJob[] = []
  const others: TrainingJob[] = []
  for (const job of jobs) {
    const id = job.id.toLowerCase()
    const name = job.name?.toLowerCase() ?? id
    if (!words.every((word) => name.includes(word) || id.includes(word))) continue
    if (name.startsWith(wanted) || id.startsWith(wanted)) best.push(job)
    else if (others.length < JOBS) others.push(job)
    if (best.length === JOBS) break
  }
  return [...best, ...others].slice(0, JOBS).map((job) => ({
    id: `job ${job.id}`,
    group: 'Jobs',
    label: jobTitle(job),
    hint: [job.name && job.id, statusLabel(job.current_status)].filter(Boolean).join(' · '),
    mark: statusMark(job.current_status),
    run: () => open(job.id),
  }))
}

interface Typed {
  readonly text: string
  /** The commands that the text asks for. */
  readonly found: readonly Command[]
  readonly open: Open
}

/**
 * Opens any job by its ID, shown or not. Several words are an ID only where they are nothing else, and
 * what is there already is not offered twice.
 */
export function openByIdCommands({ text, found, open }: Typed): Command[] {
  const id = toId(text)
  if (id === null || (found.length > 0 && /\s/.test(id))) return []
  if (found.some((command) => command.id === `job ${id}` || plain(command.label) === plain(id)))
    return []
  return [
    {
      id: `open ${id}`,
      group: 'Job by ID',
      label: `Open job ${id}`,
      icon: ArrowRight,
      run: () => open(id),
    },
  ]
}
