import { clsx } from 'clsx'
import { Monitor, Moon, Sun } from 'lucide-react'
import { CONTROL } from '#src/ui/classes.ts'
import { loadable } from '#src/ui/loadable.ts'
import { useTheme } from './theme.ts'
import { usePopup } from '#src/ui/usePopup.ts'
import { useZone } from '#src/view/zone.ts'

const loadMenu = async () => (await import('./ThemeMenu.tsx')).ThemeMenu
const ThemeMenu = loadable(loadMenu)

export const THEME_ICONS = { system: Monitor, light: Sun, dark: Moon }

/** Light, dark, or as the system has it; and whether times are in UTC. */
export function ThemePicker() {
  const theme = useTheme()
  const zone = useZone()
  const popup = usePopup(loadMenu)
  const Icon = THEME_ICONS[theme]
  return (
    <>
      <button
        type="button"
        className={clsx(CONTROL, 'rounded-md px-2')}
        aria-haspopup="menu"
        {...popup.trigger}
      >
        <Icon aria-hidden className="size-4" />
        <span className="sr-only">Theme: {theme}</span>
        {zone && <span className="text-xs">UTC</span>}
      </button>
      {popup.open && <ThemeMenu anchor={popup.anchor} onClose={() => popup.setOpen(false)} />}
    </>
  )
}
