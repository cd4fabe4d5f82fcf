import { Menu } from '@base-ui/react/menu'
import { Keyboard, Tv } from 'lucide-react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { ShareItems } from '#src/export/ShareItems.tsx'
import { PATTERNS_LABEL, setPatterns, usePatterns } from '#src/overview/patterns.ts'
import { MenuChoice, MenuLine, MenuToggle, RunItem } from '#src/ui/MenuParts.tsx'
import { PHONE } from '#src/ui/phone.ts'
import { PopupFrame, popupRoot, type PopupProps } from '#src/ui/PopupFrame.tsx'
import { selectZone, UTC_LABEL } from '#src/view/saved/selectZone.ts'
import { useView } from '#src/view/useView.tsx'
import { WALL } from '#src/view/wall.ts'
import { setTheme, useTheme } from './theme.ts'
import { THEME_OPTIONS } from './themeOptions.ts'

export interface PageMenuProps {
  /** The jobs in the table, in its order; `null` until the search is ready. */
  readonly jobs: readonly TrainingJob[] | null
  readonly onKeys: () => void
}

/** Devices that probably have no keyboard. */
const TOUCH_PHONE = `(pointer: coarse) and ${PHONE}`

export function PageMenu({ jobs, onKeys, ...frame }: PageMenuProps & PopupProps) {
  const [view, setView] = useView()
  const theme = useTheme()
  const hasPatterns = usePatterns()
  const { onClose } = frame
  return (
    <Menu.Root {...popupRoot(frame)} modal={false}>
      <PopupFrame {...frame} parts={Menu} scrolls className="min-w-60 p-1">
        <ShareItems jobs={jobs} onDone={onClose} />
        <MenuLine />
        <MenuChoice
          label="Theme"
          value={theme}
          options={THEME_OPTIONS}
          onSelect={(selected) => {
            const option = THEME_OPTIONS.find(({ value }) => value === selected)
            if (option) setTheme(option.value)
            onClose()
          }}
        />
        <MenuLine />
        <MenuToggle
          label={UTC_LABEL}
          checked={view.tz !== null}
          onToggle={(checked) => {
            selectZone(checked ? 'utc' : null, setView)
            onClose()
          }}
        />
        <MenuToggle
          label={PATTERNS_LABEL}
          checked={hasPatterns}
          onToggle={(checked) => {
            setPatterns(checked)
            onClose()
          }}
        />
        <MenuLine />
        <RunItem icon={Tv} label={WALL.label} runs={() => setView(WALL.change)} onDone={onClose} />
        {!matchMedia(TOUCH_PHONE).matches && (
          <RunItem
            icon={Keyboard}
            label="Keyboard shortcuts"
            hint="?"
            runs={onKeys}
            onDone={onClose}
          />
        )}
      </PopupFrame>
    </Menu.Root>
  )
}
