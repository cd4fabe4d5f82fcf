/** What isn't needed before the page can be scrolled, in one file. */
export { keepPlace } from './keepPlace.ts'
export { handlePageKeys } from './pageKeys.ts'
