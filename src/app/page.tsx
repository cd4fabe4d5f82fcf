import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { NuqsAdapter } from 'nuqs/adapters/react'
import { StrictMode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { watchForMissingFiles } from '../ui/missingFiles.ts'
import { Crash } from './Crash.tsx'
import { Fault } from './Fault.tsx'
import { Screen } from './Screen.tsx'

/** Draws the page into an element of the document at once, with what the client has asked for already. */
export function renderPage(container: Element, client: QueryClient): void {
  watchForMissingFiles()
  const page = (
    <StrictMode>
      <Crash>
        <QueryClientProvider client={client}>
          <NuqsAdapter>
            <Screen />
          </NuqsAdapter>
        </QueryClientProvider>
      </Crash>
    </StrictMode>
  )
  flushSync(() => createRoot(container).render(page))
}

/** Says in place of the page why there is none. */
export function renderFault(container: Element, message: string): void {
  createRoot(container).render(<Fault message={message} />)
}
