import { createElement, useEffect, useState, type ComponentType, type ReactElement } from 'react'

/**
 * A component whose code is loaded when it is first rendered; until then it renders `coming`. If its code
 * can't be loaded (the server is gone, or has a newer build), the page works without it and displays a notice
 * (`missingFiles.ts`), and the next component of its kind requests it again. `missing` is rendered instead if
 * there would be no page without it. Not `React.lazy`: see docs/decisions/004-loadable-parts.md.
 */
export function loadable<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  missing?: ReactElement,
  coming?: ReactElement,
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
    return state === 'missing' ? missing : coming
  }
}
