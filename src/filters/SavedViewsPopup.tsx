import { useSyncExternalStore, type MouseEvent } from 'react'
import type { MenuFrameProps } from '../ui/MenuFrame.tsx'
import { PopoverFrame } from '../ui/PopoverFrame.tsx'
import { SortableList } from '../ui/SortableList.tsx'
import { showToast } from '../ui/toasts.ts'
import {
  deleteView,
  isTaken,
  moveView,
  renameView,
  restoreView,
  saveView,
} from '../view/editViews.ts'
import { savedViews, type SavedView } from '../view/savedViews.ts'
import { SaveForm } from './SaveForm.tsx'
import { SavedViewRow } from './SavedViewRow.tsx'

interface SavedViewsPopupProps extends Pick<MenuFrameProps, 'anchor' | 'onClose'> {
  /** What is saved of the view on the screen. */
  readonly query: string
  /** The saved view that it is. */
  readonly current: SavedView | undefined
  /** Opens the view of a link that was pressed. */
  readonly onFollow: (event: MouseEvent, query: string) => void
}

/** The saved views: name the one on the screen, put them in order, rename and delete them. */
export function SavedViewsPopup(props: SavedViewsPopupProps) {
  const { query, current, onFollow, anchor, onClose } = props
  const views = useSyncExternalStore(savedViews.subscribe, savedViews.get)
  return (
    <PopoverFrame anchor={anchor} label="Saved views" onClose={onClose} width="w-96">
      <SaveForm
        views={views}
        onSave={(name) => {
          savedViews.update((kept) => saveView(kept, { name, query }))
          onClose()
        }}
      />
      {views.length > 0 && (
        <div className="min-h-0 overflow-y-auto border-t border-line p-1">
          <SortableList
            label="Saved views"
            items={views.map((saved) => ({
              id: saved.name,
              name: saved.name,
              content: (
                <SavedViewRow
                  saved={saved}
                  current={saved === current}
                  isTaken={(name) => isTaken(views, name)}
                  onFollow={(event) => {
                    onFollow(event, saved.query)
                    if (event.isDefaultPrevented()) onClose()
                  }}
                  onRename={(name) =>
                    savedViews.update((kept) => renameView(kept, saved.name, name))
                  }
                  onDelete={() => remove(saved)}
                />
              ),
            }))}
            onMove={(from, to) => {
              const moved = views[from]
              if (moved) savedViews.update((kept) => moveView(kept, moved.name, to))
            }}
          />
        </div>
      )}
    </PopoverFrame>
  )
}

function remove(saved: SavedView) {
  const place = savedViews.get().indexOf(saved)
  savedViews.update((kept) => deleteView(kept, saved.name))
  showToast({
    id: `deleted ${saved.name}`,
    title: `Deleted ${saved.name}`,
    action: {
      label: 'Undo',
      onPress: () => savedViews.update((kept) => restoreView(kept, saved, place)),
    },
  })
}
