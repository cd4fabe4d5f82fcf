import { QueryClient, QueryObserver } from '@tanstack/react-query'
import './app/styles.css'
import { searchOptions } from './search/searchOptions.ts'
import { toSearchRequest } from './view/request.ts'
import { savedViews } from './view/savedViews.ts'
import { navigationType, startQuery } from './view/start.ts'
import { parseView } from './view/url.ts'
import { paceOf } from './view/view.ts'

const container = document.getElementById('root')
if (!container) throw new Error('index.html has no element with the ID "root"')

try {
  if (__DEMO__) {
    const { startDemo } = await import('./demo/browser.ts')
    await startDemo(__DEMO__)
  }
  const start = startQuery(location.href, navigationType(), savedViews.get())
  if (start !== null) history.replaceState(null, '', start)
  const client = new QueryClient()
  const view = parseView(location.search)
  // The answer is on its way before the page's code, most of which is React, runs for the first time.
  const search = new QueryObserver(
    client,
    searchOptions(toSearchRequest(view), paceOf(view.refresh)),
  )
  // Without an observer, the answer would be forgotten before the page is there.
  const leaveToPage = search.subscribe(() => {})
  const { renderPage } = await import('./app/page.tsx')
  renderPage(container, client)
  leaveToPage()
} catch (error) {
  const message = error instanceof Error ? error.message : String(error)
  try {
    const { renderFault } = await import('./app/page.tsx')
    renderFault(container, message)
  } catch {
    // It is the page's code that could not be loaded.
    container.textContent = `The dashboard could not be loaded. Reload the page. (${message})`
  }
}
