import { Columns3 } from 'lucide-react'
import { Button } from '#src/ui/Button.tsx'
import { loadable } from '#src/ui/loadable.ts'
import { usePopup } from '#src/ui/usePopup.ts'
import { isDefaultLayout } from '#src/view/saved/layouts.ts'
import { useView } from '#src/view/useView.tsx'

const loadPopup = async () => (await import('./ColumnsPopup.tsx')).ColumnsPopup
const ColumnsPopup = loadable(loadPopup)

export function ColumnsMenu() {
  const [view] = useView()
  const popup = usePopup(loadPopup)
  const isChanged = !isDefaultLayout(view)
  return (
    <>
      <Button
        // On a phone, the table has no columns to choose.
        className="max-md:hidden"
        tooltip={isChanged ? 'Columns and density (customized)' : 'Columns and density'}
        aria-haspopup="dialog"
        {...popup.trigger}
      >
        <Columns3 aria-hidden className="size-3.5 text-muted max-xl:size-4 max-xl:text-ink" />
        <span className="max-xl:sr-only">Columns</span>
        {isChanged && <span aria-hidden className="size-1.5 rounded-full bg-accent" />}
      </Button>
      {popup.open && <ColumnsPopup anchor={popup.anchor} onClose={() => popup.setOpen(false)} />}
    </>
  )
}
