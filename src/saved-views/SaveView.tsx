import { BookmarkPlus } from 'lucide-react'
import { IconButton } from '#src/ui/IconButton.tsx'
import { loadable } from '#src/ui/loadable.ts'
import { usePopup } from '#src/ui/usePopup.ts'
import type { SavedView } from '#src/view/saved/savedViews.ts'

const loadPopup = async () => (await import('./SavedViewsPopup.tsx')).SavedViewsPopup
const SavedViewsPopup = loadable(loadPopup)

interface SaveViewProps {
  readonly current: SavedView | undefined
}

export function SaveView({ current }: SaveViewProps) {
  const popup = usePopup(loadPopup)
  return (
    <>
      <IconButton
        icon={BookmarkPlus}
        label="Save view"
        tooltip="Save or manage views"
        className="pointer-coarse:size-11 narrow-tabs:h-11 narrow-tabs:pointer-fine:w-9"
        aria-haspopup="dialog"
        {...popup.trigger}
      />
      {popup.open && (
        <SavedViewsPopup
          anchor={popup.anchor}
          current={current}
          onClose={() => popup.setOpen(false)}
        />
      )}
    </>
  )
}
