import { FACET_KEYS } from './facets.ts'
import { viewParsers } from './url.ts'
import { PARTS } from './overview.ts'
import { DENSITIES, REFRESHES } from './view.ts'

/** A part of the URL that had no effect, and why, as a sentence's end. */
export interface Ignored {
  readonly name: string
  readonly value: string
  readonly reason: string
}

const reasons: Record<keyof typeof viewParsers, string> = {
  status: 'it cannot be a status',
  project: 'it cannot be a project ID',
  job: 'it cannot be a job ID',
  q: 'it must be a text of 1 to 200 characters',
  user: 'it names nobody',
  instance: 'it names no instance type',
  gpu: 'it names no GPU type',
  capacity: 'it names no capacity',
  nodes: 'it is no number of nodes',
  checkpoint: 'it names no state of the checkpoint sync',
  error: 'it must be yes or none',
  fault: 'it names no fault',
  created:
    'it must be a span such as 24h or 7d, two dates such as 2026-03-01..2026-03-05, or two times such as 2026-03-01T09:00Z..2026-03-01T17:30Z',
  longer: 'it must be a span such as 30m, 6h or 2d',
  sort: 'there is no such column',
  cols: 'there is no such column',
  density: `it must be one of ${DENSITIES.join(', ')}`,
  open: 'it cannot be a job ID',
  refresh: `it must be one of ${REFRESHES.join(', ')}`,
  overview: `it must be of ${PARTS.join(', ')}`,
  wall: 'it must be 1',
}

const isParameter = (name: string): name is keyof typeof viewParsers =>
  Object.hasOwn(viewParsers, name)

/** What of a query string the view leaves out, in the order of the URL. Never throws. */
export function ignoredParameters(search: string): Ignored[] {
  const seen = new Set<string>()
  return [...new URLSearchParams(search)].flatMap(([name, value]) => {
    const again = seen.has(name)
    seen.add(name)
    if (!isParameter(name)) return [{ name, value, reason: 'there is no such parameter' }]
    if (again) {
      return [{ name, value, reason: 'it stands in the address twice; the first one counts' }]
    }
    return senseless(name, value).map((part) => ({ name, value: part, reason: reasons[name] }))
  })
}

const LISTS = ['status', 'sort', 'cols', 'overview', ...FACET_KEYS] as const

/** The parts of a value that mean nothing: the words of a list, the whole of any other. */
function senseless(name: keyof typeof viewParsers, value: string): string[] {
  const words = LISTS.some((list) => list === name) ? value.split(',') : [value]
  const isEmpty = (word: string) => (name === 'status' ? word.trim() : word) === ''
  return words.filter((word) => !isEmpty(word) && viewParsers[name].parse(word) === null)
}
