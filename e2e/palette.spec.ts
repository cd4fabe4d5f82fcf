import { readFileSync } from 'node:fs'
import type { Page, Route } from '@playwright/test'
import { createOrganization } from '#src/demo/organization.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { axeInBothThemes } from './support/axe.ts'
import { holdResponses } from './support/hold.ts'
import { part } from './support/overview.ts'
import {
  clipboard,
  details,
  jobCount,
  menuButton,
  messages,
  overview,
  pageTop,
  palette,
  refresh,
  result,
  scrollPage,
  searchBox,
  table,
  tooltip,
} from './support/page.ts'
import { expect, test } from './support/test.ts'

const now = Date.now()
const jobs = [
  ...createOrganization({ seed: 3, jobs: 200, start: now }).jobsAt(now),
  aTrainingJob({
    id: 'zzq1k7d',
    name: 'needle-sft',
    created_at: new Date(now - 1e6).toISOString(),
  }),
]

const field = (page: Page) => palette(page).getByRole('combobox')
const option = (page: Page, name: string | RegExp) => palette(page).getByRole('option', { name })
const needle = (page: Page) => page.getByRole('link', { name: 'needle-sft' })
const paletteButton = (page: Page) => page.getByRole('button', { name: 'Search or run a command' })
const shortcuts = (page: Page) => page.getByRole('dialog', { name: 'Keyboard' })

/**
 * Returns how far a part's heading is below the parts that stay in view, px; negative if it is hidden
 * behind them.
 */
async function roomAbove(page: Page, name: string): Promise<number> {
  return part(page, name)
    .getByRole('heading')
    .evaluate((heading) => {
      const top = getComputedStyle(document.documentElement).getPropertyValue('--top')
      return heading.getBoundingClientRect().top - parseFloat(top)
    })
}

async function find(page: Page, text: string, name: string | RegExp) {
  await page.keyboard.press('Control+k')
  await expect(field(page)).toBeFocused()
  await page.keyboard.type(text)
  await expect(palette(page).getByRole('option').first()).toHaveAccessibleName(name)
}

async function run(page: Page, text: string, name: string | RegExp) {
  await find(page, text, name)
  await page.keyboard.press('Enter')
  await expect(palette(page)).toBeHidden()
}

async function runCounted(page: Page, text: string, name: RegExp) {
  await find(page, text, name)
  const label = await palette(page).getByRole('option').first().textContent()
  await page.keyboard.press('Enter')
  await expect(palette(page)).toBeHidden()
  await expect(result(page)).toHaveText(jobCount(Number(label?.match(/\d+$/)?.[0])))
}

test.use({
  permissions: ['clipboard-read', 'clipboard-write'],
  // Longer than any test holds a response back.
  proxySettings: { timeoutMs: 60_000 },
})

test.beforeEach(async ({ page, mockApi }) => {
  mockApi.setJobs(jobs)
  await page.goto('/?refresh=off')
  await expect(result(page)).toHaveText(jobCount(201))
})

