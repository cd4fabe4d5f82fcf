import { Maximize, Minimize } from 'lucide-react'
import { useEffect, useSyncExternalStore } from 'react'
import { IconButton } from '#src/ui/IconButton.tsx'

function subscribe(listener: () => void): () => void {
  document.addEventListener('fullscreenchange', listener)
  return () => document.removeEventListener('fullscreenchange', listener)
}

const isFull = () => document.fullscreenElement !== null

/** Renders nothing if the browser doesn't support full screen. */
export function FullScreenButton({ className }: { readonly className: string }) {
  const full = useSyncExternalStore(subscribe, isFull)
  useEffect(() => () => void (isFull() && exit()), [])
  if (!document.fullscreenEnabled) return null
  return (
    <IconButton
      icon={full ? Minimize : Maximize}
      className={className}
      label={full ? 'Exit full screen' : 'Enter full screen'}
      onClick={() => void (full ? exit() : enter())}
    />
  )
}

async function enter(): Promise<void> {
  try {
    await document.documentElement.requestFullscreen()
  } catch {
    // The browser refused. The wall also works in a window.
  }
}

async function exit(): Promise<void> {
  try {
    await document.exitFullscreen()
  } catch {
    // The page has already exited full screen.
  }
}
