import * as fc from 'fast-check'
import { anyKept, KEPT, SESSION_KEYS } from '../src/app/hostileStorage.ts'
import { anyQueryString } from '../src/view/hostileUrls.ts'
import { ignoredParameters } from '../src/view/ignored.ts'
import { aTrainingJob } from '../src/demo/job.ts'
import { expect, test } from './support/test.ts'

const SEED = 20_261_125
const RUNS = 30

const keys = Object.keys(KEPT)
const cases = fc.sample(
  fc.record({
    query: anyQueryString,
    kept: fc.tuple(...keys.map((key) => fc.option(anyKept(key)))),
  }),
  { seed: SEED, numRuns: RUNS },
)

test('the page comes up whatever its address and the browser’s storage hold', async ({
  page,
  mockApi,
}) => {
  test.setTimeout(180_000)
  mockApi.setJobs([aTrainingJob({ id: 'aaa1', name: 'alpha' })])
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  await page.goto('/favicon.svg')
  for (const [place, { query, kept }] of cases.entries()) {
    await test.step(`seed ${SEED}, case ${place}: ?${query}`, async () => {
      await page.evaluate(
        ([known, texts, session]) => {
          localStorage.clear()
          sessionStorage.clear()
          for (const [index, key] of known.entries()) {
            const text: string | null | undefined = texts[index]
            if (typeof text !== 'string') continue
            if (session.includes(key)) sessionStorage.setItem(key, text)
            else localStorage.setItem(key, text)
          }
        },
        [keys, kept, SESSION_KEYS] as const,
      )
      // The `?` alone keeps a start page out of it.
      await page.goto(`/?${query}`)
      const search = await page.evaluate(() => location.search)
      const isWall = await page.locator('[data-wall]').isVisible()
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      if (!isWall) {
        await expect(page.getByRole('search', { name: 'Filters' })).toBeVisible()
        const table = page.getByRole('table', { name: 'Training jobs' })
        const empty = page.getByRole('main').getByRole('heading', { level: 2 })
        await expect(table.or(empty).first()).toBeVisible()
      }
      await expect(page.locator('img[onerror], main script, [onerror], iframe')).toHaveCount(0)
      const ignored = ignoredParameters(search)
      const notice = page.getByRole('status').filter({ hasText: 'Ignored in the address' })
      if (ignored.length === 0) await expect(notice).toBeHidden()
      else await expect(notice).toContainText(`${ignored[0]?.name}=`)
      // The address itself stays as it was given.
      await page.goto('/favicon.svg')
    })
  }
  expect(dialogs).toEqual([])
})

test('an address with a thousand senseless parts leaves room for the jobs', async ({
  page,
  mockApi,
}) => {
  mockApi.setJobs([aTrainingJob({ id: 'aaa1', name: 'alpha' })])
  const parts = Array.from({ length: 1000 }, (_, place) => `x${place}=1`)
  await page.goto(`/?refresh=off&q=${'%00'.repeat(300)}&${parts.join('&')}`)
  await expect(page.getByRole('status').filter({ hasText: 'Ignored' })).toContainText(
    'and 993 more',
  )
  await expect(page.getByRole('row', { name: 'alpha' })).toBeInViewport({ ratio: 0.5 })
})
