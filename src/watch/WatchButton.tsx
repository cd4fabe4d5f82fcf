import { useSelector } from '@tanstack/react-store'
import { clsx } from 'clsx'
import { Bell } from 'lucide-react'
import { IconButton } from '#src/ui/IconButton.tsx'
import { loadable } from '#src/ui/loadable.ts'
import { usePopup } from '#src/ui/usePopup.ts'
import type { WatchPopupProps } from './WatchPopup.tsx'
import { watchState } from './watchState.ts'

const loadPopup = async () => (await import('./WatchPopup.tsx')).WatchPopup
const WatchPopup = loadable(loadPopup)

const LABEL = 'Notifications'

type WatchButtonProps = Omit<WatchPopupProps, 'anchor' | 'label' | 'onClose'>

export function WatchButton(props: WatchButtonProps) {
  const { count } = useSelector(watchState)
  const popup = usePopup(loadPopup)
  return (
    <>
      <IconButton
        icon={Bell}
        label={count > 0 ? `${LABEL}: ${count} watched` : LABEL}
        tooltip={LABEL}
        variant="outline"
        iconClass={clsx('size-4', count > 0 && 'fill-accent text-accent')}
        aria-haspopup="dialog"
        {...popup.trigger}
      >
        {count > 0 && <span className="text-xs tabular-nums">{count}</span>}
      </IconButton>
      {popup.open && (
        <WatchPopup
          {...props}
          anchor={popup.anchor}
          label={LABEL}
          onClose={() => popup.setOpen(false)}
        />
      )}
    </>
  )
}
