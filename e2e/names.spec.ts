import type { Locator, Page } from '@playwright/test'
import { aTrainingJob } from '#src/testing/job.ts'
import { axeInBothThemes } from './support/axe.ts'
import { clipboard, details, row, table, tableRegion, tooltip } from './support/page.ts'
import { settle } from './support/settle.ts'
import { expect, test } from './support/test.ts'
import { tabToTimeline } from './support/timeline.ts'

const HOUR = 3_600_000
const start = Date.now()

/** Names that differ only at the end, and the ends that must stay visible. */
const series: [title: string, names: string[], ends: string[]][] = [
  [
    'seeds',
    Array.from({ length: 16 }, (_, n) => `qwen3-coder-480b-grpo-swe-warmup100-seed${n + 1}`),
    Array.from({ length: 16 }, (_, n) => `seed${n + 1}`),
  ],
  [
    'emoji',
    ['🇩🇪', '🇫🇷', '👩🏽‍🚀'].map((emoji) => `learning-to-fly-with-very-long-names-${emoji}`),
    ['🇩🇪', '🇫🇷', '👩🏽‍🚀'],
  ],
  [
    'right-to-left names with Latin ends',
    ['7', '16'].map((seed) => `نموذج-اللغة-الكبير-تجربة-طويلة-جدا-seed${seed}`),
    ['eed7', 'eed16'],
  ],
]

const [, seeds] = series[0] ?? ['', [], []]
const [FIRST = '', , , , , , LAST = ''] = seeds

const jobsOf = (names: readonly string[], current_status = 'TRAINING_JOB_RUNNING') =>
  names.map((name, n) =>
    aTrainingJob({
      id: `job${n}`,
      name,
      current_status,
      training_project_id: `project${n}`,
      training_project: { id: `project${n}`, name: `project-of-${name}` },
      created_at: new Date(start - (n + 1) * HOUR).toISOString(),
      updated_at: new Date(start).toISOString(),
    }),
  )

/** Returns the box of the characters at the end of an element's text, and whether they are visible. */
function endOf(element: Locator, end: string) {
  return element.evaluate((node, text) => {
    const halves = document.createTreeWalker(node, NodeFilter.SHOW_TEXT)
    let half = halves.nextNode()
    for (; half; half = halves.nextNode()) if (half.textContent?.endsWith(text)) break
    if (!half?.textContent) return null
    const range = document.createRange()
    range.setStart(half, half.textContent.length - text.length)
    range.setEnd(half, half.textContent.length)
    const { left, right, top, height } = range.getBoundingClientRect()
    const topmost = document.elementFromPoint(right - 1, top + height / 2)
    const clip = (
      node.closest('[data-tooltip=""], .truncate') ??
      node.querySelector('[data-tooltip=""], .truncate')
    )?.getBoundingClientRect()
    return {
      width: right - left,
      isWithin: clip !== undefined && left >= clip.left && right <= clip.right + 0.5,
      isOnTop: topmost !== null && (node.contains(topmost) || topmost.contains(node)),
    }
  }, end)
}

async function expectEnd(element: Locator, end: string) {
  await expect
    .poll(() => endOf(element, end))
    .toEqual({ width: expect.any(Number), isWithin: true, isOnTop: true })
}

/** Makes the page log every text that it paints on a canvas. */
const LOG_PAINTED_TEXT = `
  const { fillText } = CanvasRenderingContext2D.prototype
  CanvasRenderingContext2D.prototype.fillText = function (...args) {
    console.debug(args[0])
    return fillText.apply(this, args)
  }`

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

for (const [title, names, ends] of series) {
  test(`names that differ only at the end can be told apart everywhere: ${title}`, async ({
    page,
    mockApi,
  }) => {
    mockApi.setJobs(jobsOf(names))
    await page.goto('/?refresh=off')
    for (const [n, name] of names.slice(0, 12).entries()) {
      await expectEnd(page.getByRole('link', { name, exact: true }), ends[n] ?? '')
    }

    mockApi.setJobs(jobsOf(names, 'TRAINING_JOB_PENDING'))
    await page.goto('/?refresh=off&overview=queue')
    if (names.length > 5) {
      await region(page, 'Queue')
        .getByRole('button', { name: /^Show all/ })
        .click()
    }
    for (const [n, name] of names.slice(0, 3).entries()) {
      const button = region(page, 'Queue').getByRole('button', { name, exact: true })
      await button.scrollIntoViewIfNeeded()
      await expectEnd(button, ends[n] ?? '')
    }

    mockApi.setJobs(jobsOf(names))
    await page.goto('/?refresh=off&overview=timeline')
    await tabToTimeline(page)
    await expect(tooltip(page)).toContainText(names[0] ?? '')
    await page.keyboard.press('Escape')
    for (const [n, name] of names.slice(0, 3).entries()) {
      const lane = page.getByRole('button', { name: `project-of-${name}: 1 job`, exact: true })
      await lane.scrollIntoViewIfNeeded()
      await expectEnd(lane, ends[n] ?? '')
    }

    mockApi.setJobs(jobsOf(names.slice(0, 3)))
    await page.setViewportSize({ width: 1024, height: 768 })
    await page.goto('/?refresh=1m&wall=1')
    const running = page.getByRole('list', { name: 'Running jobs' })
    for (const [n, name] of names.slice(0, 3).entries()) {
      await expectEnd(running.getByRole('button', { name, exact: true }), ends[n] ?? '')
    }
  })
}