test('Ctrl-K opens the palette, even from a text field, and Escape returns the focus', async ({
  page,
}) => {
  const search = searchBox(page)
  await search.fill('lora')
  await page.keyboard.press('Control+k')
  await expect(field(page)).toBeFocused()
  await page.keyboard.type('j?r')
  await expect(field(page)).toHaveValue('j?r')
  await page.keyboard.press('Escape')
  await expect(palette(page)).toBeHidden()
  await expect(search).toBeFocused()
  await expect(search).toHaveValue('lora')
  await expect(page).toHaveURL('/?refresh=off&q=lora')

  await page.keyboard.press('Control+k')
  await expect(palette(page)).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(palette(page)).toBeHidden()
  await expect(search).toBeFocused()

  const button = paletteButton(page)
  await page.setViewportSize({ width: 1024, height: 720 })
  await page.mouse.move(0, 0)
  await button.hover()
  await expect(tooltip(page), 'where the button is an icon').toHaveText('Search or run a command')
  await button.click()
  await expect(field(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(button).toBeFocused()
})

test('presets, columns, the refresh interval and the theme have commands', async ({ page }) => {
  await run(page, 'failed', /^Failed/)
  await expect(page).toHaveURL('/?refresh=off&status=failed,deploy_failed')
  await run(page, 'sort elapsed desc', 'Sort by Elapsed, descending')
  await expect(page).toHaveURL('/?refresh=off&status=failed,deploy_failed&sort=-elapsed')
  await run(page, 'refresh 30', 'Refresh: 30s')
  await expect(page).toHaveURL('/?refresh=30s&status=failed,deploy_failed&sort=-elapsed')
  await run(page, 'dark', 'Dark')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await run(page, 'theme system', 'System')
  await expect(page.locator('html')).not.toHaveAttribute('data-theme')
})

test('filters are found by value, show how many jobs match, and can be removed again', async ({
  page,
  mockApi,
}) => {
  const h100 = jobs.filter((job) => job.instance_type.gpu_type === 'H100')
  await run(page, 'gpu h100', `GPU type: H100 ${h100.length}`)
  await expect(result(page)).toHaveText(jobCount(h100.length))

  await runCounted(page, 'status: failed', /^Status: Failed \d+$/)

  await find(page, 'gpu h100', /^GPU type: H100 on \d+$/)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/?refresh=off&status=failed')
  await runCounted(page, 'created 24', /^Created: Last 24 hours 24h \d+$/)
  await expect(page).toHaveURL('/?refresh=off&status=failed&created=24h')
  await runCounted(page, 'elapsed 6', /^Elapsed at least: 6h \d+$/)
  await expect(page).toHaveURL('/?refresh=off&status=failed&created=24h&longer=6h')
  await run(page, 'clear', 'Clear all filters')
  await expect(result(page)).toHaveText(jobCount(201))

  const project = jobs[0]?.training_project ?? { id: '', name: '' }
  const inProject = jobs.filter((job) => job.training_project.id === project.id)
  await run(page, project.id, `Project: ${project.name} ${project.id} ${inProject.length}`)
  await expect(result(page)).toHaveText(jobCount(inProject.length))
  expect(mockApi.requests.at(-1)?.body).toContain(project.id)
})

test('Mine needs the user’s email once, and remembers it', async ({ page }) => {
  const me = jobs.find((job) => job.user?.email)?.user?.email ?? ''
  const mine = jobs.filter((job) => job.user?.email === me).length
  await find(page, 'mine', 'Mine Choose your user')
  await page.keyboard.press('Enter')
  await expect(field(page)).toBeFocused()
  await expect(field(page)).toHaveValue('I am ')
  await expect(palette(page)).toContainText('Enter your name or email.')
  await expect(palette(page).getByRole('option')).toHaveCount(0)
  await page.keyboard.press('Enter')
  await expect(field(page)).toHaveValue('I am ')
  await page.keyboard.type(me)
  await expect(palette(page).getByRole('option')).toHaveText(`Set my user to ${me}`)
  await page.keyboard.press('Enter')
  await expect(palette(page)).toBeHidden()
  await expect(result(page)).toHaveText(jobCount(mine))
  await run(page, 'mine', `Mine ${me} on`)
  await expect(result(page)).toHaveText(jobCount(201))
})

test('a user’s name filters, and does not change the remembered email', async ({ page }) => {
  const user = jobs.find((job) => job.user?.email)?.user?.email ?? ''
  await runCounted(page, user.split('@')[0] ?? '', /^User: .+ \d+$/)
  await expect(page).toHaveURL(`/?refresh=off&user=${user}`)
  for (const text of ['me a', 'mine a', 'my jobs a']) {
    await page.keyboard.press('Control+k')
    await field(page).fill(text)
    await expect(option(page, /^Set my user to/), text).toHaveCount(0)
    await page.keyboard.press('Escape')
    await expect(palette(page)).toBeHidden()
  }
  await find(page, 'mine', 'Mine Choose your user')
})

test('common names of commands find them first', async ({ page }) => {
  const firsts: [text: string, name: RegExp][] = [
    ['h100', /^GPU type: H100 \d+$/],
    ['waiting', /^Waiting jobs Pending, Queued \d+$/],
    ['crashed', /^Failed \d+$/],
    ['last night', /^Ended: Last night 18:00–08:00 \d+$/],
    ['oom', /^Error type: .*out of memory \d+$/i],
    ['export', /^Download CSV Visible columns 201$/],
    ['dark mode', /^Dark$/],
    ['timezone', /^Times in UTC$/],
    ['queue', /^Show Queue$/],
    ['stop polling', /^Refresh: Off on$/],
  ]
  await page.keyboard.press('Control+k')
  for (const [text, name] of firsts) {
    await field(page).fill(text)
    await expect(palette(page).getByRole('option').first(), text).toHaveAccessibleName(name)
  }
})

test('each part of the overview can be displayed and hidden, and scrolls into view', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 })
  await page.goto('/?refresh=off&overview=now,timeline,trend')
  await expect(part(page, 'Trend')).toBeVisible()
  await run(page, 'failures', 'Show Failures')
  await expect(page).toHaveURL('/?refresh=off&overview=now,timeline,trend,failures')
  await expect(part(page, 'Failures').getByRole('heading')).toBeInViewport()
  // Far down the table, also if the part is already displayed, and if no part is.
  for (const address of ['/?refresh=off&overview=now,timeline', '/?refresh=off']) {
    await page.goto(address)
    await expect(result(page)).toHaveText(jobCount(201))
    // An added part scrolls into view.
    if (address.includes('timeline')) await expect(part(page, 'Timeline')).toBeVisible()
    await scrollPage(page, { top: 4000 })
    await expect.poll(() => pageTop(page)).toBeGreaterThan(3000)
    await run(page, 'now by user', 'Group Now by user')
    await expect.poll(() => roomAbove(page, 'Now')).toBeGreaterThanOrEqual(0)
    await expect(part(page, 'Now').getByRole('heading')).toBeInViewport()
    await scrollPage(page, { top: 4000 })
    await run(page, 'failures', 'Show Failures')
    await expect.poll(() => roomAbove(page, 'Failures')).toBeGreaterThanOrEqual(0)
    await expect(part(page, 'Failures').getByRole('heading')).toBeInViewport()
  }
  await page.goto('/?refresh=off&overview=now,timeline,trend,failures')
  await expect(result(page)).toHaveText(jobCount(201))
  for (const name of ['Now', 'Timeline', 'Trend', 'Failures']) {
    await run(page, name, `Hide ${name}`)
    await expect(part(page, name)).toBeHidden()
  }
  await expect(overview(page)).toBeHidden()
  await run(page, 'timeline by user', 'Group Timeline by user')
  await expect(page).toHaveURL('/?refresh=off&overview=timeline.user')
})

