import { Monitor, Moon, Sun } from 'lucide-react'
import { IconButton } from '#src/ui/IconButton.tsx'
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
  return (
    <>
      <IconButton
        icon={THEME_ICONS[theme]}
        label={`Theme: ${theme}${zone ? ' UTC' : ''}`}
        look="outline"
        aria-haspopup="menu"
        {...popup.trigger}
      >
        {zone && <span className="text-xs">UTC</span>}
      </IconButton>
      {popup.open && <ThemeMenu anchor={popup.anchor} onClose={() => popup.setOpen(false)} />}
    </>
  )
}
