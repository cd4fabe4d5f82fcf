import { BookmarkPlus } from 'lucide-react'
import { IconButton } from '#src/ui/IconButton.tsx'
import { loadable } from '#src/ui/loadable.ts'
import { usePopup } from '#src/ui/usePopup.ts'
import type { SavedView } from '#src/view/saved/savedViews.ts'
import type { SetView } from '#src/view/useView.tsx'
import type { View } from '#src/view/view.ts'

const loadPopup = async () => (await import('./SavedViewsPopup.tsx')).SavedViewsPopup
const SavedViewsPopup = loadable(loadPopup)

interface SaveViewProps {
  readonly view: View
  readonly setView: SetView
  /** The saved view that `view` is. */
  readonly current: SavedView | undefined
}

/** A button that opens the saved views: to add the one on the screen, and to look after the others. */
export function SaveView({ view, setView, current }: SaveViewProps) {
  const popup = usePopup(loadPopup)
  return (
    <>
      <IconButton
        icon={BookmarkPlus}
        label="Save view"
        tooltip="Save this view, or look after the saved ones"
        aria-haspopup="dialog"
        {...popup.trigger}
      />
      {popup.open && (
        <SavedViewsPopup
          anchor={popup.anchor}
          view={view}
          setView={setView}
          current={current}
          onClose={() => popup.setOpen(false)}
        />
      )}
    </>
  )
}
