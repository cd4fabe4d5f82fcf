import { MenuPopup } from '#src/ui/MenuPopup.tsx'
import type { PopupProps } from '#src/ui/PopupFrame.tsx'
import { setTheme, useTheme, type Theme } from '#src/ui/theme.ts'
import { useView } from '#src/view/useView.ts'
import { pickZone } from './pickZone.ts'

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
        onToggle: (checked) => pickZone(checked ? 'utc' : null, view, setView),
      }}
    />
  )
}
