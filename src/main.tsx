import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { NuqsAdapter } from 'nuqs/adapters/react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { Crash } from './app/Crash.tsx'
import { Fault } from './app/Fault.tsx'
import './app/styles.css'
import { searchOptions } from './search/searchOptions.ts'
import { toSearchRequest } from './view/request.ts'
import { parseView } from './view/url.ts'
import { paceOf } from './view/view.ts'

const container = document.getElementById('root')
if (!container) throw new Error('index.html has no element with the ID "root"')
const root = createRoot(container)

try {
  if (__DEMO__) {
    const { startDemo } = await import('./demo/browser.ts')
    await startDemo(__DEMO__)
  }
  const client = new QueryClient()
  const view = parseView(location.search)
  // The answer is on its way while the page is drawn for the first time.
  void client.prefetchQuery(searchOptions(toSearchRequest(view), paceOf(view.refresh)))
  root.render(
    <StrictMode>
      <Crash>
        <QueryClientProvider client={client}>
          <NuqsAdapter>
            <App />
          </NuqsAdapter>
        </QueryClientProvider>
      </Crash>
    </StrictMode>,
  )
} catch (error) {
  root.render(<Fault message={error instanceof Error ? error.message : String(error)} />)
}
