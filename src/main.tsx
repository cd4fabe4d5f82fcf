import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { NuqsAdapter } from 'nuqs/adapters/react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { Crash } from './app/Crash.tsx'
import './app/styles.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the ID "root"')

if (__DEMO__) {
  const { startDemo } = await import('./demo/browser.ts')
  await startDemo(__DEMO__)
}

createRoot(root).render(
  <StrictMode>
    <Crash>
      <QueryClientProvider client={new QueryClient()}>
        <NuqsAdapter>
          <App />
        </NuqsAdapter>
      </QueryClientProvider>
    </Crash>
  </StrictMode>,
)
