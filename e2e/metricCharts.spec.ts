import type { Page } from '@playwright/test'
import { metricsResponseSchema } from '#src/contract/metrics.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { axeInBothThemes } from './support/axe.ts'
import { details, sidewaysOverflow } from './support/page.ts'
import { boxOf, pixelsOf } from './support/pixels.ts'
import { expect, test } from './support/test.ts'

const { instance_type: h100, ...job } = aTrainingJob({
  created_at: '2026-03-02T09:00:00.000Z',
  updated_at: '2026-03-02T11:00:00.000Z',
  current_status: 'TRAINING_JOB_COMPLETED',
})
const node = { ...h100, id: 'h100:8x208x1872', name: 'H100:8x208x1872', gpu_count: 8 }
const single = { ...job, id: 'one', name: 'one node', instance_type: node }
const large = { ...single, id: 'large', name: 'sixteen nodes', node_count: 16 }
const withoutGpus = {
  ...job,
  id: 'cpu',
  name: 'no GPU',
  instance_type: { ...h100, gpu_count: 0, gpu_type: null, gpu_memory_limit_mib: null },
}

/** The training code of these jobs started at 09:03. */
const FIRST_MINUTES = '2026-03-02T09:00Z..2026-03-02T09:15Z'

const PAGE_COLOR = '#ffffff'
/** That of 0 %. */
const IDLE_COLOR = '#c8d6f5'

/** Returns a response in which GPU 2 has no samples from 09:05 to 09:11, and GPU 3 is idle. */
function withGap(body: unknown): unknown {
  const metrics = metricsResponseSchema.parse(body)
  const { '2': missing = [], '3': idle = [], ...others } = metrics.gpu_utilization
  const gpus = {
    ...others,
    '2': missing.filter(({ timestamp }) => !/T09:(?:0[5-9]|10)/.test(timestamp)),
    '3': idle.map((sample) => ({ ...sample, value: 0 })),
  }
  return { ...metrics, gpu_utilization: gpus }
}

const charts = (page: Page) => details(page).getByRole('application', { name: /^Metrics of/ })
const chart = (page: Page, name: string) => charts(page).getByRole('group', { name })
const strip = (page: Page) => chart(page, 'Utilization of all GPUs')
const plot = (page: Page, name: string) => chart(page, name).locator('canvas')
const announced = (page: Page) =>
  details(page).getByRole('status', { name: 'Values at the crosshair' })
const table = (page: Page, name: string) => details(page).getByRole('table', { name })

test.beforeEach(({ mockApi }) => mockApi.setJobs([single, large, withoutGpus]))

async function open(page: Page, id: string, rest = '&full=1'): Promise<void> {
  await page.goto(`/?refresh=off&tz=utc&open=${id}&tab=metrics&range=${FIRST_MINUTES}${rest}`)
  await charts(page).waitFor()
}

/** Returns a point of a plot: a share of its width after the labels, and px from its top. */
async function pointIn(page: Page, name: string, share: number, top = 8) {
  const { x, y, width } = await boxOf(plot(page, name))
  return { x: x + 68 + (width - 72) * share, y: y + top }
}

test('the pointer reads the values of all charts at one time', async ({ page }) => {
  await open(page, 'one')
  await expect(strip(page)).toContainText('Last in range, 09:15:00 UTC')
  const { x, y } = await pointIn(page, 'CPU', 10 / 15)
  await page.mouse.move(x, y)
  await expect(strip(page)).toContainText('09:10:00 UTC')
  await expect(charts(page).getByText('09:10:00', { exact: true })).toHaveCount(5)
  await expect(chart(page, 'GPU utilization').getByRole('listitem')).toHaveText(
    Array.from({ length: 8 }, (_, rank) => new RegExp(`^GPU ${rank}(?:[<>] )?\\d+%$`)),
  )
  await expect(chart(page, 'CPU')).toContainText(/[\d.]+ vCPUs · \d+%/)
  await page.mouse.move(0, 0)
  await expect(strip(page)).toContainText('Last in range, 09:15:00 UTC')
})

test('a row names its GPU', async ({ page }) => {
  await open(page, 'one')
  const { x, y } = await pointIn(page, 'Utilization of all GPUs', 0.5, 3 * 16 + 8)
  await page.mouse.move(x, y)
  await expect(strip(page)).toContainText(/GPU 3 \d+%/)
})

