import { useSelector } from '@tanstack/react-store'
import { Stored } from '#src/lib/stored.ts'

const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** `public/theme.js` applies the stored theme before the first paint. */
const theme = new Stored<Theme>('theme', {
  parse: (text) => THEMES.find((known) => known === text) ?? 'system',
  print: (value) => value,
})

theme.subscribe(applyTheme)

function applyTheme(value: Theme): void {
  if (value === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = value
}

/** Applies a theme in all tabs of this browser. */
export function setTheme(value: Theme): void {
  theme.set(value)
}

export function useTheme(): Theme {
  return useSelector(theme)
}
