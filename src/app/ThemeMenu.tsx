import { MenuPopup } from '#src/ui/MenuPopup.tsx'
import { setTheme, useTheme, type Theme } from './theme.ts'
import { useView, type SetView } from '#src/view/useView.tsx'
import type { Zone } from '#src/lib/zone.ts'
import { pickedZone } from '#src/view/saved/pickedZone.ts'
import type { PopupProps } from '#src/ui/PopupFrame.tsx'

export const THEME_OPTIONS = [
  { value: 'system', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const satisfies readonly { value: Theme; label: string }[]

export const UTC_LABEL = 'Times in UTC'

/** The menu of the themes and the time zone; loaded when it opens. */
export function ThemeMenu(frame: Omit<PopupProps, 'label'>) {
  const theme = useTheme()
  const [view, setView] = useView()
  return (
    <MenuPopup
      {...frame}
      label="Theme and time zone"
      value={theme}
      options={THEME_OPTIONS}
      onPick={(picked) => {
        const option = THEME_OPTIONS.find(({ value }) => value === picked)
        if (option) setTheme(option.value)
      }}
      toggle={{
        label: UTC_LABEL,
        checked: view.tz !== null,
        onToggle: (checked) => pickZone(checked ? 'utc' : null, setView),
      }}
    />
  )
}

/** Sets what times are displayed in, and dates are read in; the bare address opens with it from now on. */
export function pickZone(tz: Zone, setView: SetView): void {
  pickedZone.set(tz)
  setView({ tz })
}
