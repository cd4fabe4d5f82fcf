import type { Page } from '@playwright/test'
import { aTrainingJob } from '#src/testing/job.ts'
import { axeInBothThemes } from './support/axe.ts'
import { clipboard, details, sidewaysOverflow } from './support/page.ts'
import { expect, test } from './support/test.ts'

const EXCEPTION = 'RuntimeError: CUDA error: an illegal memory access was encountered'

/** Returns a traceback of this many lines, the last of which is the exception. */
function traceback(lines: number): string {
  const frames = Array.from({ length: lines - 2 }, (_, n) =>
    n % 2 === 0
      ? `  File "/app/step_${n}.py", line ${n}, in forward`
      : `    y = self.layer_${n}(x)`,
  )
  return ['Traceback (most recent call last):', ...frames, EXCEPTION].join('\n')
}

const failed = (error_message: string) =>
  aTrainingJob({
    id: 'failed1',
    name: 'qwen3-coder-480b-grpo-warmup100-seed16',
    current_status: 'TRAINING_JOB_FAILED',
    error_message,
  })

const PAGE = '/?refresh=off&open=failed1'

const summary = (page: Page) => details(page).getByRole('region', { name: 'Summary' })
const error = (page: Page) => details(page).getByRole('region', { name: 'Error', exact: true })
const fold = (page: Page) => error(page).getByRole('button', { name: / lines?$| characters?$/ })

const longMessages: [name: string, message: string, reason: string][] = [
  ['a traceback of 300 lines', traceback(300), EXCEPTION],
  [
    'a first line of 900 characters and a long log',
    `${'NCCL watchdog timeout '.repeat(41).trim()}\n${'loss 0.17\n'.repeat(400)}`,
    'NCCL watchdog timeout',
  ],
  [
    'a traceback from right to left',
    traceback(300).replace(EXCEPTION, 'RuntimeError: نفدت ذاكرة وحدة معالجة الرسومات'),
    'نفدت ذاكرة وحدة معالجة الرسومات',
  ],
]

for (const viewport of [
  { width: 360, height: 740 },
  { width: 1440, height: 900 },
]) {
  test.describe(`at ${viewport.width} × ${viewport.height}`, () => {
    test.use({ viewport })

    for (const [name, message, reason] of longMessages) {
      test(`a link to a failed job displays its reason and user at once: ${name}`, async ({
        page,
        mockApi,
      }) => {
        mockApi.setJobs([failed(message)])
        await page.goto(PAGE)
        await expect(summary(page).getByText(reason)).toBeInViewport({ ratio: 1 })
        await expect(details(page).getByText('Failed', { exact: true })).toBeInViewport({
          ratio: 1,
        })
        for (const fact of ['ada.mwangi@example.com', 'gpt-oss-finetune', '1 × H100', '2m 30s']) {
          await expect(summary(page).getByText(fact)).toBeInViewport({ ratio: 1 })
        }
        // The message is a part of the page: only the details around it scroll.
        const scrolls = await error(page)
          .locator('pre')
          .last()
          .evaluate((pre) => {
            const boxes = []
            for (let box: Element | null = pre; box; box = box.parentElement) {
              if (box.scrollHeight > box.clientHeight + 1) boxes.push(box.role)
            }
            return boxes
          })
        expect(scrolls).toEqual(['tabpanel'])
        expect(await sidewaysOverflow(page)).toBe(0)
      })
    }
  })
}

test('the middle of 2,000 lines opens with a button', async ({ page, mockApi }) => {
  mockApi.setJobs([failed(traceback(2000))])
  await page.goto(PAGE)
  await expect(fold(page)).toHaveText('Show 1,812 more lines')
  await expect(fold(page)).toHaveAttribute('aria-expanded', 'false')
  await expect(error(page).getByText('Traceback (most recent call last):')).toBeVisible()
  await expect(error(page).getByText(EXCEPTION)).toBeVisible()
  const middle = error(page).getByText('/app/step_1000.py')
  await expect(middle).toHaveAttribute('hidden', 'until-found')
  const folded = await error(page).boundingBox()

  await fold(page).click()
  await expect(fold(page)).toHaveText('Hide 1,812 lines')
  await expect(fold(page)).toHaveAttribute('aria-expanded', 'true')
  await expect(middle).not.toHaveAttribute('hidden')
  const open = await error(page).boundingBox()
  expect(open?.height).toBeGreaterThan((folded?.height ?? 0) + 1812 * 15)

  await fold(page).click()
  await expect(fold(page)).toHaveText('Show 1,812 more lines')
  await expect(middle).toHaveAttribute('hidden', 'until-found')
})

test('the browser’s find opens the folded middle if it contains the text', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs([failed(traceback(2000))])
  await expect(async () => {
    // A link to a text uses the browser's find, which a test cannot open. The browser stops looking for the text soon
    // after a page has loaded, which can be before the details open.
    await page.goto('about:blank')
    await page.goto(`${PAGE}#:~:text=step_1000.py`)
    await expect(fold(page)).toHaveText('Hide 1,812 lines', { timeout: 5000 })
  }).toPass()
  await expect(fold(page)).toHaveAttribute('aria-expanded', 'true')
  await expect(error(page).getByText('/app/step_1000.py')).not.toHaveAttribute('hidden')
})

test.describe('with the clipboard', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

  test('copying includes all of a folded message', async ({ page, mockApi }) => {
    const message = traceback(2000)
    mockApi.setJobs([failed(message)])
    await page.goto(PAGE)
    await error(page).getByRole('button', { name: 'Copy error message' }).click()
    expect(await clipboard(page)).toBe(message)
  })
})

test('a message of a million lines, and one of a million characters, are folded', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs([failed('Epoch\n'.repeat(1_000_000))])
  await page.goto(PAGE)
  await expect(fold(page)).toHaveText('Show 66,666 more lines')
  await expect(error(page).getByRole('note')).toHaveText(
    '933,146 lines hidden. Copying includes the full text.',
  )
  mockApi.setJobs([failed('e'.repeat(1_000_000))])
  await page.reload()
  await expect(fold(page)).toHaveText('Show 100,000 more characters')
})

test('a message of one line is its own reason', async ({ page, mockApi }) => {
  mockApi.setJobs([failed('Killed')])
  await page.goto(PAGE)
  await expect(summary(page)).toContainText('Killed')
  await expect(summary(page).getByRole('button', { name: 'Copy error message' })).toBeVisible()
  await expect(error(page)).toBeHidden()
})

test('a folded message is accessible', async ({ page, mockApi }) => {
  mockApi.setJobs([failed(traceback(220))])
  await page.goto(PAGE)
  await expect(fold(page)).toBeVisible()
  expect(await axeInBothThemes(page)).toEqual([])
})
