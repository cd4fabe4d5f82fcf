import { showToast } from '#src/ui/toasts.ts'
import { savedViews, setQuery, type SavedView } from '#src/view/saved/savedViews.ts'

export function replaceView({ id, name, query: before }: SavedView, query: string): void {
  savedViews.update(setQuery(id, query))
  showToast({
    id: `replaced view ${id}`,
    title: `Replaced ${name}`,
    action: { label: 'Undo', onPress: () => savedViews.update(setQuery(id, before)) },
  })
}
