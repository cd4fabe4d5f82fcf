import { Clock } from 'lucide-react'
import { zoneName } from '#src/lib/zone.ts'
import { IconButton } from '#src/ui/IconButton.tsx'
import { loadable } from '#src/ui/loadable.ts'
import { usePopup } from '#src/ui/usePopup.ts'
import { selectZone } from '#src/view/saved/selectZone.ts'
import { useView } from '#src/view/useView.tsx'
import { timeSinceCreation } from './logPreferences.ts'

const loadPopup = async () => (await import('#src/ui/MenuPopup.tsx')).MenuPopup
const MenuPopup = loadable(loadPopup)

interface TimeMenuProps {
  readonly isSince: boolean
  /** A time of the log, at which zones have their names, ms since the epoch. */
  readonly at: number
}

export function TimeMenu({ isSince, at }: TimeMenuProps) {
  const [{ tz }, setView] = useView()
  const popup = usePopup(loadPopup)
  const options = [
    { value: 'local', label: 'Local time', hint: zoneName(at, null) },
    { value: 'utc', label: 'UTC' },
    { value: 'since', label: 'Since creation' },
  ]
  return (
    <>
      <IconButton icon={Clock} label="Time format" aria-haspopup="menu" {...popup.trigger} />
      {popup.open && (
        <MenuPopup
          anchor={popup.anchor}
          label="Time format"
          value={isSince ? 'since' : (tz ?? 'local')}
          options={options}
          onSelect={(value) => {
            timeSinceCreation.set(value === 'since')
            if (value !== 'since') selectZone(value === 'utc' ? 'utc' : null, setView)
          }}
          onClose={() => popup.setOpen(false)}
        />
      )}
    </>
  )
}
