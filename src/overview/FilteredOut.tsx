import { Button } from '#src/ui/Button.tsx'
import { useFocusFallback } from '#src/ui/useFocusFallback.ts'
import { withStatuses } from '#src/view/filtering/hiddenStatuses.ts'
import { useView } from '#src/view/useView.tsx'
import { filteredStages, type FilteredStages } from './filteredStages.ts'

interface FilteredOutProps {
  /** Whether the part counts running jobs too. */
  readonly running?: boolean
}

/** Nothing if the filters exclude no waiting jobs. */
export function FilteredOut({ running = false }: FilteredOutProps) {
  const [view] = useView()
  const filtered = filteredStages(view, running)
  return filtered && <FilteredOutNote {...filtered} />
}

export function FilteredOutNote({ text, statuses }: FilteredStages) {
  const [, setView] = useView()
  const button = useFocusFallback<HTMLButtonElement>('main')
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-muted">
      {text}
      <Button
        ref={button}
        variant="link"
        className="h-7 text-ink underline pointer-coarse:h-11"
        onClick={() => setView((now) => withStatuses(now, statuses))}
      >
        Show jobs
      </Button>
    </p>
  )
}
