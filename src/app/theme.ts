import { useSelector } from '@tanstack/react-store'
import { Stored } from '#src/lib/stored.ts'

const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** At startup, `public/start.js` applies it before the first paint. */
const theme = new Stored<Theme>('theme', {
  parse: (text) => THEMES.find((known) => known === text) ?? 'system',
  print: (value) => value,
})

theme.subscribe(applyTheme)

/** Without the attribute, CSS uses the theme of the operating system. */
function applyTheme(value: Theme): void {
  if (value === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = value
}

/** Stores a theme and applies it in all tabs of this browser. */
export function setTheme(value: Theme): void {
  theme.set(value)
}

export function useTheme(): Theme {
  return useSelector(theme)
}
