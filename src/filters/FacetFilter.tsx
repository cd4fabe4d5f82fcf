import { ListFilter } from 'lucide-react'
import { useRef, useState } from 'react'
import type { JobList } from '../jobs/fieldIndex.ts'
import { formatCount } from '../jobs/units.ts'
import { BUTTON } from '../ui/classes.ts'
import type { ListItem, ListPopupProps } from '../ui/ListPopup.tsx'
import { loadable } from '../ui/loadable.ts'
import { FACET_KEYS, FACETS, type FacetKey } from '../view/facets.ts'
import { facetCounts } from '../view/matchingRows.ts'
import type { Narrowing } from '../view/narrowing.ts'
import { CREATED_SPANS, LONGER_SPANS, parseDates, parseSpan, printCreated } from '../view/spans.ts'
import type { SetView } from '../view/useView.ts'
import type { View } from '../view/view.ts'

const loadPopup = async () => (await import('../ui/ListPopup.tsx')).ListPopup
const ListPopup = loadable(loadPopup)
const DateRange = loadable(async () => (await import('./DateRange.tsx')).DateRange)
// A failure shows, and is tried again, when the list opens.
const preload = () => void loadPopup().catch(() => {})

interface FacetFilterProps {
  readonly view: View
  readonly setView: SetView
  readonly answer: JobList | null
  readonly narrowing: Narrowing
  readonly now: number
}

/** What can be filtered by in the browser. */
const KEYS = [...FACET_KEYS, 'created', 'longer'] as const
type Key = (typeof KEYS)[number]

const labels = { created: 'Created', longer: 'Running longer than' }

const isFacet = (key: Key): key is FacetKey => FACET_KEYS.some((facet) => facet === key)
const labelOf = (key: Key) => (isFacet(key) ? FACETS[key].label : labels[key])

/** Filters that the API does not have: first by what, then which values. */
export function FacetFilter(props: FacetFilterProps) {
  const anchor = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState<Key | 'what' | null>(null)
  const popup = { anchor, onClose: () => setOpen(null) }
  return (
    <>
      <button
        ref={anchor}
        type="button"
        className={BUTTON}
        aria-haspopup="dialog"
        aria-expanded={open !== null}
        onPointerEnter={preload}
        onFocus={preload}
        onClick={() => setOpen(open === null ? 'what' : null)}
      >
        <ListFilter aria-hidden className="size-3.5 text-muted" />
        Filter
      </button>
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
        <ListPopup
          key={open}
          {...popup}
          {...listOf(open, props)}
          footer={
            open === 'created' && (
              <DateRange
                created={props.view.created}
                onPick={(created) => {
                  props.setView({ ...props.view, created })
                  popup.onClose()
                }}
              />
            )
          }
        />
      )}
    </>
  )
}

type List = Omit<ListPopupProps, 'anchor' | 'onClose'>

function listOf(key: Key, { view, setView, answer, narrowing, now }: FacetFilterProps): List {
  if (key === 'created') {
    return {
      label: labelOf(key),
      placeholder: 'Or type 12h, 3d, 2026-03-01..2026-03-05',
      empty: 'Type a span such as 12h or 3d, or two dates such as 2026-03-01..2026-03-05.',
      multiple: false,
      items: CREATED_SPANS.map((value) => ({ value, label: capital(printCreated(value)) })),
      selected: view.created === null ? [] : [view.created],
      onSelect: ([created]) => setView({ ...view, created: created ?? null }),
      itemForText: (text) =>
        parseSpan(text) || parseDates(text)
          ? { value: text, label: capital(printCreated(text)) }
          : null,
    }
  }
  if (key === 'longer') {
    return {
      label: labelOf(key),
      placeholder: 'Or type 90m, 12h, 2d',
      empty: 'Type a span such as 90m, 12h or 2d.',
      multiple: false,
      items: LONGER_SPANS.map(spanItem),
      selected: view.longer === null ? [] : [view.longer],
      onSelect: ([longer]) => setView({ ...view, longer: longer ?? null }),
      itemForText: (text) => (parseSpan(text) ? spanItem(text) : null),
    }
  }
  const counts = answer ? facetCounts(answer, narrowing, { key, now }) : new Map<string, number>()
  const values = new Set([
    ...[...counts].sort(([, a], [, b]) => b - a).map(([value]) => value),
    ...view[key],
  ])
  return {
    label: labelOf(key),
    placeholder: `Find: ${labelOf(key)}`,
    empty: 'No job in this view has such a value.',
    multiple: true,
    items: [...values].map((value) => ({
      value,
      label: FACETS[key].print(value),
      ...(answer && { count: formatCount(counts.get(value) ?? 0) }),
    })),
    selected: view[key],
    onSelect: (picked) => setView({ ...view, [key]: picked }),
  }
}

function spanItem(text: string): ListItem {
  return { value: text, label: parseSpan(text)?.label ?? text }
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
