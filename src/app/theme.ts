import { useSyncExternalStore } from 'react'
import { unkept } from '#src/lib/stored.ts'

const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** Also read by `public/theme.js`, before the first paint. */
const STORAGE_KEY = 'theme'

const listeners = new Set<() => void>()

/** The theme in force: the root element's, where the page's first script has put the remembered one. */
function currentTheme(): Theme {
  const theme = document.documentElement.dataset['theme']
  return THEMES.find((known) => known === theme) ?? 'system'
}

/** Applies a theme and remembers it in this browser, where storage is allowed. */
export function setTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
  try {
    localStorage.setItem(STORAGE_KEY, theme)
  } catch {
    // The theme holds until the page is left.
    unkept.set(true)
  }
  listeners.forEach((tell) => tell())
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The theme that the person picked; `system` when none was. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, currentTheme)
}
