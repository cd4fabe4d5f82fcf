import { open } from './page.mjs'

/**
 * @typedef {object} Scrolled
 * @property {number} p95 95 of 100 frames took at most this, ms
 * @property {number} blank frames without a row in the middle of the table
 * @property {number} rows the maximum number of rows in the table's body
 */

const STEP_PX = 600
const FRAMES = 120
const PLAIN_ROWS = 1000

/**
 * Scrolls the dashboard's table by 600 px per frame, down, and up again if it is short.
 *
 * @param {import('./page.mjs').Bench} bench
 * @returns {Promise<Scrolled>}
 */
export async function takeScroll(bench) {
  const { page, close } = await open(bench, bench.sites.dashboard)
  const scrolled = await scrollTable(page)
  await close()
  return scrolled
}

/**
 * Scrolls a page that contains only a plain table: the browser's own share.
 *
 * @param {import('./page.mjs').Bench} bench
 * @returns {Promise<Scrolled>}
 */
export async function takePlainScroll({ browser }) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  const row = `<tr aria-rowindex="2" style="height: 44px">${'<td>text</td>'.repeat(15)}</tr>`
  await page.setContent(
    `<section aria-label="Training jobs" style="height: 800px; overflow: auto">
      <table style="width: 100%; table-layout: fixed; border-collapse: collapse">${row.repeat(PLAIN_ROWS)}</table>
    </section>`,
  )
  const scrolled = await scrollTable(page)
  await page.close()
  return scrolled
}

/**
 * @param {import('@playwright/test').Page} page
 * @returns {Promise<Scrolled>}
 */
export async function scrollTable(page) {
  const { deltas, ...counts } = await page.evaluate(scroll, { step: STEP_PX, frames: FRAMES })
  deltas.sort((a, b) => a - b)
  return { p95: deltas[Math.ceil(deltas.length * 0.95) - 1] ?? NaN, ...counts }
}

/**
 * Runs in the page: it must not use anything outside of it.
 *
 * @param {{step: number, frames: number}} options
 * @returns {Promise<{deltas: number[], blank: number, rows: number}>}
 */
function scroll({ step, frames }) {
  const table = document.querySelector('section[aria-label="Training jobs"]')
  const page = document.scrollingElement
  if (!table || !page) throw new Error('The page has no scrollable table')
  // The plain table and earlier builds scroll in their own box.
  const isBox = getComputedStyle(table).overflowY === 'auto'
  const container = isBox ? table : page
  const { left, top, width, height } = isBox
    ? table.getBoundingClientRect()
    : { left: 0, top: 0, width: innerWidth, height: innerHeight }
  /** @type {number[]} */
  const deltas = []
  let blank = 0
  let rows = 0
  let direction = 1

  // A message that is posted in a frame's callback arrives after that frame has been painted.
  const { port1, port2 } = new MessageChannel()
  port2.addEventListener('message', () => {
    const middle = document.elementFromPoint(left + width / 2, top + height / 2)
    if (!middle?.closest('tr[aria-rowindex]')) blank += 1
    rows = Math.max(rows, table.querySelectorAll('tbody tr').length)
  })
  port2.start()

  return new Promise((resolve) => {
    let last = performance.now()
    let frame = 0
    requestAnimationFrame(function next(time) {
      // The first delta isn't a whole frame.
      if (frame > 1) deltas.push(time - last)
      last = time
      frame += 1
      if (frame > frames + 1) {
        resolve({ deltas, blank, rows })
        return
      }
      const end = container.scrollHeight - container.clientHeight
      const { scrollTop } = container
      if (scrollTop + direction * step > end || scrollTop + direction * step < 0) direction *= -1
      container.scrollTop = scrollTop + direction * step
      port1.postMessage(null)
      requestAnimationFrame(next)
    })
  })
}
