import type { Page } from '@playwright/test'
import { aTrainingJob } from '#src/testing/job.ts'
import {
  columnHeader,
  details,
  menuButton,
  overview,
  removeFilter,
  result,
  row,
  searchBox,
  tableRegion,
} from './page.ts'
import { background, boxOf, contrast, contrastIn, contrastOfEdge, pixelsOf } from './pixels.ts'
import { expect, test } from './test.ts'
import { timeline } from './timeline.ts'

/** The minimum contrast of a mark that carries meaning with its background (WCAG 1.4.11). */
const VISIBLE = 3

const HOUR = 3_600_000
const now = Date.now()
const MESSAGE = [
  'Traceback (most recent call last):',
  '  File "t.py", line 9',
  'ValueError: bad',
].join('\n')

function job(name: string, status: string, hoursAgo: number) {
  return aTrainingJob({
    id: `id-${name}`,
    name: `${name}-run`,
    current_status: `TRAINING_JOB_${status}`,
    error_message: status === 'FAILED' ? MESSAGE : null,
    created_at: new Date(now - hoursAgo * HOUR).toISOString(),
    updated_at: new Date(now - (hoursAgo - 1) * HOUR).toISOString(),
  })
}

const jobs = [
  job('alpha', 'RUNNING', 2),
  job('bravo', 'DEPLOYING', 3),
  job('charlie', 'PENDING', 4),
  job('delta', 'COMPLETED', 5),
  job('echo', 'FAILED', 6),
  job('foxtrot', 'STOPPED', 7),
  job('golf', 'PREEMPTED', 8),
  job('hotel', 'NEW_STATUS', 9),
]

const cell = (page: Page, name: string, column: number) =>
  row(page, `${name}-run`).getByRole('cell').nth(column)

async function force(page: Page, colorScheme: ColorScheme) {
  await page.emulateMedia({ forcedColors: 'active', colorScheme })
}

/** The color scheme of each test: the two differ only in the forced colors. */
interface Schemes {
  readonly table: ColorScheme
  readonly states: ColorScheme
  readonly overview: ColorScheme
}

type ColorScheme = 'light' | 'dark'

