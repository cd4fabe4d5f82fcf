/** What displays failures, in one file: it must be there before the server isn't. */
export { ErrorBanner, ErrorState } from './ErrorState.tsx'
export { ReloadNotice } from './ReloadNotice.tsx'
