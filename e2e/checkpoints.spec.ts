import type { Page } from '@playwright/test'
import { isObject } from '#src/contract/guards.ts'
import type { BodyChange } from '#src/demo/server.ts'
import { aCheckpoint } from '#src/testing/checkpoint.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { axeInBothThemes } from './support/axe.ts'
import { clipboard, details, palette, sidewaysOverflow } from './support/page.ts'
import { settle } from './support/settle.ts'
import { expect, test } from './support/test.ts'

const PHONE = { width: 390, height: 844 }
const MINUTE = 60_000

/** A time before now, as the API prints it. */
const ago = (ms: number) => new Date(Date.now() - ms).toISOString()

const running = aTrainingJob({
  id: 'run1',
  name: 'running run',
  created_at: ago(90 * MINUTE),
  updated_at: ago(80 * MINUTE),
})
const done = aTrainingJob({
  id: 'done1',
  name: 'completed run',
  created_at: '2026-03-02T09:00:00.000Z',
  updated_at: '2026-03-02T11:00:00.000Z',
  current_status: 'TRAINING_JOB_COMPLETED',
  checkpoint_sync_status: 'COMPLETED',
})
const without = { ...done, id: 'none1', name: 'plain run', checkpoint_sync_status: null }
const pending = { ...running, id: 'wait1', name: 'waiting', current_status: 'TRAINING_JOB_PENDING' }
const project = { id: 'err-checkpoints-403', name: 'err-checkpoints-403' }
const refused = {
  ...done,
  id: 'deny1',
  training_project_id: project.id,
  training_project: project,
}
const jobs = [running, done, without, pending, refused]

const tab = (page: Page) => details(page).getByRole('tabpanel', { name: 'Checkpoints' })
const list = (page: Page) => tab(page).getByRole('list', { name: 'Checkpoints, newest first' })
const copyButtons = (page: Page) => list(page).getByRole('button', { name: /^Copy checkpoint ID / })
/** Returns the IDs of the listed checkpoints, in order. */
const ids = (page: Page) =>
  copyButtons(page).evaluateAll((buttons) =>
    buttons.map(({ ariaLabel }) => ariaLabel?.replace('Copy checkpoint ID ', '') ?? ''),
  )
const row = (page: Page, id: string) =>
  list(page)
    .getByRole('listitem')
    .filter({ has: page.getByText(id, { exact: true }) })
const files = (page: Page, id: string) => tab(page).getByRole('table', { name: `Files of ${id}` })
const button = (page: Page, name: string) => tab(page).getByRole('button', { name, exact: true })
const alert = (page: Page) => tab(page).getByRole('alert')

async function open(page: Page, id: string): Promise<void> {
  await page.goto(`/?refresh=off&tz=utc&open=${id}&tab=checkpoints`)
}

/** Returns a change of the API's responses: the list of checkpoints. */
const listing =
  (checkpoints: readonly unknown[]): BodyChange =>
  (body, path) =>
    path.endsWith('/checkpoints') && isObject(body) ? { ...body, checkpoints } : body

const LORA = { r: 16, lora_alpha: 32, target_modules: ['q_proj', 'v_proj'], bias: 'none' }
const three = [
  aCheckpoint({
    checkpoint_id: 'checkpoint-20',
    created_at: ago(50 * MINUTE),
    lora_adapter_config: LORA,
  }),
  aCheckpoint({
    checkpoint_id: 'checkpoint-100',
    created_at: ago(10 * MINUTE),
    sync_status: 'SYNCING',
    lora_adapter_config: LORA,
    size_bytes: 1_240_000_000,
  }),
  aCheckpoint({
    checkpoint_id: '.',
    created_at: ago(30 * MINUTE),
    sync_status: null,
    lora_adapter_config: LORA,
  }),
]

/** A file as the API lists it. The name ends with its node. */
const file = (name: string) => ({
  url: `https://storage.example.com/${name}?signature=1`,
  relative_file_name: name,
  node_rank: name.endsWith('1') ? 1 : 0,
  size_bytes: 2_000_000,
  last_modified: '2026-03-02T10:00:00Z',
})

test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

test.beforeEach(({ mockApi }) => mockApi.setJobs(jobs))

