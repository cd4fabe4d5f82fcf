import { Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { plural } from '#src/lib/units.ts'
import { Button } from '#src/ui/Button.tsx'
import { loadable } from '#src/ui/loadable.ts'
import { usePopup } from '#src/ui/usePopup.ts'

const loadSheet = async () => (await import('#src/ui/Sheet.tsx')).Sheet
const Sheet = loadable(loadSheet)

interface ExportSheetProps {
  readonly count: number
  readonly children: ReactNode
}

export function ExportSheet({ count, children }: ExportSheetProps) {
  const popup = usePopup(loadSheet)
  return (
    <>
      <Button aria-haspopup="dialog" {...popup.trigger}>
        <Download aria-hidden className="size-3.5 text-muted" />
        Export
      </Button>
      {popup.open && (
        <Sheet
          anchor={popup.anchor}
          label={`Export ${plural(count, 'job')}`}
          onClose={() => popup.setOpen(false)}
        >
          <div className="flex flex-col p-2 *:min-h-11 *:justify-start *:px-2">{children}</div>
        </Sheet>
      )}
    </>
  )
}
