import { loadable } from '#src/ui/loadable.ts'

/** Loads the components that display errors, right after the first render, since most visits have no errors. */
export const loadFailures = () => import('./failures.ts')

export const ErrorState = loadable(async () => (await loadFailures()).ErrorState)
export const ErrorBanner = loadable(async () => (await loadFailures()).ErrorBanner)
export const ReloadNotice = loadable(
  async () => (await loadFailures()).ReloadNotice,
  <p role="alert" className="px-4 py-2">
    Couldn’t load part of the dashboard. Reload to continue.
  </p>,
)
