import { ListFilter } from 'lucide-react'
import { use, type ReactNode } from 'react'
import { Button } from '#src/ui/Button.tsx'
import { IconButton } from '#src/ui/IconButton.tsx'
import { loadable } from '#src/ui/loadable.ts'
import { OnPaper } from '#src/ui/OnPaper.ts'
import { usePopup } from '#src/ui/usePopup.ts'
import { valueGroups, type JobValue } from '#src/view/filtering/valueActions.ts'
import { useView } from '#src/view/useView.tsx'

const loadMenu = async () => (await import('#src/components/ValueMenu.tsx')).ValueMenu
const ValueMenu = loadable(loadMenu)

interface ValueButtonProps {
  /** The values that the list can be filtered by. Without any, only the children are rendered. */
  readonly values: readonly JobValue[]
  readonly children?: ReactNode
}

export function ValueButton({ values, children }: ValueButtonProps) {
  const [view, setView] = useView()
  const popup = usePopup(loadMenu)
  const trigger = { ...popup.trigger, 'aria-haspopup': 'menu' } as const
  if (use(OnPaper) || values.length === 0) return children
  return (
    <>
      {children === undefined ? (
        <IconButton
          icon={ListFilter}
          label={`Filter by ${values.map(({ label }) => label).join(', ')}`}
          tooltip="Filter or exclude"
          size="small"
          iconClass="size-3.5"
          className="pointer-coarse:size-11"
          {...trigger}
        />
      ) : (
        <Button
          variant="plain"
          // A shadow instead of padding, which would move the text.
          className="rounded-xs text-left wrap-anywhere underline decoration-edge decoration-dotted underline-offset-4 hover:bg-subtle hover:decoration-ink hover:shadow-[0_0_0_3px_var(--subtle)] aria-expanded:bg-accent-soft aria-expanded:shadow-[0_0_0_3px_var(--accent-soft)] pointer-coarse:min-h-11"
          {...trigger}
        >
          {children}
        </Button>
      )}
      {popup.open && (
        <ValueMenu
          anchor={popup.anchor}
          align="start"
          groups={valueGroups(view, values, setView)}
          onClose={() => popup.setOpen(false)}
        />
      )}
    </>
  )
}
