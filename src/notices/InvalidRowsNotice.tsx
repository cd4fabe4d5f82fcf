import { plural, pluralForm } from '#src/lib/units.ts'
import type { InvalidRows } from '#src/search/result.ts'
import { Notice } from './Notice.tsx'

/** The longest ID that is displayed whole, in characters (UTF-16). */
const MAX_LENGTH = 200

/** Loaded with the notice, which does without it if it can't be loaded: Zod is most of it. */
const reader = await import('./invalidField.ts').catch(() => null)

/** How many rows of the response are invalid, and why the first one is. */
export function InvalidRowsNotice({ invalidRows }: { readonly invalidRows: InvalidRows }) {
  const { count, first } = invalidRows
  const field = reader?.invalidField(first.row)
  return (
    <Notice tone="warning">
      {plural(count, 'job is', 'jobs are')} hidden because Baseten returned{' '}
      {pluralForm(count, 'it', 'them')} in an unexpected format. First: job{' '}
      <bdi>{first.job.slice(0, MAX_LENGTH)}</bdi>
      {field && (
        <>
          , field <code className="font-mono text-xs">{field.name}</code>: {field.reason}
        </>
      )}
      .
    </Notice>
  )
}
