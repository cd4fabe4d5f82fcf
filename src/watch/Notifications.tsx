import { useSyncExternalStore } from 'react'
import { Button } from '#src/ui/Button.tsx'
import { useWatches } from './actions.ts'
import { requestNotifyPermission, mayNotify, onPermission, type MayNotify } from './notify.ts'
import { watchCount } from './watches.ts'

const descriptions: Readonly<Record<MayNotify, string>> = {
  granted:
    'You’ll get browser notifications while this page is open in a tab, even in the background.',
  default: 'Your browser will ask for permission. Keep this page open in a tab.',
  denied:
    'Notifications are blocked in your browser. You’ll still see a message here, and the tab’s title and icon will change.',
  unsupported:
    'Your browser doesn’t support notifications. You’ll still see a message here, and the tab’s title and icon will change.',
}

export function Notifications() {
  const permission = useSyncExternalStore(onPermission, mayNotify)
  const isUsed = watchCount(useWatches()) > 0
  const needsPermission = permission === 'default' && isUsed
  return (
    <div className="flex flex-col items-start gap-2 border-t border-line px-4 py-3 text-xs text-muted">
      <p>
        {needsPermission
          ? 'Browser notifications are off. You’ll still see a message here, and the tab’s title and icon will change.'
          : descriptions[permission]}
      </p>
      {needsPermission && (
        <Button onClick={() => void requestNotifyPermission()}>Allow notifications</Button>
      )}
    </div>
  )
}
