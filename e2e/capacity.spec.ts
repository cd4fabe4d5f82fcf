import type { Page } from '@playwright/test'
import { aTrainingJob } from '#src/testing/job.ts'
import { downloadJobs } from './support/downloadJobs.ts'
import { chips, details, filterButton, jobCount, palette, result, table } from './support/page.ts'
import { storeViews, tab } from './support/savedViews.ts'
import { expect, test } from './support/test.ts'

/** A job with this availability model; undefined for one without the field. */
function jobWith(model: string | null | undefined) {
  const { availability_model: _, ...job } = aTrainingJob({ id: `model-${model}` })
  return { ...job, name: job.id, ...(model !== undefined && { availability_model: model }) }
}

// Values that the API may send for the two models, and an unknown one in two spellings.
const onDemand = [null, undefined, 'dedicated', 'DEDICATED', 'Dedicated']
const spot = ['spot', 'SPOT', 'sPoT']
const others = ['reserved', 'RESERVED']

const row = (page: Page, name: RegExp) => page.getByRole('row', { name })
const options = (page: Page) => page.getByRole('option')

async function filterByCapacity(page: Page) {
  await filterButton(page).click()
  await page.getByRole('option', { name: 'Capacity', exact: true }).click()
}

test.beforeEach(({ mockApi }) => mockApi.setJobs([...onDemand, ...spot, ...others].map(jobWith)))

test('jobs are On-demand or Spot, however the API spells it, and On-demand if it is missing', async ({
  page,
}) => {
  await page.goto('/?refresh=off&cols=name,capacity')
  for (const model of onDemand) {
    await expect(row(page, new RegExp(`model-${model} On-demand$`))).toHaveCount(1)
  }
  for (const model of spot) {
    await expect(row(page, new RegExp(`model-${model} Spot$`))).toHaveCount(1)
  }
  await filterByCapacity(page)
  await expect(options(page)).toHaveText(['On-demand5', 'Spot3', 'reserved1', 'RESERVED1'])
  await options(page).first().click()
  await expect(page).toHaveURL('/?refresh=off&cols=name,capacity&capacity=On-demand')
  await expect(result(page)).toHaveText(jobCount(5))
  await page.keyboard.press('Escape')
  await expect(chips(page)).toContainText('Capacity: On-demand')
  const { text } = await downloadJobs(page, 'CSV')
  expect(text.match(/,On-demand\r\n/g)).toHaveLength(5)

  await page.keyboard.press('Control+k')
  await palette(page).getByRole('combobox').fill('capacity')
  await expect(palette(page).getByRole('option', { name: /^Capacity: / })).toHaveText([
    /^Capacity: On-demandon5$/,
    /^Capacity: Spot3$/,
    /^Capacity: reserved1$/,
    /^Capacity: RESERVED1$/,
  ])
  await palette(page)
    .getByRole('option', { name: /^Capacity: Spot/ })
    .click()
  await expect(result(page)).toHaveText(jobCount(8))
  await page.goto('/?refresh=off&open=model-undefined')
  await expect(details(page)).toContainText('CapacityOn-demand')
})

for (const [old, current, count] of [
  ['none', 'On-demand', 5],
  ['DEDICATED', 'On-demand', 5],
  ['dedicated', 'On-demand', 5],
  ['SPOT', 'Spot', 3],
  ['spot', 'Spot', 3],
  ['none,DEDICATED,SPOT', 'On-demand,Spot', 8],
  ['RESERVED', 'RESERVED', 1],
] as const) {
  test(`a bookmark with capacity=${old} shows ${current}, and is rewritten without a history entry`, async ({
    page,
  }) => {
    await page.goto('/?refresh=off')
    await page.goto(`/?refresh=off&status=running,failed&capacity=${old}&cols=name`)
    await expect(page).toHaveURL(
      `/?refresh=off&status=running,failed&capacity=${current}&cols=name`,
    )
    await expect(result(page)).toHaveText(jobCount(count))
    await expect(chips(page)).toContainText(`Capacity: ${current.replace(',', ', ')}`)
    await expect(page.getByText('Ignored in the URL')).toBeHidden()
    await page.goBack()
    await expect(page).toHaveURL('/?refresh=off')
  })
}

test('views saved with the old words keep their meaning', async ({ page }) => {
  // Room for all tabs.
  await page.setViewportSize({ width: 1800, height: 720 })
  const views = [
    { id: 'a', name: 'unset', query: '?capacity=none&refresh=off' },
    { id: 'b', name: 'shouted', query: '?capacity=DEDICATED&refresh=off' },
    { id: 'c', name: 'cheap', query: '?capacity=SPOT&refresh=off' },
  ]
  await storeViews(page, JSON.stringify({ version: 2, views, start: 'a' }))
  await page.goto('/')
  await expect(page).toHaveURL('/?capacity=On-demand&refresh=off')
  await expect(result(page)).toHaveText(jobCount(5))
  await expect(tab(page, 'unset')).toHaveAttribute('aria-current', 'page')
  await tab(page, 'cheap').click()
  await expect(page).toHaveURL('/?capacity=Spot&refresh=off')
  await expect(result(page)).toHaveText(jobCount(3))
  await expect(tab(page, 'cheap')).toHaveAttribute('aria-current', 'page')
  await tab(page, 'shouted').click()
  await expect(page).toHaveURL('/?capacity=On-demand&refresh=off')
  await expect(table(page).getByRole('row')).toHaveCount(6)
})
