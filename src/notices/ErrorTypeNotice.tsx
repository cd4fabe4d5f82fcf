import { errorTypes, legacyValues } from '#src/jobs/errors/errorTypes.ts'
import type { FieldIndex } from '#src/jobs/columns/jobColumns.ts'
import { Notice } from './Notice.tsx'
import { pluralForm } from '#src/lib/units.ts'
import { Button } from '#src/ui/Button.tsx'
import { NO_VALUE } from '#src/view/filtering/facets.ts'
import { useView } from '#src/view/useView.tsx'

/** How many are named, and how much of each. */
const MAX_NAMED = 4
const MAX_LENGTH = 80

/** Names the error types in the URL that no job has, and removes them from it. */
export function ErrorTypeNotice({ index }: { readonly index: FieldIndex }) {
  const [view, setView] = useView()
  const missing = missingErrorTypes(index, view.fault)
  if (missing.length === 0) return null
  const isKnown = (type: string) => !missing.includes(type)
  return (
    <Notice
      tone="warning"
      aside={
        <Button
          variant="tinted"
          onClick={() => setView(({ fault: errorType }) => ({ fault: errorType.filter(isKnown) }))}
        >
          Remove filter
        </Button>
      }
    >
      No jobs with {pluralForm(missing.length, 'this error type', 'these error types')}:{' '}
      {missing.slice(0, MAX_NAMED).map((type, position) => (
        <span key={type}>
          {position > 0 && '; '}
          <code className="font-mono text-xs">
            {type.length > MAX_LENGTH ? `${type.slice(0, MAX_LENGTH)}…` : type}
          </code>
        </span>
      ))}
      {missing.length > MAX_NAMED && ` and ${missing.length - MAX_NAMED} more`}.
    </Notice>
  )
}

/** The error types that no job of a response has, by their names of today or of earlier versions. */
export function missingErrorTypes(index: FieldIndex, types: readonly string[]): string[] {
  const known = [
    NO_VALUE,
    ...errorTypes(index).types,
    ...(legacyValues(index, types)?.values ?? []),
  ]
  return types.filter((type) => !known.includes(type))
}
