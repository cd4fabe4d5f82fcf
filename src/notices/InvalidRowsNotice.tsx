import { plural } from '#src/lib/units.ts'
import type { LeftOut } from '#src/search/reader/result.ts'
import { Notice } from './Notice.tsx'

/** The longest ID that is told whole. */
const LONGEST = 200

/** Says how many jobs of the answer cannot be shown, and why the first of them cannot. */
export function InvalidRowsNotice({ leftOut }: { readonly leftOut: LeftOut }) {
  const { count, first } = leftOut
  return (
    <Notice tone="warning">
      {plural(count, 'job is', 'jobs are')} not shown, because Baseten’s answer breaks its own
      contract. The first: job <bdi>{first.job.slice(0, LONGEST)}</bdi>, field{' '}
      <code className="font-mono text-xs">{first.field}</code>: {first.reason}.
    </Notice>
  )
}