test('the keyboard moves the crosshair from sample to sample', async ({ page }) => {
  await open(page, 'one')
  await charts(page).focus()
  await page.keyboard.press('ArrowLeft')
  await expect(announced(page)).toContainText('Mar 2, 2026, 09:15:00 UTC. GPU utilization: GPU 0 ')
  await page.keyboard.press('PageDown')
  await expect(announced(page)).toContainText('09:12:30 UTC')
  await page.keyboard.press('ArrowRight')
  await expect(announced(page)).toContainText('09:12:45 UTC')
  await page.keyboard.press('Escape')
  await expect(announced(page)).toHaveText('')
  await expect(details(page)).toBeVisible()
})

test('the up and down arrow keys switch nodes, not jobs', async ({ page }) => {
  await open(page, 'large')
  await charts(page).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(announced(page)).toHaveText('Node 2')
  await expect(table(page, 'Last values of Node 2')).toBeVisible()
  await page.keyboard.press('ArrowUp')
  await expect(page).toHaveURL(/open=large&.*chart=1/)

  await open(page, 'one')
  const url = page.url()
  await charts(page).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowLeft')
  await expect(announced(page)).toContainText('09:15:00 UTC')
  expect(page.url()).toBe(url)
})

test('a drag over a chart zooms in on its times, and Back leads back', async ({ page }) => {
  await open(page, 'one')
  const from = await pointIn(page, 'CPU', 6 / 15)
  const to = await pointIn(page, 'CPU', 9 / 15)
  await page.mouse.move(to.x, to.y)
  await page.mouse.down()
  await page.mouse.move(from.x, from.y, { steps: 5 })
  await expect(charts(page).locator('.fill-zoom').first()).toBeVisible()
  // Escape cancels the drag, and closes nothing.
  await page.keyboard.press('Escape')
  await expect(charts(page).locator('.fill-zoom').first()).toBeHidden()
  await page.mouse.up()

  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 5 })
  await page.mouse.up()
  await expect(page).toHaveURL(/range=2026-03-02T09:0[56][\d:]*Z\.\.2026-03-02T09:(?:08|09)[\d:]*Z/)
  await expect(strip(page)).toContainText(/Last in range, 09:0[89]:\d\d UTC/)
  await expect(details(page).getByText(/^Mar 2, 2026, 09:0[56] – 09:0[89] \(UTC\)$/)).toBeVisible()
  await page.goBack()
  await expect(strip(page)).toContainText('Last in range, 09:15:00 UTC')
})

test('Shift with the arrow keys selects times, and Enter zooms in', async ({ page }) => {
  await open(page, 'one')
  await charts(page).focus()
  await page.keyboard.press('End')
  await page.keyboard.press('Shift+PageDown')
  await page.keyboard.press('Shift+PageDown')
  await expect(announced(page)).toHaveText('Selected 09:10:00 to 09:15:00. Press Enter to zoom in.')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/range=2026-03-02T09:10Z\.\.2026-03-02T09:15Z/)
  await details(page).getByRole('button', { name: 'Reset zoom' }).click()
  await expect(page).toHaveURL(/range=all/)
  await expect(
    details(page).getByText('From the first sample: Mar 2, 2026, 09:03 UTC'),
  ).toBeVisible()
})

test('a GPU under the pointer stands out among the lines', async ({ page }) => {
  await open(page, 'one')
  const { x, y, width, height } = await boxOf(plot(page, 'GPU utilization'))
  const colors = async () => new Set((await pixelsOf(page, { x, y, width, height })).colors)
  /** The line of GPU 3. */
  const PINK = '#b5359c'
  expect(await colors()).toContain(PINK)
  const entries = chart(page, 'GPU utilization').getByRole('listitem')
  await entries.nth(1).hover()
  await expect.poll(colors).not.toContain(PINK)
  await entries.nth(3).hover()
  await expect.poll(colors).toContain(PINK)
  // As does the one of the row under the pointer.
  const row = await pointIn(page, 'Utilization of all GPUs', 0.5, 16 + 8)
  await page.mouse.move(row.x, row.y)
  await expect.poll(colors).not.toContain(PINK)
})

