import { BookmarkPlus } from 'lucide-react'
import { loadable } from '#src/ui/loadable.ts'
import { usePopup } from '#src/ui/usePopup.ts'
import type { SavedView } from '#src/view/saved/savedViews.ts'
import type { SetView } from '#src/view/useView.ts'
import type { View } from '#src/view/view.ts'
import { withTooltip } from '#src/ui/withTooltip.ts'

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
      <button
        type="button"
        aria-label="Save view"
        {...withTooltip('Save this view, or look after the saved ones')}
        aria-haspopup="dialog"
        className="flex size-8 shrink-0 items-center justify-center rounded-md text-muted hover:bg-subtle hover:text-ink"
        {...popup.trigger}
      >
        <BookmarkPlus aria-hidden className="size-4" />
      </button>
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
