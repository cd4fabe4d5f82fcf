import { QueryClient, QueryObserver } from '@tanstack/react-query'
import './app/styles.css'
import { loadErrorReader } from './jobs/errorReader.ts'
import { searchOptions } from './search/searchOptions.ts'
import { toSearchRequest } from './view/request.ts'
import { layouts } from './view/saved/layouts.ts'
import { savedViews } from './view/saved/savedViews.ts'
import { selectedZone } from './view/saved/selectedZone.ts'
import { navigationType, startQuery } from './view/saved/start.ts'
import { parseView } from './view/url.ts'
import { refreshIntervalOf } from './view/view.ts'

const container = document.getElementById('root')
if (!container) throw new Error('index.html has no element with the ID "root"')

void start(container)

// A function, since a top-level `await` would block the page's code, which this module waits for.
async function start(element: Element): Promise<void> {
  // The message that the page did not load; see public/start.css.
  document.querySelector('.load-failure')?.remove()
  try {
    if (__DEMO__) {
      const { startDemo } = await import('./demo/browser.ts')
      await startDemo(__DEMO__)
    }
    const startView = startQuery(
      location.href,
      navigationType(),
      savedViews.get(),
      layouts.get(),
      selectedZone.get(),
    )
    if (startView !== null) history.replaceState(null, '', startView)
    const client = new QueryClient()
    const view = parseView(location.search)
    // Starts the request before the page's code, most of which is React, runs for the first time.
    const search = new QueryObserver(
      client,
      searchOptions(toSearchRequest(view), refreshIntervalOf(view.refresh)),
    )
    // Without an observer, the response would be discarded before the page is rendered.
    const unsubscribe = search.subscribe(() => {})
    void loadErrorReader()
    const [{ renderPage }] = await Promise.all([import('./app/mount.tsx'), rewriteOldWords()])
    await renderPage(element, client).ready
    unsubscribe()
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    try {
      const page = await import('./app/mount.tsx')
      page.renderCrashScreen(element, message)
    } catch {
      // The page's code couldn't be loaded.
      document.getElementById('shell')?.remove()
      element.textContent = `Couldn’t load the dashboard. Reload the page. (${message})`
    }
  }
}

/** Updates the URL of an earlier version before the page reads it. */
async function rewriteOldWords(): Promise<void> {
  if (!location.search.includes('capacity=')) return
  const words = await import('./view/upgradeQuery.ts')
  const query = words.upgradeQuery(location.search)
  history.replaceState(history.state, '', query + location.hash)
}
