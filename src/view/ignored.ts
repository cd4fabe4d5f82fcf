import { viewParsers } from './url.ts'
import { REFRESHES } from './view.ts'

/** A part of the URL that had no effect, and why, as a sentence's end. */
export interface Ignored {
  readonly name: string
  readonly value: string
  readonly reason: string
}

const reasons: Record<keyof typeof viewParsers, string> = {
  status: 'it names no status',
  project: 'it cannot be a project ID',
  job: 'it cannot be a job ID',
  sort: 'there is no such column',
  refresh: `it must be one of ${REFRESHES.join(', ')}`,
}

const isParameter = (name: string): name is keyof typeof viewParsers =>
  Object.hasOwn(viewParsers, name)

/** What of a query string the view leaves out, in the order of the URL. Never throws. */
export function ignoredParameters(search: string): Ignored[] {
  const seen = new Set<string>()
  return [...new URLSearchParams(search)].flatMap(([name, value]) => {
    const reason = reasonToIgnore(name, value, seen.has(name))
    seen.add(name)
    return reason ? [{ name, value, reason }] : []
  })
}

function reasonToIgnore(name: string, value: string, again: boolean): string | undefined {
  if (!isParameter(name)) return 'there is no such parameter'
  if (again) return 'it stands in the address twice; the first one counts'
  return viewParsers[name].parse(value) === null && value !== '' ? reasons[name] : undefined
}
