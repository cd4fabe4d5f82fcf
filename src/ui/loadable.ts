import { createElement, useEffect, useState, type ComponentType, type ReactElement } from 'react'

/**
 * Returns a component whose code is loaded when it is first rendered. Until then it renders `placeholder`. If the
 * code can't be loaded (the server is unreachable, or has a newer build), it renders `fallback`, the page displays a
 * notice (`missingFiles.ts`), and the next mount tries again. Not `React.lazy`: see
 * docs/decisions/004-loadable-parts.md.
 */
export function loadable<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  fallback?: ReactElement,
  placeholder?: ReactElement,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null

  return function Loadable(props: Props) {
    const [state, setState] = useState<'loading' | 'loaded' | 'failed'>('loading')
    useEffect(() => {
      let isUnmounted = false
      void (async () => {
        try {
          loaded = await load()
          if (!isUnmounted) setState('loaded')
        } catch {
          if (!isUnmounted) setState('failed')
        }
      })()
      return () => {
        isUnmounted = true
      }
    }, [])
    if (loaded) return createElement(loaded, props)
    return state === 'failed' ? fallback : placeholder
  }
}
