import { loadable } from '#src/ui/loadable.ts'

/** What displays a failed search: loaded beside the page, since most searches succeed. */
export const loadErrors = () => import('./ErrorState.tsx')

export const ErrorState = loadable(async () => (await loadErrors()).ErrorState)
export const ErrorBanner = loadable(async () => (await loadErrors()).ErrorBanner)
