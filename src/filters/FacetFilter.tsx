import { ListFilter } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '#src/ui/Button.tsx'
import { loadable } from '#src/ui/loadable.ts'
import { FACET_KEYS, FACETS } from '#src/view/filtering/facets.ts'
import { SPAN_LABELS } from '#src/view/filtering/spans.ts'
import type { FacetFilterProps } from './FacetList.tsx'

const loadPopup = async () => (await import('#src/ui/ListPopup.tsx')).ListPopup
const ListPopup = loadable(loadPopup)
const loadList = async () => (await import('./FacetList.tsx')).FacetList
const FacetList = loadable(loadList)
// A failure is displayed, and retried, when the list opens.
const preload = () => void Promise.all([loadPopup(), loadList()]).catch(() => {})

/** The filters that the browser applies, without those that have a button of their own. */
const KEYS = [...FACET_KEYS, 'longer'] as const
type Key = (typeof KEYS)[number]

const labelOf = (key: Key) => (key === 'longer' ? SPAN_LABELS.longer : FACETS[key].label)

/** Filters that the API doesn't have: first which filter, then which values. */
export function FacetFilter(props: FacetFilterProps) {
  const anchor = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState<Key | 'what' | null>(null)
  const popup = { anchor, onClose: () => setOpen(null) }
  return (
    <>
      <Button
        ref={anchor}
        aria-haspopup="dialog"
        aria-expanded={open !== null}
        onPointerEnter={preload}
        onFocus={preload}
        onClick={() => setOpen(open === null ? 'what' : null)}
      >
        <ListFilter aria-hidden className="size-3.5 text-muted" />
        Filter
      </Button>
      {open === 'what' && (
        <ListPopup
          {...popup}
          // The second list takes its place.
          onClose={() => setOpen((now) => (now === 'what' ? null : now))}
          label="Filter by"
          placeholder="Filter by …"
          empty="There is no such filter."
          multiple={false}
          items={KEYS.map((key) => ({ value: key, label: labelOf(key) }))}
          selected={[]}
          onSelect={([picked]) => setOpen(KEYS.find((key) => key === picked) ?? null)}
        />
      )}
      {open !== null && open !== 'what' && (
        <FacetList key={open} {...props} {...popup} filter={open} label={labelOf(open)} />
      )}
    </>
  )
}
