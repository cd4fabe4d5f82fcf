import { Menu } from 'lucide-react'
import { IconButton } from '#src/ui/IconButton.tsx'
import { loadable } from '#src/ui/loadable.ts'
import { usePopup } from '#src/ui/usePopup.ts'
import { useZone } from '#src/view/zone.ts'
import type { PageMenuProps } from './PageMenu.tsx'

const loadMenu = async () => (await import('./PageMenu.tsx')).PageMenu
const PageMenu = loadable(loadMenu)

export function PageMenuButton(props: PageMenuProps) {
  const zone = useZone()
  const popup = usePopup(loadMenu)
  return (
    <>
      <IconButton
        icon={Menu}
        label={zone ? 'Menu, times in UTC' : 'Menu'}
        tooltip="Share, export, theme and more"
        variant="outline"
        aria-haspopup="menu"
        {...popup.trigger}
      >
        {zone && <span className="text-xs">UTC</span>}
      </IconButton>
      {popup.open && (
        <PageMenu
          {...props}
          label="Menu"
          anchor={popup.anchor}
          onClose={() => popup.setOpen(false)}
        />
      )}
    </>
  )
}
