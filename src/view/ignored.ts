import { parseStatusWord, viewParsers } from './url.ts'
import { REFRESHES } from './view.ts'

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
  sort: 'there is no such column',
  open: 'it cannot be a job ID',
  refresh: `it must be one of ${REFRESHES.join(', ')}`,
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

/** The parts of a value that mean nothing: the words of `status`, the whole of any other. */
function senseless(name: keyof typeof viewParsers, value: string): string[] {
  if (name === 'status') {
    return value
      .split(',')
      .filter((word) => word.trim() !== '' && parseStatusWord(word).length === 0)
  }
  return value !== '' && viewParsers[name].parse(value) === null ? [value] : []
}
