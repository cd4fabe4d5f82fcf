import type { QueryClient } from '@tanstack/react-query'
import { ReactQueryDevtools } from '@tanstack/react-query-devtools'
import { createRoot } from 'react-dom/client'

/** Renders TanStack Query's devtools in a React root of their own. Only `npm run dev` loads them. */
export function renderDevtools(client: QueryClient): void {
  const container = document.body.appendChild(document.createElement('div'))
  createRoot(container).render(<ReactQueryDevtools client={client} />)
}
