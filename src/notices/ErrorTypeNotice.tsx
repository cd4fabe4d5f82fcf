import type { FieldIndex } from '#src/jobs/columns/jobColumns.ts'
import { errorTypes, legacyValues } from '#src/jobs/errors/errorTypes.ts'
import { pluralForm } from '#src/lib/units.ts'
import { Button } from '#src/ui/Button.tsx'
import { NO_VALUE } from '#src/view/filtering/facets.ts'
import { useView } from '#src/view/useView.tsx'
import { Notice } from './Notice.tsx'

const MAX_NAMED = 4
const MAX_LENGTH = 80

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
          onClick={() => setView(({ fault: types }) => ({ fault: types.filter(isKnown) }))}
        >
          Remove filter
        </Button>
      }
    >
      No jobs with {pluralForm(missing.length, 'this error type', 'these error types')}:{' '}
      {missing.slice(0, MAX_NAMED).map((type, listIndex) => (
        <span key={type}>
          {listIndex > 0 && '; '}
          <code className="font-mono text-xs">
            {type.length > MAX_LENGTH ? `${type.slice(0, MAX_LENGTH)}…` : type}
          </code>
        </span>
      ))}
      {missing.length > MAX_NAMED && ` and ${missing.length - MAX_NAMED} more`}.
    </Notice>
  )
}

/** Returns the error types that no job of a result has, neither by their current nor by their legacy names. */
export function missingErrorTypes(index: FieldIndex, types: readonly string[]): string[] {
  const known = [
    NO_VALUE,
    ...errorTypes(index).types,
    ...(legacyValues(index, types)?.values ?? []),
  ]
  return types.filter((type) => !known.includes(type))
}
