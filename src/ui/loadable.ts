import { createElement, useEffect, useState, type ComponentType } from 'react'

/**
 * A component whose code is loaded when it is first drawn; nothing shows until it is there. When it
 * cannot be loaded (the server is gone, or has a newer build) the page goes on without it, and the
 * next time it is drawn tries again.
 */
export function loadable<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null

  return function Loadable(props: Props) {
    const [, setReady] = useState(loaded !== null)
    useEffect(() => {
      let gone = false
      void (async () => {
        try {
          loaded = await load()
          if (!gone) setReady(true)
        } catch {
          // It stays away; see above.
        }
      })()
      return () => {
        gone = true
      }
    }, [])
    return loaded && createElement(loaded, props)
  }
}
