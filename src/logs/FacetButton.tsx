import { ChevronDown } from 'lucide-react'
import { Button } from '#src/ui/Button.tsx'
import { loadable } from '#src/ui/loadable.ts'
import { usePopup } from '#src/ui/usePopup.ts'
import type { FacetOption } from './FacetPopup.tsx'

const loadPopup = async () => (await import('./FacetPopup.tsx')).FacetPopup
const FacetPopup = loadable(loadPopup)

interface FacetButtonProps {
  /** What the values are: `Level`. */
  readonly label: string
  readonly options: readonly FacetOption[]
  /** Empty for all. */
  readonly selected: readonly string[]
  readonly onSelect: (selected: readonly string[]) => void
}

/** Filters lines by a value. */
export function FacetButton({ label, options, selected, onSelect }: FacetButtonProps) {
  const popup = usePopup(loadPopup)
  const [only] = selected
  const name = options.find(({ value }) => value === only)?.label ?? only
  return (
    <>
      <Button
        aria-haspopup="menu"
        aria-label={selected.length === 0 ? label : `${label}: ${selected.length} selected`}
        className="max-w-36 shrink-0"
        {...popup.trigger}
      >
        <span className={selected.length === 0 ? 'truncate' : 'truncate font-medium'}>
          {selected.length === 0
            ? label
            : selected.length === 1
              ? name
              : `${label} · ${selected.length}`}
        </span>
        <ChevronDown aria-hidden className="size-3.5 shrink-0 text-muted" />
      </Button>
      {popup.open && (
        <FacetPopup
          anchor={popup.anchor}
          label={label}
          options={options}
          selected={selected}
          onSelect={onSelect}
          onClose={() => popup.setOpen(false)}
        />
      )}
    </>
  )
}
