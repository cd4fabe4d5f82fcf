import { loadable } from '#src/ui/loadable.ts'

/** Preloads the menu when a drag or a press that can open it begins. */
export const loadRangeMenu = async () => (await import('./RangeMenu.tsx')).RangeMenu

export const RangeMenu = loadable(loadRangeMenu)
