import { clsx } from 'clsx'
import { ChevronDown } from 'lucide-react'
import type { JobList } from '#src/jobs/columns/jobColumns.ts'
import { CONTROL } from '#src/ui/classes.ts'
import { loadable } from '#src/ui/loadable.ts'
import { usePopup } from '#src/ui/usePopup.ts'
import type { SetView } from '#src/view/useView.ts'
import type { View } from '#src/view/view.ts'
import { setMe, useMe } from './me.ts'
import { withTooltip } from '#src/ui/withTooltip.ts'

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
      <button
        type="button"
        {...withTooltip(me ?? 'Say which user you are')}
        aria-pressed={isOn}
        className={clsx(
          CONTROL,
          'rounded-l-md px-2.5 aria-pressed:bg-accent-soft aria-pressed:font-medium',
        )}
        onClick={() => {
          if (me === null) popup.setOpen(true)
          else show(isOn ? [] : [me])
        }}
      >
        Mine
      </button>
      <button
        type="button"
        aria-label="Which user you are"
        data-tooltip="Which user you are"
        aria-haspopup="dialog"
        className={clsx(CONTROL, '-ml-px rounded-r-md px-1.5')}
        {...popup.trigger}
      >
        <ChevronDown aria-hidden className="size-3.5 text-muted" />
      </button>
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
