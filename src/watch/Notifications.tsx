import { useSyncExternalStore } from 'react'
import { Button } from '#src/ui/Button.tsx'
import { useWatches } from './actions.ts'
import { requestNotifyPermission, mayNotify, onPermission, type MayNotify } from './notify.ts'
import { watchCount } from './watches.ts'

const descriptions: Readonly<Record<MayNotify, string>> = {
  granted: 'This browser notifies you as long as a tab with this page is open, also a hidden one.',
  default: 'Your browser will ask whether it may notify you. A tab with this page must stay open.',
  denied:
    'Notifications are blocked for this page. It tells you itself: in a message, its title and its icon.',
  unsupported:
    'This browser shows no notifications. The page tells you itself: in a message, its title and its icon.',
}

/** How the user is notified, and a button that requests permission if it is needed. */
export function Notifications() {
  const permission = useSyncExternalStore(onPermission, mayNotify)
  const isUsed = watchCount(useWatches()) > 0
  const needsPermission = permission === 'default' && isUsed
  return (
    <div className="flex flex-col items-start gap-2 border-t border-line px-4 py-3 text-xs text-muted">
      <p>
        {needsPermission
          ? 'Your browser does not notify you yet. The page tells you itself: in a message, its title and its icon.'
          : descriptions[permission]}
      </p>
      {needsPermission && (
        <Button onClick={() => void requestNotifyPermission()}>Allow notifications</Button>
      )}
    </div>
  )
}
