import type { View } from './view.ts'

/** What opens the view on a wall. Details have no place there. */
export const WALL = {
  label: 'Open wall display',
  change: { wall: true, open: null } satisfies Partial<View>,
} as const