for (const [title, names, ends] of series) {
  test(`the timeline paints the ends of names: ${title}`, async ({ page, mockApi }) => {
    const painted: string[] = []
    page.on('console', (message) => painted.push(message.text()))
    await page.addInitScript(LOG_PAINTED_TEXT)
    mockApi.setJobs(jobsOf(names.slice(0, 3)))
    // At this width, the shortest bar has no room for all of its name.
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto('/?refresh=off&overview=timeline.user')
    const [end = ''] = ends
    await expect
      .poll(() => painted.some((text) => text.includes('…') && text.endsWith(end)))
      .toBe(true)
  })
}

test('a truncated name is readable in full on hover and on focus', async ({ page, mockApi }) => {
  mockApi.setJobs(jobsOf(seeds))
  await page.goto('/?refresh=off&overview=timeline')
  await tableRegion(page).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await expect(tooltip(page)).toContainText(FIRST)
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: LAST, exact: true }).hover()
  await expect(tooltip(page)).toContainText(LAST)

  const lane = page.getByRole('button', { name: `project-of-${FIRST}: 1 job`, exact: true })
  await lane.hover()
  await expect(tooltip(page)).toHaveText(`project-of-${FIRST}: 1 job`)
  await page.mouse.move(0, 0)
  await expect(tooltip(page)).toBeHidden()
  await page.getByRole('application').focus()
  await page.keyboard.press('Tab')
  await expect(lane).toBeFocused()
  await expect(tooltip(page)).toHaveText(`project-of-${FIRST}: 1 job`)

  mockApi.setJobs(jobsOf([FIRST]))
  await page.setViewportSize({ width: 1024, height: 768 })
  await page.goto('/?refresh=1m&wall=1')
  const running = page.getByRole('button', { name: FIRST, exact: true })
  await expect(running).toBeVisible()
  await settle(page)
  await running.hover()
  await expect(tooltip(page)).toHaveText(FIRST)
  await page.mouse.move(0, 0)
  await expect(tooltip(page)).toBeHidden()
  await page.keyboard.press('Tab')
  await running.focus()
  await expect(tooltip(page)).toHaveText(FIRST)
})

test('a name that fits is displayed whole', async ({ page, mockApi }) => {
  mockApi.setJobs(jobsOf([FIRST, 'qwen3-seed1-of-16'], 'TRAINING_JOB_PENDING'))
  await page.goto('/?refresh=off&overview=queue')
  for (const name of [FIRST, 'qwen3-seed1-of-16']) {
    const button = region(page, 'Queue').getByRole('button', { name, exact: true })
    const truncated = await button.evaluate((element) =>
      [...element.querySelectorAll('[aria-hidden], [aria-hidden] *')].filter(
        ({ scrollWidth, clientWidth }) => scrollWidth > clientWidth,
      ),
    )
    expect(truncated).toEqual([])
  }
})

test.describe('on a touch screen', () => {
  test.use({ hasTouch: true, viewport: { width: 820, height: 1180 } })

  test('a tap on a truncated name displays it in full', async ({ page, mockApi }) => {
    mockApi.setJobs(jobsOf(seeds))
    await page.goto('/?refresh=off')
    await page.getByRole('link', { name: LAST, exact: true }).tap()
    await expect(details(page).getByRole('heading', { name: LAST, exact: true })).toBeVisible()

    await page.goto('/?refresh=off&overview=timeline')
    const lane = `project-of-${FIRST}: 1 job`
    await page.getByRole('button', { name: lane, exact: true }).tap()
    await expect(tooltip(page)).toHaveText(lane)

    mockApi.setJobs(jobsOf([LAST]))
    await page.goto('/?refresh=1m&wall=1')
    await page.getByRole('button', { name: LAST, exact: true }).tap()
    await expect(details(page).getByRole('heading', { name: LAST, exact: true })).toBeVisible()
  })
})

test('a search marks a word in both halves of a name', async ({ page, mockApi }) => {
  mockApi.setJobs(jobsOf(seeds))
  await page.goto('/?refresh=off&q=warmup100-seed16')
  const marks = page.getByRole('link').filter({ hasText: 'seed16' }).locator('mark')
  await expect(marks).toHaveText(['warmup100-', 'seed16'])
})

test.describe('with the clipboard', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

  test('copying a selected cell includes the whole name, and so does its accessible name', async ({
    page,
    mockApi,
  }) => {
    mockApi.setJobs(jobsOf(seeds))
    await page.goto('/?refresh=off')
    const project = `project-of-${LAST}`
    for (const name of [LAST, project]) {
      const cell = row(page, LAST).getByRole('cell', { name, exact: true })
      await cell.evaluate((td) => getSelection()?.selectAllChildren(td))
      await page.keyboard.press('Control+C')
      await expect.poll(() => clipboard(page)).toBe(name)
    }
    await expect(table(page).getByRole('link', { name: LAST, exact: true })).toHaveText(LAST)
  })
})

test('truncated names are accessible, in the table, the queue and the timeline', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs([
    ...jobsOf(seeds.slice(0, 3)),
    ...jobsOf(seeds.slice(3, 5), 'TRAINING_JOB_PENDING').map((job) => ({
      ...job,
      id: `${job.id}p`,
    })),
  ])
  await page.goto('/?refresh=off&overview=queue,timeline')
  await expect(region(page, 'Queue').getByRole('listitem')).toHaveCount(2)
  expect(await axeInBothThemes(page)).toEqual([])
})
