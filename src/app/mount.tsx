import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { NuqsAdapter } from 'nuqs/adapters/react'
import { StrictMode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { unkept } from '#src/lib/stored.ts'
import { showToast } from '#src/ui/toasts.ts'
import { watchForMissingFiles } from '#src/ui/missingFiles.ts'
import { CrashScreen } from './CrashScreen.tsx'
import { loadFailures } from '#src/notices/lazyFailures.tsx'
import { Root } from './Root.tsx'

/** Draws the page into an element of the document at once, with what the client has asked for already. */
export function renderPage(container: Element, client: QueryClient): void {
  watchForMissingFiles()
  unkept.subscribe(sayUnkept)
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
    // React has unmounted the page.
    onUncaughtError: (error) => {
      console.error(error)
      root.render(<CrashScreen message={`${messageOf(error)}.`} />)
    },
  })
  flushSync(() => root.render(page))
  // Now, since a failure may be that nothing can be loaded. One that can't be is loaded once it is needed.
  loadFailures().catch(() => {})
  // Neither in a build nor in tests.
  if (import.meta.env.MODE === 'development') {
    void import('./devtools.tsx').then(({ renderDevtools }) => renderDevtools(client))
  }
}

/** Told once: what a person sets after that is not kept either. */
function sayUnkept(): void {
  showToast({
    id: 'unkept',
    title: 'This browser keeps nothing for this page',
    text: 'Its storage is full or blocked. Saved views, columns, theme and what is watched hold until the page is left.',
    lasts: 0,
  })
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** Renders, in place of the page, why there is none. */
export function renderCrashScreen(container: Element, message: string): void {
  createRoot(container).render(<CrashScreen message={message} />)
}
