import { CLOSED } from './detailsView.ts'
import type { View } from './view.ts'

/** The label of the wall display's command and the change to the view that opens it. It has no details panel. */
export const WALL = {
  label: 'Open wall display',
  change: { wall: true, ...CLOSED } satisfies Partial<View>,
} as const
