import { Monitor, Moon, Sun } from 'lucide-react'
import { MenuPicker } from '../ui/MenuPicker.tsx'
import { setTheme, useTheme, type Theme } from '../ui/theme.ts'

const OPTIONS = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const satisfies readonly { value: Theme; label: string }[]

const icons = { system: Monitor, light: Sun, dark: Moon }

/** Light, dark, or as the system has it. */
export function ThemePicker() {
  const theme = useTheme()
  const Icon = icons[theme]
  return (
    <MenuPicker label="Theme" value={theme} options={OPTIONS} onPick={setTheme} look="icon">
      <Icon aria-hidden className="size-4" />
      <span className="sr-only">Theme: {theme}</span>
    </MenuPicker>
  )
}
