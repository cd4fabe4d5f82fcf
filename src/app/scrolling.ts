/** The code that isn't needed before the page can be scrolled, in one chunk. */
export { keepScrollPosition } from './keepScrollPosition.ts'
export { handlePageKeys } from './pageKeys.ts'
