import { clsx } from 'clsx'
import { Bell } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { CONTROL } from '#src/ui/classes.ts'
import { loadable } from '#src/ui/loadable.ts'
import { usePopup } from '#src/ui/usePopup.ts'
import type { WatchPopupProps } from './WatchPopup.tsx'
import { watchState } from './watchState.ts'

const loadPopup = async () => (await import('./WatchPopup.tsx')).WatchPopup
const WatchPopup = loadable(loadPopup)

const LABEL = 'Tell me when jobs end'

type WatchButtonProps = Omit<WatchPopupProps, 'anchor' | 'label' | 'onClose'>

/** The bell: how much is watched, and the way to what. */
export function WatchButton(props: WatchButtonProps) {
  const { count } = useSyncExternalStore(watchState.subscribe, watchState.get)
  const popup = usePopup(loadPopup)
  return (
    <>
      <button
        type="button"
        aria-label={count > 0 ? `${LABEL}: ${count} watched` : LABEL}
        data-tooltip={LABEL}
        aria-haspopup="dialog"
        className={clsx(CONTROL, 'rounded-md px-2')}
        {...popup.trigger}
      >
        <Bell aria-hidden className={clsx('size-4', count > 0 && 'fill-accent text-accent')} />
        {count > 0 && <span className="text-xs tabular-nums">{count}</span>}
      </button>
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