test('copying and downloading confirm what they did', async ({ page }) => {
  await run(page, 'copy link', 'Copy link')
  await expect(messages(page)).toContainText('Link copied')
  expect(await clipboard(page)).toBe(page.url())
  await run(page, 'curl', 'Copy search as curl')
  await expect(messages(page)).toContainText('Search copied')

  const saved = page.waitForEvent('download')
  await run(page, 'csv', 'Download CSV Visible columns 201')
  const file = await saved
  expect(readFileSync(await file.path(), 'utf8').match(/\r\n/g)?.length).toBeGreaterThan(201)
  await expect(messages(page)).toContainText(`201 jobs in ${file.suggestedFilename()}`)
  await expect(messages(page)).not.toContainText('Preparing file')
})

test('jobs open by name or ID, displayed or not', async ({ page, mockApi }) => {
  await run(page, 'needle', 'needle-sft zzq1k7d · Running')
  await expect(details(page).getByRole('heading', { name: 'needle-sft' })).toBeVisible()
  await expect(page).toHaveURL('/?refresh=off&open=zzq1k7d')
  await run(page, 'close', /^Close details/)
  await expect(details(page)).toBeHidden()
  await expect(needle(page)).toBeFocused()

  await run(page, 'failed', /^Failed/)
  await expect(result(page)).not.toHaveText(jobCount(201))
  await run(page, 'zzq1k7d', 'Open job zzq1k7d')
  await expect(details(page).getByRole('note')).toHaveText('This job doesn’t match this view.')
  await expect
    .poll(() => mockApi.requests.map(({ body }) => body))
    .toContain('{"job_id":"zzq1k7d"}')

  await run(page, 'nobody9', 'Open job nobody9')
  await expect(details(page).getByRole('alert')).toContainText('Job not found')
})

