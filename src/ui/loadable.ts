import { createElement, useEffect, useState, type ComponentType, type ReactElement } from 'react'

/**
 * A component whose code is loaded when it is first drawn; nothing shows until it is there. When it
 * cannot be loaded (the server is gone, or has a newer build) the page goes on without it, and asks for a
 * reload (`missingFiles.ts`). Where there would be no page without it, `missing` shows instead.
 */
export function loadable<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  missing?: ReactElement,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null

  return function Loadable(props: Props) {
    const [state, setState] = useState<'coming' | 'there' | 'missing'>('coming')
    useEffect(() => {
      let gone = false
      void (async () => {
        try {
          loaded = await load()
          if (!gone) setState('there')
        } catch {
          if (!gone) setState('missing')
        }
      })()
      return () => {
        gone = true
      }
    }, [])
    if (loaded) return createElement(loaded, props)
    return state === 'missing' ? missing : null
  }
}
