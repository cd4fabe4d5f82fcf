import { Maximize, Minimize } from 'lucide-react'
import { useEffect, useSyncExternalStore } from 'react'
import { IconButton } from '#src/ui/IconButton.tsx'

function subscribe(listener: () => void): () => void {
  document.addEventListener('fullscreenchange', listener)
  return () => document.removeEventListener('fullscreenchange', listener)
}

const isFull = () => document.fullscreenElement !== null

/** Gives the wall the whole screen, and the browser its own back when the wall is left. Nothing where the browser cannot. */
export function FullScreenButton() {
  const full = useSyncExternalStore(subscribe, isFull)
  useEffect(() => () => void (isFull() && exit()), [])
  if (!document.fullscreenEnabled) return null
  return (
    <IconButton
      icon={full ? Minimize : Maximize}
      size="medium"
      label={full ? 'Leave full screen' : 'Full screen'}
      onClick={() => void (full ? exit() : enter())}
    />
  )
}

async function enter(): Promise<void> {
  try {
    await document.documentElement.requestFullscreen()
  } catch {
    // The browser did not allow it; the wall is as good in its window.
  }
}

async function exit(): Promise<void> {
  try {
    await document.exitFullscreen()
  } catch {
    // Somebody was quicker.
  }
}
