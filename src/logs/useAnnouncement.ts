import { useEffect, useEffectEvent, useState } from 'react'

/** How long a text must stay the same before it is announced, ms. */
const DELAY = 1000

/** Returns a text for a live region, once `key` hasn't changed for a second. Later changes of the text don't matter. */
export function useAnnouncement(key: string, read: () => string): string {
  const [text, setText] = useState('')
  const announce = useEffectEvent(() => setText(read()))
  useEffect(() => {
    const timer = setTimeout(() => announce(), DELAY)
    return () => clearTimeout(timer)
  }, [key])
  return text
}
