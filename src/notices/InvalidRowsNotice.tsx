import { plural, pluralForm } from '#src/lib/units.ts'
import type { InvalidRows } from '#src/search/result.ts'
import { Notice } from './Notice.tsx'

const MAX_LENGTH = 200

/** Loaded with the notice because it includes Zod. If it can't be loaded, the notice omits the field. */
const validator = await import('./invalidField.ts').catch(() => null)

export function InvalidRowsNotice({ invalidRows }: { readonly invalidRows: InvalidRows }) {
  const { count, first } = invalidRows
  const field = validator?.invalidField(first.row)
  return (
    <Notice tone="warning">
      {plural(count, 'job is', 'jobs are')} hidden because Baseten returned{' '}
      {pluralForm(count, 'it', 'them')} in an unexpected format. First: job{' '}
      <bdi>{first.job.slice(0, MAX_LENGTH)}</bdi>
      {field &&
        (field.name === null ? (
          ` (${field.reason})`
        ) : (
          <>
            , field <code className="font-mono text-xs">{field.name}</code>: {field.reason}
          </>
        ))}
      .
    </Notice>
  )
}
