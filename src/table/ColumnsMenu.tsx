import { SlidersHorizontal } from 'lucide-react'
import { BUTTON } from '#src/ui/classes.ts'
import { loadable } from '#src/ui/loadable.ts'
import { usePopup } from '#src/ui/usePopup.ts'
import { isDefaultLayout } from '#src/view/saved/layouts.ts'
import type { ColumnsPopupProps } from './ColumnsPopup.tsx'
import { withTooltip } from '#src/ui/withTooltip.ts'

const loadPopup = async () => (await import('./ColumnsPopup.tsx')).ColumnsPopup
const ColumnsPopup = loadable(loadPopup)

/** A button that opens the choice of columns and of density. */
export function ColumnsMenu(props: Pick<ColumnsPopupProps, 'layout' | 'onLayout'>) {
  const popup = usePopup(loadPopup)
  const isOther = !isDefaultLayout(props.layout)
  return (
    <>
      <button
        type="button"
        {...withTooltip(isOther ? 'Columns and density: not the default' : 'Columns and density')}
        className={BUTTON}
        aria-haspopup="dialog"
        {...popup.trigger}
      >
        <SlidersHorizontal aria-hidden className="size-3.5 text-muted" />
        Columns
        {isOther && <span aria-hidden className="size-1.5 rounded-full bg-accent" />}
      </button>
      {popup.open && (
        <ColumnsPopup anchor={popup.anchor} onClose={() => popup.setOpen(false)} {...props} />
      )}
    </>
  )
}
