/** Components that display errors, in one file that is loaded before the server can become unreachable. */
export { ErrorBanner, ErrorState } from './ErrorState.tsx'
export { ReloadNotice } from './ReloadNotice.tsx'
