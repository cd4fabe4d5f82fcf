import { useEffect, useEffectEvent, useState } from 'react'

/** How long a text must stay the same before it is announced, ms. */
const DELAY = 1000

/** Returns a text for a live region, once `key` hasn't changed for a second. Later changes of the text don't matter. */
export function useAnnouncement(key: string, read: () => string): string {
  const [announced, setAnnounced] = useState({ key: '', text: '' })
  const announce = useEffectEvent((of: string) => setAnnounced({ key: of, text: read() }))
  useEffect(() => {
    const timer = setTimeout(() => announce(key), DELAY)
    return () => clearTimeout(timer)
  }, [key])
  return announced.text
}
