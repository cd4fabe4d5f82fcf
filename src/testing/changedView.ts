import { withDetails } from '#src/view/detailsView.ts'
import type { ViewChange } from '#src/view/useView.tsx'
import type { View } from '#src/view/view.ts'

/** Returns a view after a change, which a mock `setView` was called with. */
export function changedView(view: View, change: ViewChange): View {
  return { ...view, ...withDetails(view, typeof change === 'function' ? change(view) : change) }
}
