import { formatCount } from '#src/lib/units.ts'

/** Of a longer text the details draw so many characters: more of them keep the browser busy for seconds. */
export const MOST_DRAWN = 50_000

/** Says below a long text that there is more of it; `length` is that of all of it. */
export function CutNote({ length }: { readonly length: number }) {
  return (
    length > MOST_DRAWN && (
      <p role="note" className="text-xs text-muted">
        The first {formatCount(MOST_DRAWN)} of {formatCount(length)} characters. Copying takes them
        all.
      </p>
    )
  )
}
