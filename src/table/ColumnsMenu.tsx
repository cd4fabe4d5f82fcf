import { Columns3 } from 'lucide-react'
import { Button } from '#src/ui/Button.tsx'
import { loadable } from '#src/ui/loadable.ts'
import { usePopup } from '#src/ui/usePopup.ts'
import { isDefaultLayout } from '#src/view/saved/layouts.ts'
import { useView } from '#src/view/useView.tsx'

const loadPopup = async () => (await import('./ColumnsPopup.tsx')).ColumnsPopup
const ColumnsPopup = loadable(loadPopup)

/** The button for the popup with columns and density. */
export function ColumnsMenu() {
  const [view] = useView()
  const popup = usePopup(loadPopup)
  const isOther = !isDefaultLayout(view)
  return (
    <>
      <Button
        // On a phone, rows have no columns.
        className="max-md:hidden"
        tooltip={isOther ? 'Columns and density (changed)' : 'Columns and density'}
        aria-haspopup="dialog"
        {...popup.trigger}
      >
        <Columns3 aria-hidden className="size-3.5 text-muted max-xl:size-4 max-xl:text-ink" />
        <span className="max-xl:sr-only">Columns</span>
        {isOther && <span aria-hidden className="size-1.5 rounded-full bg-accent" />}
      </Button>
      {popup.open && <ColumnsPopup anchor={popup.anchor} onClose={() => popup.setOpen(false)} />}
    </>
  )
}
