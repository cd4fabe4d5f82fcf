import { ArrowUpToLine } from 'lucide-react'
import { JobCount } from '#src/components/JobCount.tsx'
import { Button } from '#src/ui/Button.tsx'

interface NewJobsProps {
  readonly count: number
  /** Leads to where the new jobs are. */
  readonly onShow: () => void
}

/** Says that new jobs stand above what is in view, and leads up to them. */
export function NewJobs({ count, onShow }: NewJobsProps) {
  return (
    // Its left edge stays where it is however many they are.
    <div role="status" className="absolute top-2 left-1/2 -translate-x-14 empty:hidden">
      {count > 0 && (
        <Button
          look="plain"
          className="flex h-8 pointer-coarse:h-11 items-center gap-1.5 rounded-full bg-accent px-3 font-medium text-canvas tabular-nums shadow-[0_4px_16px_rgb(0_0_0/0.2)]"
          onClick={onShow}
        >
          <ArrowUpToLine aria-hidden className="size-3.5" />
          <JobCount count={count} kind="new" />
        </Button>
      )}
    </div>
  )
}
