import { setupWorker } from 'msw/browser'
import { createHandlers } from './handlers.ts'
import { createOrganization } from './organization.ts'
import { teamSchedule } from './teamSchedule.ts'

const SEED = 1
/** How many weeks the demo's jobs go back. */
const WEEKS = 3

/** How long the service worker may take to say that it is active, ms. */
const ANSWER_TIME = 1000

/**
 * Answers the page's searches from a simulated organization of `jobs` jobs, in the browser. Where
 * there are no service workers (plain HTTP on another host than localhost), MSW answers inside the
 * page. Throws a sentence for a person when the service worker cannot start.
 */
export async function startDemo({ jobs }: { jobs: number }): Promise<void> {
  const start = Date.now()
  const schedule = teamSchedule({
    seed: SEED,
    perWeek: Math.max(1, Math.round(jobs / WEEKS)),
    offset: standardOffset(start),
  })
  const { jobsAt } = createOrganization({ seed: SEED, jobs, start, schedule })
  const worker = setupWorker(...createHandlers({ key: null, jobs: jobsAt, scenario: () => null }))
  try {
    await worker.start({
      quiet: true,
      onUnhandledRequest: 'bypass',
      serviceWorker: { url: `${import.meta.env.BASE_URL}mockServiceWorker.js` },
    })
  } catch (cause) {
    throw new Error(
      'The demo cannot start: this browser did not accept its service worker. Allow site data for this page, or try another browser.',
      { cause },
    )
  }
  if ('serviceWorker' in navigator) activateBeforeEachRequest(navigator.serviceWorker)
}

/** How far this device's clock is ahead of UTC outside of summer time, ms: the same jobs all year. */
function standardOffset(now: number): number {
  const year = new Date(now).getFullYear()
  const [january = 0, july = 0] = [0, 6].map((month) => new Date(year, month).getTimezoneOffset())
  return -Math.max(january, july) * 60_000
}

/**
 * A browser ends the service worker of a tab that has been hidden for minutes. Woken by the next
 * request, MSW's worker has forgotten which pages it answers and lets the request through
 * (https://github.com/mswjs/msw/issues/2635). So each request first tells it of this page.
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
    const hear = ({ data }: MessageEvent<unknown>) => {
      if (!isActivation(data)) return
      workers.removeEventListener('message', hear)
      resolve()
    }
    workers.addEventListener('message', hear)
  })
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows
  controller.postMessage('MOCK_ACTIVATE')
  // A worker that stays silent must not hold the request for ever.
  await Promise.race([activated, new Promise((resolve) => setTimeout(resolve, ANSWER_TIME))])
}

function isActivation(message: unknown): boolean {
  return (
    typeof message === 'object' &&
    message !== null &&
    'type' in message &&
    message.type === 'MOCKING_ENABLED'
  )
}
