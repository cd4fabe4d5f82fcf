/** Code that isn't needed until the page scrolls, in one chunk. */
export { keepScrollPosition } from './keepScrollPosition.ts'
export { handlePageKeys } from './pageKeys.ts'