test('a job’s checkpoints are a tab away, the newest first, with their total size', async ({
  page,
  mockApi,
}) => {
  mockApi.setChange(listing(three))
  await page.goto('/?refresh=off&open=run1')
  await details(page).getByRole('tab', { name: 'Checkpoints' }).click()
  await expect(page).toHaveURL('/?refresh=off&open=run1&tab=checkpoints')
  await expect.poll(() => ids(page)).toEqual(['checkpoint-100', '.', 'checkpoint-20'])
  await expect(tab(page).getByRole('heading', { name: '3 checkpoints, 1.4 GB' })).toBeVisible()
  await expect(row(page, 'checkpoint-100')).toContainText(/Syncing1\dm ago1\.2 GB/)
  await expect(row(page, 'checkpoint-20')).toContainText(/Complete5\dm ago80\.0 MB/)
  await expect(row(page, '.')).toContainText(/3\dm ago80\.0 MB/)

  // What all have in common is said once.
  await expect(tab(page).getByText('openai/gpt-oss-20b')).toHaveCount(1)
  await expect(tab(page).getByText('r 16')).toBeVisible()
  await expect(tab(page).getByText('target_modules q_proj, v_proj')).toBeVisible()
  await expect(tab(page).getByText('bias none')).toBeHidden()
  await tab(page).getByText('1 more setting').click()
  await expect(tab(page).getByText('bias none')).toBeVisible()

  await button(page, 'Copy checkpoint ID checkpoint-100').click()
  await expect.poll(() => clipboard(page)).toBe('checkpoint-100')
  await button(page, 'Copy command: baseten train checkpoint list').click()
  await expect.poll(() => clipboard(page)).toBe('baseten train checkpoint list --job-id run1')
  await expect(tab(page).getByText('truss train deploy_checkpoints --job-id run1')).toBeVisible()
})

test('checkpoints of different models say which', async ({ page, mockApi }) => {
  const full = { checkpoint_type: 'full', base_model: null, lora_adapter_config: null }
  mockApi.setChange(
    listing([
      aCheckpoint({ checkpoint_id: 'a', lora_adapter_config: LORA }),
      aCheckpoint({ checkpoint_id: 'b', ...full, created_at: '2026-03-02T09:00:00Z' }),
    ]),
  )
  await open(page, 'done1')
  await expect(row(page, 'a')).toContainText('LoRA')
  await expect(row(page, 'a')).toContainText('openai/gpt-oss-20b')
  await expect(row(page, 'b')).toContainText('Full')
})

test('a checkpoint appears while the job runs', async ({ page, mockApi }) => {
  await page.clock.install()
  mockApi.setChange(listing(three))
  await open(page, 'run1')
  await expect(copyButtons(page)).toHaveCount(3)
  const next = aCheckpoint({ checkpoint_id: 'checkpoint-120', created_at: ago(0) })
  mockApi.setChange(listing([...three, next]))
  await page.clock.runFor(30_000)
  await expect
    .poll(() => ids(page))
    .toEqual(['checkpoint-120', 'checkpoint-100', '.', 'checkpoint-20'])
})

test('the files of a checkpoint are requested only when it is opened, without addresses', async ({
  page,
  mockApi,
}) => {
  const requested = () =>
    mockApi.requests.filter(({ target }) => target.includes('checkpoint_files'))
  await open(page, 'done1')
  await expect(copyButtons(page).first()).toBeVisible()
  await settle(page)
  expect(requested()).toHaveLength(0)

  const [newest = ''] = await ids(page)
  await button(page, `Files of ${newest}`).press('Enter')
  const table = files(page, newest)
  await expect(table.getByRole('row')).toHaveText([
    /^FileSizeNodeModified$/,
    /^adapter_config\.json1 kB0\d+d ago$/,
    /^adapter_model\.safetensors[\d.]+ MB0\d+d ago$/,
    /^tokenizer\.json11\.4 MB0\d+d ago$/,
  ])
  await expect(row(page, newest).getByRole('status')).toHaveText(/^3 files, \d/)
  expect(await page.content()).not.toContain('signature')

  // The response has the files of all checkpoints.
  const [, second = ''] = await ids(page)
  await button(page, `Files of ${second}`).click()
  await expect(files(page, second).getByRole('row')).toHaveCount(4)
  expect(requested()).toHaveLength(1)
  await button(page, `Files of ${newest}`).press('Enter')
  await expect(table).toBeHidden()

  // The page's own request, again.
  const body = await page.evaluate(async (url) => {
    const response = await fetch(url, { headers: { 'x-dashboard': '1' } })
    return response.text()
  }, `./api${requested()[0]?.target}`)
  expect(body).toContain('adapter_model.safetensors')
  expect(body).not.toContain('signature')
})

test('the files are read page by page, without those of other checkpoints', async ({
  page,
  mockApi,
}) => {
  const pages = [
    ['checkpoint-1/shard-0', 'checkpoint-10/shard-0', 'config.json'],
    ['checkpoint-1/shard-1', 'README.md'],
  ]
  let read = 0
  const change = listing(
    ['checkpoint-1', 'checkpoint-10', '.'].map((id) => aCheckpoint({ checkpoint_id: id })),
  )
  mockApi.setChange((body, path) => {
    if (!path.endsWith('/checkpoint_files')) return change(body, path)
    const found = pages[read] ?? []
    read += 1
    // Also after the last file: only an empty page ends the list.
    return { presigned_urls: found.map(file), next_page_token: 1000 * read, total_count: 5 }
  })
  await open(page, 'done1')
  await button(page, 'Files of checkpoint-1').click()
  await expect(files(page, 'checkpoint-1').getByRole('row')).toHaveText([
    /^FileSize/,
    /^shard-02\.0 MB0/,
    /^shard-12\.0 MB1/,
  ])
  await button(page, 'Files of .').click()
  await expect(files(page, '.').getByRole('row')).toHaveText([
    /^FileSize/,
    /^config\.json/,
    /^README\.md/,
  ])
  expect(read).toBe(3)
})

