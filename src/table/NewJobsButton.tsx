import { ArrowUpToLine } from 'lucide-react'
import { JobCount } from '#src/components/JobCount.tsx'
import { Button } from '#src/ui/Button.tsx'

export interface NewJobsProps {
  readonly count: number
  readonly onShow: () => void
}

export function NewJobsButton({ count, onShow }: NewJobsProps) {
  return (
    <Button
      variant="plain"
      className="flex h-8 pointer-coarse:h-11 items-center gap-1.5 rounded-full bg-accent px-3 font-medium text-canvas tabular-nums shadow-[0_4px_16px_rgb(0_0_0/0.2)]"
      onClick={onShow}
    >
      <ArrowUpToLine aria-hidden className="size-3.5" />
      <JobCount count={count} kind="new" />
    </Button>
  )
}
