import { Popover } from '@base-ui/react/popover'
import { useSelector } from '@tanstack/react-store'
import { PopupFrame, popupRoot, type PopupProps } from '#src/ui/PopupFrame.tsx'
import { SortableList } from '#src/ui/SortableList.tsx'
import { truncateList } from '#src/ui/truncateList.ts'
import { queryOf } from '#src/view/saved/sameView.ts'
import { savedViews, type SavedView } from '#src/view/saved/savedViews.ts'
import { useView } from '#src/view/useView.tsx'
import { moveView, saveView, viewNamed } from './editViews.ts'
import { replaceView } from './replaceView.ts'
import { SavedViewRow } from './SavedViewRow.tsx'
import { SaveForm } from './SaveForm.tsx'
import { ViewLink } from './ViewLink.tsx'
import { ViewsFile } from './ViewsFile.tsx'

interface SavedViewsPopupProps extends Pick<PopupProps, 'anchor' | 'onClose'> {
  readonly current: SavedView | undefined
}

export function SavedViewsPopup({ current, anchor, onClose }: SavedViewsPopupProps) {
  const [view] = useView()
  const query = queryOf(view)
  const { views, start, newer } = useSelector(savedViews)
  const linkTo = (saved: SavedView) => (
    <ViewLink
      query={saved.query}
      onOpen={onClose}
      current={saved === current}
      data-tooltip=""
      className="min-w-0 flex-1 truncate rounded-md px-1.5 py-1.5 pointer-coarse:py-3 hover:bg-subtle aria-[current]:font-medium"
    >
      {saved.name}
    </ViewLink>
  )
  const root = popupRoot({ anchor, onClose })
  return (
    <Popover.Root
      {...root}
      onOpenChange={(open, details) => {
        // Pressing *Undo* in a toast leaves the popup open.
        if (!isInToast(details.event)) root.onOpenChange(open, details)
      }}
    >
      <PopupFrame anchor={anchor} label="Saved views" parts={Popover} still className="w-100">
        {newer === null ? (
          <SaveForm
            views={views}
            onSave={(name) => {
              const existing = viewNamed(views, name)
              if (existing) replaceView(existing, query)
              else savedViews.update(saveView({ name, query }))
              onClose()
            }}
          />
        ) : (
          <p className="p-3">
            These views were saved by a newer version of the dashboard. To edit them, reload the
            page or use that version.
          </p>
        )}
        {views.length > 0 && (
          <div ref={truncateList} className="min-h-0 overflow-y-auto border-t border-line p-1">
            {newer === null ? (
              <SortableList
                label="Saved views"
                items={views.map((saved) => ({
                  id: saved.id,
                  name: saved.name,
                  content: (
                    <SavedViewRow saved={saved} views={views} start={start} query={query}>
                      {linkTo(saved)}
                    </SavedViewRow>
                  ),
                }))}
                onMove={(from, to) => {
                  const moved = views[from]
                  if (moved) savedViews.update(moveView(moved.id, to))
                }}
              />
            ) : (
              <ul aria-label="Saved views">
                {views.map((saved) => (
                  <li key={saved.id} className="flex px-1">
                    {linkTo(saved)}
                  </li>
                ))}
              </ul>
            )}
          </div>
        )}
        {newer === null && <ViewsFile views={views} />}
      </PopupFrame>
    </Popover.Root>
  )
}

function isInToast(event: Event): boolean {
  const target = event instanceof FocusEvent ? event.relatedTarget : event.target
  return target instanceof Element && target.closest('[data-toasts]') !== null
}