test('if the job and its checkpoints disagree, the tab says both', async ({ page, mockApi }) => {
  mockApi.setChange(listing(three))
  await open(page, 'done1')
  await expect(
    tab(page).getByText(
      'The job’s checkpoint sync is completed, but 1 of 3 checkpoints is still syncing.',
    ),
  ).toBeVisible()
})

test('a checkpoint in an unexpected format hides only itself', async ({ page, mockApi }) => {
  mockApi.setChange(listing([...three, { checkpoint_id: 'broken' }]))
  await open(page, 'run1')
  await expect(copyButtons(page)).toHaveCount(3)
  await expect(
    tab(page).getByText(
      '1 checkpoint can’t be displayed because Baseten returned it in an unexpected format.',
    ),
  ).toBeVisible()
})

test('without checkpoints, the tab says why', async ({ page, mockApi }) => {
  await open(page, 'none1')
  await expect(
    tab(page).getByText('Only jobs that were created with checkpointing have any.'),
  ).toBeVisible()
  await open(page, 'wait1')
  await expect(tab(page).getByText('The job hasn’t started.')).toBeVisible()
  mockApi.setChange(listing([]))
  await open(page, 'run1')
  await expect(tab(page).getByText('They appear here when the job saves them.')).toBeVisible()
})

test('without a list, an error is explained, and Retry now works', async ({ page, mockApi }) => {
  await open(page, 'deny1')
  await expect(alert(page)).toContainText('This API key can’t list checkpoints')

  await page.goto('/?refresh=off&tz=utc&open=run1')
  await expect(details(page).getByRole('heading', { level: 2 })).toHaveText('running run')
  mockApi.setError('err-429')
  await details(page).getByRole('tab', { name: 'Checkpoints' }).click()
  await expect(alert(page)).toContainText('Rate limit reached')
  // The API says how long to wait.
  await expect(button(page, 'Retry now')).toHaveAttribute('aria-disabled', 'true')
  mockApi.setError('err-checkpoints-403')
  await expect(alert(page)).toContainText('This API key can’t list checkpoints')
  mockApi.setError(null)
  await button(page, 'Retry now').click()
  await expect(copyButtons(page).first()).toBeVisible()
  await expect(alert(page)).toBeHidden()
})

test('after an error, the checkpoints stay, and the tab says since when', async ({
  page,
  mockApi,
}) => {
  await page.clock.install()
  mockApi.setChange(listing(three))
  await open(page, 'run1')
  await expect(copyButtons(page)).toHaveCount(3)
  mockApi.setError('err-500')
  await page.clock.runFor(30_000)
  await expect(alert(page)).toContainText('Baseten returned an error.')
  await expect(alert(page)).toContainText(/since \d\d:\d\d:\d\d UTC/)
  await expect(copyButtons(page)).toHaveCount(3)
  mockApi.setError(null)
  await button(page, 'Retry now').click()
  await expect(alert(page)).toBeHidden()
  await expect(copyButtons(page)).toHaveCount(3)
})

test('an error while the files are read keeps the list, and can be retried', async ({
  page,
  mockApi,
}) => {
  await open(page, 'done1')
  await expect(copyButtons(page).first()).toBeVisible()
  const [newest = ''] = await ids(page)
  mockApi.setError('err-500')
  await button(page, `Files of ${newest}`).click()
  await expect(alert(page)).toContainText('Baseten returned an error.')
  mockApi.setError(null)
  await button(page, 'Retry now').click()
  await expect(files(page, newest).getByRole('row')).toHaveCount(4)
  await expect(alert(page)).toBeHidden()
})

test('the palette opens the checkpoints of the open job', async ({ page }) => {
  await page.goto('/?refresh=off&open=done1')
  await expect(details(page).getByRole('heading', { level: 2 })).toHaveText('completed run')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('checkpoints')
  await palette(page)
    .getByRole('option', { name: /^Open checkpoints/ })
    .click()
  await expect(page).toHaveURL('/?refresh=off&open=done1&tab=checkpoints')
  await expect(copyButtons(page).first()).toBeVisible()
})

test('the checkpoints fit a phone, and are accessible in each width', async ({ page, mockApi }) => {
  mockApi.setChange(listing(three))
  await open(page, 'done1')
  await button(page, 'Files of checkpoint-100').click()
  await expect(row(page, 'checkpoint-100').getByText('No files.')).toBeVisible()
  expect(await axeInBothThemes(page)).toEqual([])
  await page.setViewportSize(PHONE)
  await expect.poll(() => sidewaysOverflow(page)).toBe(0)
  const overflow = await tab(page).evaluate((panel) => panel.scrollWidth - panel.clientWidth)
  expect(overflow).toBe(0)
  expect(await axeInBothThemes(page)).toEqual([])
})
