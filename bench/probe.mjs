// oxlint-disable unicorn/consistent-function-scoping -- functions that run in the page must be self-contained

/**
 * Runs inside the measured page: watches the rows, frame by frame, and records when a change of them
 * was painted.
 *
 * @typedef {object} Paint
 * @property {number} at when the frame with the change was painted, ms on the page's clock
 * @property {boolean} rows whether the rows differ; if not, only the marks of the sorted column do
 *
 * @typedef {object} Recorded what happened since `mark()`
 * @property {number | null} event the last click's or key's time, or that of text without a key, ms on the page's clock
 * @property {number | null} fetch the last search's start; `null` if the page itself sent none
 * @property {Paint[]} paints
 * @property {number | null} whole when the page first displayed rows of a whole response; `null` if that was before
 * @property {boolean} timedOut
 *
 * @typedef {object} Wait
 * @property {number} quietMs how long nothing may change
 * @property {number} timeoutMs
 * @property {boolean} rows whether the rows must change first
 *
 * @typedef {object} Probe
 * @property {() => void} mark clears the records so far
 * @property {(wait: Wait) => Promise<Recorded>} settle resolves when the page is quiet
 */

/** Installs the probe as `window.bench`. An init script: it must not use anything outside of it. */
export function installProbe() {
  const ROWS = 40
  /** The number of frames without a change after which a page is idle. A busy main thread draws no frames. */
  const QUIET_FRAMES = 10

  let rows = ''
  let sorted = ''
  let changedAt = performance.now()
  let frames = 0
  /** @type {Recorded} */
  let recorded = { event: null, fetch: null, paints: [], whole: null, timedOut: false }
  /** @type {'no' | 'unpainted' | 'yes'} */
  let isWhole = 'no'
  /** @type {boolean[]} */
  const unpainted = []
  /** @type {{until: number, wait: Wait, resolve: (recorded: Recorded) => void} | null} */
  let waiting = null

  // A message that is posted in a frame's callback arrives after that frame has been painted.
  const { port1, port2 } = new MessageChannel()
  port2.addEventListener('message', () => {
    const at = performance.now()
    for (const change of unpainted.splice(0)) recorded.paints.push({ at, rows: change })
    if (isWhole === 'unpainted') {
      recorded.whole = at
      isWhole = 'yes'
    }
  })
  port2.start()

  function readRows() {
    // The rows of a log in view and the next ones.
    const log = document.querySelector('[role="log"]')
    if (log) return log.textContent
    let text = ''
    const drawn = document.querySelectorAll('tbody tr[aria-rowindex]')
    // The dashboard's first column contains checkboxes.
    const status = document.querySelector('thead input') ? 1 : 0
    for (let index = 0; index < drawn.length && index < ROWS; index++) {
      const row = drawn[index]
      if (!(row instanceof HTMLTableRowElement)) continue
      text += `${row.ariaRowIndex} ${row.cells[status + 2]?.textContent} ${row.cells[status]?.textContent}\n`
    }
    return text
  }

  function readSorted() {
    return [...document.querySelectorAll('thead th')].map((cell) => cell.ariaSort).join()
  }

  /** Whether the page indicates that more rows will follow. */
  function isBusy() {
    return document.querySelector('[aria-busy="true"]') !== null
  }

  function look() {
    const now = performance.now()
    const nextRows = readRows()
    const nextSorted = readSorted()
    frames += 1
    if (nextRows !== rows || nextSorted !== sorted) {
      unpainted.push(nextRows !== rows)
      port1.postMessage(null)
      rows = nextRows
      sorted = nextSorted
      changedAt = now
      frames = 0
    }
    if (isWhole === 'no' && rows !== '' && !isBusy()) {
      isWhole = 'unpainted'
      port1.postMessage(null)
    }
    if (waiting) finish(now, waiting)
    requestAnimationFrame(look)
  }

  /**
   * @param {number} now
   * @param {NonNullable<typeof waiting>} waiter
   */
  function finish(now, { until, wait, resolve }) {
    const quiet =
      frames >= QUIET_FRAMES && now - changedAt >= wait.quietMs && isWhole !== 'unpainted'
    const done = quiet && !isBusy() && (!wait.rows || recorded.paints.some((paint) => paint.rows))
    if (!done && now < until) return
    waiting = null
    performance.mark('bench:end')
    resolve({ ...recorded, timedOut: !done })
  }

  /** @param {Event} event */
  function note(event) {
    recorded.event = event.timeStamp
    performance.mark('bench:event')
  }
  addEventListener('click', note, true)
  addEventListener('keydown', note, true)
  // Text that is inserted at once has no key.
  addEventListener('beforeinput', (event) => recorded.event ?? note(event), true)

  const send = window.fetch.bind(window)
  window.fetch = (...request) => {
    if (JSON.stringify(request[0]).includes('training_jobs')) {
      recorded.fetch = performance.now()
      performance.mark('bench:fetch')
    }
    return send(...request)
  }

  window.bench = {
    mark() {
      recorded = { event: null, fetch: null, paints: [], whole: null, timedOut: false }
      changedAt = performance.now()
      frames = 0
    },
    settle: (wait) =>
      new Promise((resolve) => {
        waiting = { until: performance.now() + wait.timeoutMs, wait, resolve }
      }),
  }
  requestAnimationFrame(look)
}