/** Tests that nothing is lost if the user's own colors are forced on the page. */
export function testForcedColors({ table, states, overview: charts }: Schemes): void {
  test(`in forced ${table} colors, all of the table and the details is visible`, async ({
    page,
    mockApi,
  }) => {
    mockApi.setJobs(jobs)
    await force(page, table)
    await page.goto('/?refresh=off&sort=name&q=run&cols=status,name,id&open=id-echo')
    await expect(result(page)).toHaveText('8 jobs')
    await expect(details(page).getByRole('heading', { name: 'Error' })).toBeVisible()

    for (const name of ['alpha', 'delta', 'hotel', 'echo']) {
      const badge = await boxOf(cell(page, name, 1).locator('span'))
      const icon = { x: badge.x + 6, y: badge.y + 4, width: 18, height: badge.height - 8 }
      expect(contrastIn(await pixelsOf(page, icon)), `status icon of ${name}`).toBeGreaterThan(
        VISIBLE,
      )
      await cell(page, name, 3).hover()
      const copy = await pixelsOf(page, cell(page, name, 3).getByRole('button'))
      expect(contrastIn(copy), `copy button of ${name}`).toBeGreaterThan(VISIBLE)
    }
    const copyMessage = details(page).getByRole('button', { name: 'Copy error message' })
    expect(contrastIn(await pixelsOf(page, copyMessage))).toBeGreaterThan(VISIBLE)

    const word = await boxOf(columnHeader(page, 'Name').getByText('Name'))
    const arrow = { x: word.x + word.width + 2, y: word.y, width: 20, height: word.height }
    expect(contrastIn(await pixelsOf(page, arrow)), 'arrow of the sorted column').toBeGreaterThan(
      VISIBLE,
    )

    const found = background(await pixelsOf(page, cell(page, 'alpha', 2).locator('mark')))
    const plain = background(await pixelsOf(page, cell(page, 'alpha', 2)))
    expect(contrast(found, plain), 'what the text search found').toBeGreaterThan(VISIBLE)

    await row(page, 'bravo-run').getByRole('checkbox').check()
    const selected = background(await pixelsOf(page, cell(page, 'bravo', 2)))
    expect(contrast(selected, plain), 'selected row').toBeGreaterThan(VISIBLE)
    const open = background(await pixelsOf(page, cell(page, 'echo', 2)))
    expect(contrast(open, plain), 'open row').toBeGreaterThan(VISIBLE)
    const [checked, unchecked] = [
      await pixelsOf(page, row(page, 'bravo-run').getByRole('checkbox')),
      await pixelsOf(page, row(page, 'echo-run').getByRole('checkbox')),
    ]
    expect(checked.colors, 'checkbox of a selected row and of the open one').not.toEqual(
      unchecked.colors,
    )
    expect(contrastIn(checked), 'check mark').toBeGreaterThan(VISIBLE)

    const edges = {
      'error box': details(page)
        .getByRole('region', { name: 'Error' })
        .locator('pre')
        .locator('..'),
      chip: removeFilter(page, 'Text: run').locator('..'),
      badge: cell(page, 'alpha', 1).locator('span'),
      field: searchBox(page),
      command: details(page).getByRole('listitem').filter({ hasText: 'truss train logs' }),
    }
    for (const [what, element] of Object.entries(edges)) {
      await element.scrollIntoViewIfNeeded()
      expect(await contrastOfEdge(page, element), `edge of the ${what}`).toBeGreaterThan(VISIBLE)
    }

    await tableRegion(page).focus()
    await page.keyboard.press('ArrowDown')
    for (const name of ['alpha', 'bravo']) {
      const box = await boxOf(page.locator('td:focus'))
      const left = { x: box.x, y: box.y + box.height / 2, width: 6, height: 1 }
      expect(contrastIn(await pixelsOf(page, left)), `focused cell of ${name}`).toBeGreaterThan(
        VISIBLE,
      )
      await page.keyboard.press('ArrowDown')
    }
  })

  test(`in forced ${states} colors, what is on, disabled or wrong is visible`, async ({
    page,
    mockApi,
  }) => {
    mockApi.setJobs(jobs)
    await force(page, states)
    await page.goto('/?refresh=off')
    await expect(result(page)).toHaveText('8 jobs')

    const tab = async (name: string) =>
      background(await pixelsOf(page, page.getByRole('link', { name: new RegExp(`^${name}`) })))
    expect(contrast(await tab('All'), await tab('Failed')), 'current tab').toBeGreaterThan(VISIBLE)

    await page.getByRole('button', { name: /^Columns/ }).click()
    const popup = page.getByRole('dialog', { name: 'Columns and density' })
    expect(await contrastOfEdge(page, popup), 'edge of a popup').toBeGreaterThan(VISIBLE)
    const button = async (name: string) =>
      background(await pixelsOf(page, popup.getByRole('button', { name, exact: true })))
    expect(contrast(await button('Comfortable'), await button('Compact'))).toBeGreaterThan(VISIBLE)
    expect(contrast(await button('Pin Status'), await button('Pin ID'))).toBeGreaterThan(VISIBLE)
    const reset = popup.getByRole('button', { name: 'Reset to default' })
    const disabled = await pixelsOf(page, reset)
    expect(contrastIn(disabled), 'disabled button').toBeGreaterThan(VISIBLE)
    await popup.getByRole('button', { name: 'Compact', exact: true }).click()
    expect((await pixelsOf(page, reset)).colors, 'enabled button').not.toEqual(disabled.colors)
    await page.keyboard.press('Escape')

    await menuButton(page).click()
    const item = (name: string) => page.getByRole('menuitem', { name })
    await expect(page.getByRole('menu')).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await expect(item('Copy link')).toBeFocused()
    const [highlighted, other] = [
      await pixelsOf(page, item('Copy link')),
      await pixelsOf(page, item('Copy search as curl')),
    ]
    expect(
      contrast(background(highlighted), background(other)),
      'highlighted item',
    ).toBeGreaterThan(VISIBLE)
    expect(contrastIn(highlighted), 'its text and icon').toBeGreaterThan(VISIBLE)
    await page.keyboard.press('Escape')

    const refresh = page.getByRole('button', { name: 'Refresh now' })
    const box = await boxOf(refresh)
    const ring = { x: box.x + 10, y: box.y - 4, width: 1, height: 4 }
    const before = await pixelsOf(page, ring)
    await page.keyboard.press('Shift+Tab')
    await refresh.focus()
    const after = await pixelsOf(page, ring)
    expect(contrastIn(after), 'focus ring').toBeGreaterThan(VISIBLE)
    expect(after.colors).not.toEqual(before.colors)

    mockApi.setError('err-500')
    await refresh.click()
    const banner = page.getByRole('alert').locator('..')
    expect(await contrastOfEdge(page, banner), 'edge of the error').toBeGreaterThan(VISIBLE)
  })

  test(`in forced ${charts} colors, the overview is visible`, async ({ page, mockApi }) => {
    mockApi.setJobs(jobs)
    await force(page, charts)
    await page.setViewportSize({ width: 1440, height: 1800 })
    await page.goto('/?refresh=off&overview=now,timeline,trend')
    await expect(timeline(page)).toBeVisible()
    await expect(page.getByRole('list', { name: 'Outcomes' })).toBeVisible()
    const part = (name: string) => overview(page).getByRole('region', { name, exact: true })

    for (const list of [
      part('Now').getByRole('list', { name: 'Legend' }).locator('li > span'),
      part('Timeline').getByRole('list', { name: 'Legend' }).locator('canvas'),
      part('Trend').getByRole('list', { name: 'Outcomes' }).locator('svg'),
    ]) {
      const swatches = []
      for (const swatch of await list.all()) {
        const { x, y, width, height } = await boxOf(swatch)
        const pixels = await pixelsOf(page, {
          x: x - 2,
          y: y - 2,
          width: width + 4,
          height: height + 4,
        })
        expect(contrastIn(pixels), 'swatch').toBeGreaterThan(VISIBLE)
        swatches.push(pixels.colors.join(''))
      }
      expect(swatches.length).toBeGreaterThan(2)
      expect(new Set(swatches).size, 'each looks different').toBe(swatches.length)
    }

    const segment = part('Now').getByRole('button', { name: 'H100, running' })
    const { x, y, height } = await boxOf(segment)
    const start = { x: x - 4, y: y + 2, width: 8, height: height - 4 }
    expect(contrastIn(await pixelsOf(page, start)), 'bar of GPUs').toBeGreaterThan(VISIBLE)
    const bar = await boxOf(part('Now').getByRole('button', { name: /^Failed: 1 job/ }))
    const count = { x: bar.x + 150, y: bar.y + 2, width: 40, height: bar.height - 4 }
    expect(contrastIn(await pixelsOf(page, count)), 'bar of a count').toBeGreaterThan(VISIBLE)

    const lanes = await pixelsOf(page, timeline(page).locator('canvas').last())
    expect(contrastIn(lanes), 'bars of the timeline').toBeGreaterThan(VISIBLE)
    const mark = part('Trend').getByRole('button', { name: /1 failed$/ })
    const column = await pixelsOf(page, mark)
    expect(contrastIn(column), 'segment of the trend').toBeGreaterThan(VISIBLE)

    const toggle = async (name: string) =>
      background(await pixelsOf(page, overview(page).getByRole('button', { name, exact: true })))
    expect(contrast(await toggle('Now'), await toggle('Queue')), 'pressed part').toBeGreaterThan(
      VISIBLE,
    )
    await mark.click()
    await expect(mark).toHaveAttribute('aria-pressed', 'true')
    await page.mouse.move(0, 0)
    expect((await pixelsOf(page, mark)).colors, 'pressed segment').not.toEqual(column.colors)
  })
}
