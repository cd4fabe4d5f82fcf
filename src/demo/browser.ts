import { setupWorker } from 'msw/browser'
import { demoOrganization } from './demoOrganization.ts'
import { createHandlers } from './handlers.ts'

/** How long a request waits for the service worker to become active, ms. */
const ACTIVATION_TIMEOUT_MS = 1000

/**
 * Responds to the page's searches, in the browser, with the jobs of a simulated organization that starts
 * with `jobs` jobs. Where service workers are unavailable (plain HTTP on a host other than localhost), MSW
 * intercepts requests inside the page. Throws an error with a message for the user if the service worker
 * can't start.
 */
export async function startDemo({ jobs }: { jobs: number }): Promise<void> {
  const { jobsAt, stagesOf } = demoOrganization(jobs)
  const handlers = createHandlers({ key: null, jobs: jobsAt, stagesOf, scenario: () => null })
  const worker = setupWorker(...handlers)
  try {
    await worker.start({
      quiet: true,
      onUnhandledRequest: 'bypass',
      serviceWorker: { url: `${import.meta.env.BASE_URL}mockServiceWorker.js` },
    })
  } catch (cause) {
    throw new Error(
      'The demo couldn’t start its service worker. Allow site data for this page, or use another browser.',
      { cause },
    )
  }
  if ('serviceWorker' in navigator) activateBeforeEachRequest(navigator.serviceWorker)
}

/**
 * A browser stops the service worker of a tab that has been hidden for minutes. When the next request
 * restarts it, MSW's worker has lost its list of active pages and lets the request through
 * (https://github.com/mswjs/msw/issues/2635). So each request first activates mocking for this page.
 */
function activateBeforeEachRequest(workers: ServiceWorkerContainer): void {
  const send = window.fetch
  window.fetch = async (...request) => {
    await activate(workers)
    return send(...request)
  }
}

async function activate(workers: ServiceWorkerContainer): Promise<void> {
  const { controller } = workers
  if (!controller) return
  const activated = new Promise<void>((resolve) => {
    const onMessage = ({ data }: MessageEvent<unknown>) => {
      if (!isActivation(data)) return
      workers.removeEventListener('message', onMessage)
      resolve()
    }
    workers.addEventListener('message', onMessage)
  })
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows
  controller.postMessage('MOCK_ACTIVATE')
  // If the worker doesn't respond, the request goes out anyway.
  await Promise.race([
    activated,
    new Promise((resolve) => setTimeout(resolve, ACTIVATION_TIMEOUT_MS)),
  ])
}

function isActivation(message: unknown): boolean {
  return (
    typeof message === 'object' &&
    message !== null &&
    'type' in message &&
    message.type === 'MOCKING_ENABLED'
  )
}
