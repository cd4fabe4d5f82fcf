import type { Part } from '#src/view/overview.ts'
import { useView } from '#src/view/useView.tsx'

/** Approximate height of each part: *Now* with three or four GPU types, lists with their first five entries. */
const HEIGHTS: Readonly<Record<Part, string>> = {
  now: 'min-h-33 max-sm:min-h-100',
  timeline: 'min-h-100',
  trend: 'min-h-82',
  queue: 'min-h-60 max-sm:min-h-146',
  failures: 'min-h-90 max-sm:min-h-129',
}

export function PartPlaceholders() {
  const [{ overview }] = useView()
  const others = overview.parts.filter((part) => part !== 'now')
  return (
    <div className="flex flex-col gap-y-6">
      {overview.parts.includes('now') && <PartPlaceholder part="now" />}
      {others.length > 0 && (
        <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,40rem),1fr))] gap-x-10 gap-y-6">
          {others.map((part) => (
            <PartPlaceholder key={part} part={part} />
          ))}
        </div>
      )}
    </div>
  )
}

export function PartPlaceholder({ part }: { readonly part: Part }) {
  return <div className={HEIGHTS[part]} />
}
