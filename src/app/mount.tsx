import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { NuqsAdapter } from 'nuqs/adapters/react'
import { StrictMode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { storageFailed } from '#src/lib/stored.ts'
import { loadFailures } from '#src/notices/lazyFailures.tsx'
import { watchForMissingFiles } from '#src/ui/missingFiles.ts'
import { showToast } from '#src/ui/toasts.ts'
import { CrashScreen } from './CrashScreen.tsx'
import { Root } from './Root.tsx'

/** Renders the page synchronously, with the query that the client has already started. */
export function renderPage(container: Element, client: QueryClient): void {
  watchForMissingFiles()
  storageFailed.subscribe(showStorageNotice)
  const page = (
    <StrictMode>
      <QueryClientProvider client={client}>
        <NuqsAdapter>
          <Root />
        </NuqsAdapter>
      </QueryClientProvider>
    </StrictMode>
  )
  const root = createRoot(container, {
    onUncaughtError: (error) => {
      console.error(error)
      root.render(<CrashScreen message={`${messageOf(error)}.`} />)
    },
  })
  flushSync(() => root.render(page))
  // Preloaded, since the server may be unreachable when there is a failure to display.
  loadFailures().catch(() => {})
  // Not in builds or tests.
  if (import.meta.env.MODE === 'development') {
    void import('./devtools.tsx').then(({ renderDevtools }) => renderDevtools(client))
  }
}

/** Displayed once, since it also applies to later changes. */
function showStorageNotice(): void {
  showToast({
    id: 'storageFailed',
    title: 'Can’t save settings in this browser',
    text: 'Storage is full or blocked. Saved views, columns, theme and watched jobs last until you close the page.',
    lasts: 0,
  })
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

export function renderCrashScreen(container: Element, message: string): void {
  createRoot(container).render(<CrashScreen message={message} />)
}
