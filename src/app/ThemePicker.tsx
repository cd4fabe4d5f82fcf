import { Monitor, Moon, Sun } from 'lucide-react'
import { MenuPicker } from '../ui/MenuPicker.tsx'
import { setTheme, useTheme, type Theme } from '../ui/theme.ts'

export const THEME_OPTIONS = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const satisfies readonly { value: Theme; label: string }[]

export const THEME_ICONS = { system: Monitor, light: Sun, dark: Moon }

/** Light, dark, or as the system has it. */
export function ThemePicker() {
  const theme = useTheme()
  const Icon = THEME_ICONS[theme]
  return (
    <MenuPicker label="Theme" value={theme} options={THEME_OPTIONS} onPick={setTheme} look="icon">
      <Icon aria-hidden className="size-4" />
      <span className="sr-only">Theme: {theme}</span>
    </MenuPicker>
  )
}