test('a time without samples is hatched and has no value, unlike an idle GPU', async ({
  page,
  mockApi,
}) => {
  mockApi.setChange((body, path) => (path.endsWith('/metrics') ? withGap(body) : body))
  await open(page, 'one')
  const { x, y } = await pointIn(page, 'Utilization of all GPUs', 8 / 15)
  const colorsOfRow = async (rank: number) => {
    const pixels = await pixelsOf(page, { x: x - 10, y: y - 4 + 16 * rank, width: 20, height: 8 })
    return new Set(pixels.colors)
  }
  expect(await colorsOfRow(2)).toContain(PAGE_COLOR)
  expect(await colorsOfRow(3)).toEqual(new Set([IDLE_COLOR]))

  await page.mouse.move(x, y)
  const values = chart(page, 'GPU utilization').getByRole('listitem')
  await expect(values.nth(2)).toHaveText('GPU 2')
  await expect(values.nth(3)).toHaveText('GPU 30%')

  await page.mouse.move(0, 0)
  await charts(page).focus()
  await page.keyboard.press('Home')
  await expect(announced(page)).toContainText('09:03:00 UTC')
  await expect(announced(page)).toContainText(/GPU 2 (?:< )?\d+%, GPU 3 0%/)
})

test('sixteen nodes are in view at once, and one in detail', async ({ page }) => {
  await open(page, 'large')
  await expect(charts(page)).toHaveAccessibleName(/^Metrics of 128 GPUs\./)
  await expect(table(page, 'Last values of Node 0')).toBeVisible()
  await details(page).getByRole('button', { name: 'Next node' }).click()
  await expect(table(page, 'Last values of Node 1')).toBeVisible()

  await details(page).getByRole('button', { name: 'Node 1', exact: true }).click()
  await page.getByRole('menuitemradio', { name: /^Node 15/ }).click()
  await expect(table(page, 'Last values of Node 15')).toBeVisible()
  await expect(details(page).getByText('16 of 16')).toBeVisible()

  // Eight rows of 4 px and a space of 6 px for each node.
  const { x, y } = await pointIn(page, 'Utilization of all GPUs', 0.5, 3 * 38 + 2)
  await page.mouse.move(x, y)
  await expect(strip(page)).toContainText('Node 3, GPU 0')
  await page.mouse.click(x, y)
  await expect(table(page, 'Last values of each GPU of Node 3').getByRole('row')).toHaveCount(9)
})

test('a job without GPUs has charts of CPU and memory', async ({ page }) => {
  await open(page, 'cpu')
  await expect(charts(page).getByRole('heading')).toHaveText(['CPU', 'Memory'])
  await expect(table(page, 'Last values of the node')).toContainText('Storage')
})

test('the charts fit a phone and have no accessibility errors', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await open(page, 'large', '')
  expect(await sidewaysOverflow(page)).toBe(0)
  const box = await boxOf(charts(page))
  expect(box.x).toBeGreaterThanOrEqual(0)
  expect(box.x + box.width).toBeLessThanOrEqual(390)
  expect(await axeInBothThemes(page)).toEqual([])
})

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } })

  test('a drag along the times zooms in, and one over the chart reads values', async ({ page }) => {
    await open(page, 'one', '')
    const devtools = await page.context().newCDPSession(page)
    const drag = async (top: number) => {
      const { x, y } = await pointIn(page, 'Utilization of all GPUs', 0, top)
      const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', px: number) =>
        devtools.send('Input.dispatchTouchEvent', {
          type,
          touchPoints: type === 'touchEnd' ? [] : [{ x: x + px, y }],
        })
      await touch('touchStart', 60)
      for (const px of [70, 90, 120, 160]) await touch('touchMove', px)
      await touch('touchEnd', 160)
    }
    const url = page.url()
    await drag(8)
    await expect(strip(page)).toContainText(/09:\d\d:\d\d UTC\s*GPU \d/)
    expect(page.url()).toBe(url)
    // Below eight rows of 16 px.
    await drag(8 * 16 + 10)
    await expect(page).toHaveURL(/range=2026-03-02T09:0\d[\d:]*Z\.\.2026-03-02T09:0\d[\d:]*Z/)
    await expect(strip(page)).toContainText(/Last in range, 09:0\d:\d\d UTC/)
  })
})
