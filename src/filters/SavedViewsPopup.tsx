import { useSyncExternalStore, type MouseEvent } from 'react'
import type { MenuFrameProps } from '../ui/MenuFrame.tsx'
import { PopoverFrame } from '../ui/PopoverFrame.tsx'
import { SortableList } from '../ui/SortableList.tsx'
import { moveView, saveView } from '../view/editViews.ts'
import { savedViews, type SavedView } from '../view/savedViews.ts'
import { SavedViewLink } from './SavedViewLink.tsx'
import { SavedViewRow } from './SavedViewRow.tsx'
import { SaveForm } from './SaveForm.tsx'
import { ViewsFile } from './ViewsFile.tsx'

interface SavedViewsPopupProps extends Pick<MenuFrameProps, 'anchor' | 'onClose'> {
  /** What is saved of the view on the screen. */
  readonly query: string
  /** The saved view that it is. */
  readonly current: SavedView | undefined
  /** Opens the view of a link that was pressed. */
  readonly onFollow: (event: MouseEvent, query: string) => void
}

/** The saved views: name the one on the screen, look after the others. */
export function SavedViewsPopup(props: SavedViewsPopupProps) {
  const { query, current, onFollow, anchor, onClose } = props
  const { views, start, newer } = useSyncExternalStore(savedViews.subscribe, savedViews.get)
  const linkTo = (saved: SavedView) => (
    <SavedViewLink
      saved={saved}
      current={saved === current}
      onFollow={(event) => {
        onFollow(event, saved.query)
        if (event.isDefaultPrevented()) onClose()
      }}
    />
  )
  return (
    <PopoverFrame anchor={anchor} label="Saved views" onClose={onClose} width="w-100">
      {newer === null ? (
        <SaveForm
          views={views}
          onSave={(name) => {
            savedViews.update(saveView({ name, query }))
            onClose()
          }}
        />
      ) : (
        <p className="p-3">
          A newer version of this dashboard wrote these views. They open here; to change them,
          reload the page, or use the newer version.
        </p>
      )}
      {views.length > 0 && (
        <div className="min-h-0 overflow-y-auto border-t border-line p-1">
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
    </PopoverFrame>
  )
}
