import { plural } from '#src/lib/units.ts'

interface JobCountProps {
  readonly count: number
  /** An adjective: `new` for `3 new jobs`. */
  readonly kind?: string
}

export function JobCount({ count, kind }: JobCountProps) {
  return plural(count, kind === undefined ? 'job' : `${kind} job`)
}
