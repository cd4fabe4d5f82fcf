import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { Button } from '#src/ui/Button.tsx'
import { usePopup } from '#src/ui/usePopup.ts'
import { loadRangeMenu, RangeMenu } from './lazyRangeMenu.ts'

type RangeButtonProps = Omit<ComponentProps<typeof RangeMenu>, 'anchor' | 'onClose'>

export function RangeButton(props: RangeButtonProps) {
  const popup = usePopup(loadRangeMenu)
  return (
    <>
      <Button variant="quiet" className="text-xs" aria-haspopup="menu" {...popup.trigger}>
        Filter to this range
        <ChevronDown aria-hidden className="size-3.5" />
      </Button>
      {popup.open && (
        <RangeMenu {...props} anchor={popup.anchor} onClose={() => popup.setOpen(false)} />
      )}
    </>
  )
}
