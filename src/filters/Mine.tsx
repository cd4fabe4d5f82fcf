import { ChevronDown } from 'lucide-react'
import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { Button } from '#src/ui/Button.tsx'
import { IconButton } from '#src/ui/IconButton.tsx'
import { loadable } from '#src/ui/loadable.ts'
import { usePopup } from '#src/ui/usePopup.ts'
import type { SetView } from '#src/view/useView.tsx'
import type { View } from '#src/view/view.ts'
import { setMe, useMe } from './me.ts'

const loadPicker = async () => (await import('./UserPicker.tsx')).UserPicker
const UserPicker = loadable(loadPicker)

interface MineProps {
  readonly view: View
  readonly setView: SetView
  readonly answer: JobList | null
}

/** One's own jobs at one click, once one has said who one is. */
export function Mine({ view, setView, answer }: MineProps) {
  const me = useMe()
  const popup = usePopup(loadPicker)
  const isOn = me !== null && view.user.length === 1 && view.user[0] === me
  const show = (user: readonly string[]) => setView({ ...view, user, 'not-user': [] })
  return (
    <span className="flex">
      <Button
        tooltip={me ?? 'Say which user you are'}
        className="rounded-r-none"
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
        label="Which user you are"
        look="outline"
        className="-ml-px rounded-l-none"
        iconClass="size-3.5 text-muted"
        aria-haspopup="dialog"
        {...popup.trigger}
      />
      {popup.open && (
        <UserPicker
          anchor={popup.anchor}
          me={me}
          answer={answer}
          onPick={(user) => {
            setMe(user)
            show([user])
          }}
          onClose={() => popup.setOpen(false)}
        />
      )}
    </span>
  )
}
