import { ChevronDown } from 'lucide-react'
import { Button } from '#src/ui/Button.tsx'
import { IconButton } from '#src/ui/IconButton.tsx'
import { loadable } from '#src/ui/loadable.ts'
import { usePopup } from '#src/ui/usePopup.ts'
import { useView } from '#src/view/useView.tsx'
import { setMe, useMe } from './me.ts'

const loadPicker = async () => (await import('./UserPicker.tsx')).UserPicker
const UserPicker = loadable(loadPicker)

export function Mine() {
  const [view, setView] = useView()
  const me = useMe()
  const popup = usePopup(loadPicker)
  const isOn = me !== null && view.user.length === 1 && view.user[0] === me
  const show = (user: readonly string[]) => setView({ user, 'not-user': [] })
  return (
    <span className="flex">
      <Button
        tooltip={me ?? 'Choose your user'}
        className="relative rounded-r-none aria-pressed:z-1 aria-pressed:border-accent/40"
        aria-pressed={isOn}
        onClick={() => {
          if (me === null) popup.setOpen(true)
          else show(isOn ? [] : [me])
        }}
      >
        Mine
      </Button>
      <IconButton
        icon={ChevronDown}
        label="Change your user"
        variant="outline"
        className="-ml-px rounded-l-none"
        iconClass="size-3.5 text-muted"
        aria-haspopup="dialog"
        {...popup.trigger}
      />
      {popup.open && (
        <UserPicker
          anchor={popup.anchor}
          me={me}
          onSelect={(user) => {
            setMe(user)
            show([user])
          }}
          onClose={() => popup.setOpen(false)}
        />
      )}
    </span>
  )
}
