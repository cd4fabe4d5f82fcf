import { loadable } from '#src/ui/loadable.ts'

/** What displays failures: loaded right after the first rendering, since most visits have none. */
export const loadFailures = () => import('./failures.ts')

export const ErrorState = loadable(async () => (await loadFailures()).ErrorState)
export const ErrorBanner = loadable(async () => (await loadFailures()).ErrorBanner)
export const ReloadNotice = loadable(
  async () => (await loadFailures()).ReloadNotice,
  <p role="alert" className="px-4 py-2">
    Couldn’t load part of the dashboard. Reload to continue.
  </p>,
)