test('the list of shortcuts is a command and includes the palette’s shortcut', async ({ page }) => {
  await run(page, 'keyboard', /^Keyboard/)
  await expect(shortcuts(page)).toContainText('Ctrl K')
  await page.keyboard.press('Control+k')
  await expect(shortcuts(page)).toBeHidden()
  await expect(field(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await menuButton(page).click()
  await page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).click()
  await expect(shortcuts(page)).toBeVisible()
})

test('each control’s tooltip has its shortcut', async ({ page }) => {
  await needle(page).click()
  const titles: [name: string, title: string][] = [
    ['Refresh now', 'Refresh now (R)'],
    ['Previous job', 'Previous job (K or ↑)'],
    ['Next job', 'Next job (J or ↓)'],
    ['Close details', 'Close details (Esc)'],
  ]
  for (const [name, title] of titles) {
    await page.getByRole('button', { name }).hover()
    await expect(tooltip(page)).toHaveText(title)
  }
  await searchBox(page).hover()
  await expect(tooltip(page)).toHaveText('Search names, IDs, projects, users and errors (/)')
})

test('a new response changes neither the typed text nor the highlighted command', async ({
  page,
  mockApi,
}) => {
  const changed = jobs.map((job) => ({ ...job, priority: 3 }))
  const instance = { ...aTrainingJob().instance_type, gpu_type: null, gpu_count: 0 }
  mockApi.setJobs([...changed, aTrainingJob({ id: 'zzq2', instance_type: instance })])
  const withoutGpu = jobs.filter((job) => job.instance_type.gpu_type === null).length
  const held = holdResponses(mockApi)
  await refresh(page)
  await held.wait(1)
  await page.keyboard.press('Control+k')
  await expect(field(page)).toBeFocused()
  await page.keyboard.type('gpu')
  await expect(option(page, `GPU type: CPU only ${withoutGpu}`)).toBeVisible()
  const highlighted = palette(page).locator('[data-highlighted]')
  // A command other than the one whose count, and so its order, changes.
  const another = option(page, /^GPU type: (?!CPU only)/).nth(1)
  const before = (await another.textContent()) ?? ''
  await expect(async () => {
    await page.keyboard.press('ArrowDown')
    await expect(highlighted).toHaveText(before, { timeout: 200 })
  }).toPass()
  held.release()
  await expect(option(page, `GPU type: CPU only ${withoutGpu + 1}`)).toBeVisible()
  await expect(highlighted).toHaveText(before)
  await expect(field(page)).toHaveValue('gpu')

  for (let step = 0; step < 20; step += 1) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Backspace')
  await expect(palette(page).getByRole('option').first()).toHaveAttribute('data-highlighted')
  await expect(palette(page).getByRole('option').first()).toBeInViewport()
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('the palette fits, and a job opens and closes through it', async ({ page }) => {
    await paletteButton(page).click()
    await expect(option(page, /^Running/).first()).toBeVisible()
    const box = await palette(page).boundingBox()
    expect(box?.x).toBeGreaterThanOrEqual(0)
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390)
    await field(page).fill('needle')
    await option(page, /^needle-sft/).click()
    await expect(details(page)).toBeFocused()
    await run(page, 'close', /^Close details/)
    await expect(table(page)).toBeVisible()
  })
})

test('text that is typed before the palette has loaded is in its text field', async ({ page }) => {
  const held: Route[] = []
  await page.route(/CommandPalette-.*\.js$/, (route) => void held.push(route))
  await page.goto('/?refresh=off')
  await expect(needle(page)).toBeVisible()
  await page.keyboard.press('Control+k')
  // No letter is a shortcut in the meantime, and Enter opens no row.
  await page.keyboard.type('needlo')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Enter')
  await expect.poll(() => held.length).toBe(1)
  await held[0]?.continue()
  await expect(field(page)).toBeFocused()
  await page.keyboard.type('e-sft')
  await expect(field(page)).toHaveValue('needle-sft')
  await expect(details(page)).toBeHidden()
})

test('the palette is accessible, on a desktop and on a phone', async ({ page }) => {
  await page.keyboard.press('Control+k')
  await expect(option(page, /^Running/).first()).toBeVisible()
  expect(await axeInBothThemes(page)).toEqual([])
  await page.keyboard.type('gpu')
  await expect(option(page, /^GPU type: H100 \d/)).toBeVisible()
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await axeInBothThemes(page)).toEqual([])
  await field(page).fill('gpu nothing')
  await expect(palette(page)).toContainText('No results')
  await expect(palette(page).getByRole('option')).toHaveText(['Search jobs for “gpu nothing”'])
  await field(page).fill('nobody9')
  await expect(option(page, 'Open job nobody9')).toBeVisible()
  expect(await axeInBothThemes(page)).toEqual([])
})
