import { loadable } from '#src/ui/loadable.ts'

/** Loads the menu ahead: a drag or a press that opens it has begun. */
export const loadRangeMenu = async () => (await import('./RangeMenu.tsx')).RangeMenu

export const RangeMenu = loadable(loadRangeMenu)
