/** What isn't needed before the page can be scrolled, in one file. */
export { keepScrollPosition } from './keepScrollPosition.ts'
export { handlePageKeys } from './pageKeys.ts'
