import { ArrowDown } from 'lucide-react'
import { formatCount } from '#src/lib/units.ts'
import { Button } from '#src/ui/Button.tsx'

interface JumpButtonProps {
  /** Whether new lines arrive. */
  readonly isLive: boolean
  /** The number of lines that arrived below those in view. */
  readonly count: number
  readonly onJump: () => void
}

/** Above the end of the log, while the reader isn't there. */
export function JumpButton({ isLive, count, onJump }: JumpButtonProps) {
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-3 flex justify-center">
      <Button className="pointer-events-auto rounded-full shadow-md" onClick={onJump}>
        <ArrowDown aria-hidden className="size-3.5 text-muted" />
        {isLive ? 'Jump to latest' : 'Jump to end'}
        {count > 0 && ` (${formatCount(count)} new)`}
      </Button>
    </div>
  )
}
