import * as fc from 'fast-check'
import { aTrainingJob } from '#src/testing/job.ts'
import { anyStored, STORED, SESSION_KEYS } from '#src/testing/untrustedStorage.ts'
import { anyQueryString } from '#src/testing/untrustedUrls.ts'
import { ignoredParameters } from '#src/view/ignored.ts'
import { filters, notice, table } from '../support/page.ts'
import { expect, test } from '../support/test.ts'
import { recordDialogs } from '../support/untrusted.ts'

const SEED = 20_261_125
const RUNS = 30

const keys = Object.keys(STORED)
const cases = fc.sample(
  fc.record({
    query: anyQueryString,
    stored: fc.tuple(...keys.map((key) => fc.option(anyStored(key)))),
  }),
  { seed: SEED, numRuns: RUNS },
)

for (const [index, { query, stored }] of cases.entries()) {
  test(`the page opens with any URL and any stored data: seed ${SEED}, case ${index}`, async ({
    page,
    mockApi,
  }) => {
    mockApi.setJobs([aTrainingJob({ id: 'aaa1', name: 'alpha' })])
    const dialogs = recordDialogs(page)
    await page.goto('/favicon.svg')
    await page.evaluate(
      ([known, texts, session]) => {
        for (const [position, key] of known.entries()) {
          const text: string | null | undefined = texts[position]
          if (typeof text !== 'string') continue
          if (session.includes(key)) sessionStorage.setItem(key, text)
          else localStorage.setItem(key, text)
        }
      },
      [keys, stored, SESSION_KEYS] as const,
    )
    // Even an empty query has its `?`, so that no start page replaces it.
    await page.goto(`/?${query}`)
    const search = await page.evaluate(() => location.search)
    const isWall = await page.locator('[data-wall]').isVisible()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    if (!isWall) {
      await expect(filters(page)).toBeVisible()
      const empty = page.getByRole('main').getByRole('heading', { level: 2 })
      await expect(table(page).or(empty).first()).toBeVisible()
    }
    await expect(page.locator('img[onerror], main script, [onerror], iframe')).toHaveCount(0)
    const [ignored] = ignoredParameters(search)
    if (ignored) {
      await expect(notice(page, 'Ignored in the URL')).toContainText(`${ignored.name}=`)
    } else {
      await expect(notice(page, 'Ignored in the URL')).toBeHidden()
    }
    expect(dialogs).toEqual([])
  })
}
