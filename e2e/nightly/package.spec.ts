import { readdirSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod'
import { aTrainingJob } from '#src/testing/job.ts'
import { displaysJobs } from '../support/displaysJobs.ts'
import { installPackage, type Installed, type Running } from '../support/installedPackage.ts'
import { details, result, row, table } from '../support/page.ts'
import { settle } from '../support/settle.ts'
import { API_KEY } from '../support/site.ts'
import { expect, test as base } from '../support/test.ts'

interface Fixtures {
  /** Runs the installed package until the test ends, in a new folder with this `.env.local`. */
  run: (args: readonly string[], env?: Record<string, string>, file?: string) => Promise<Running>
}

const test = base.extend<Fixtures, { installed: Installed }>({
  installed: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright requires a pattern
    async ({}, provide) => {
      const installed = await installPackage()
      await provide(installed)
      await installed.remove()
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  run: async ({ installed }, provide) => {
    const all: Running[] = []
    await provide(async (args, env = {}, file = '') => {
      const cwd = await installed.emptyFolder()
      if (file !== '') await writeFile(path.join(cwd, '.env.local'), file)
      const running = installed.start(cwd, args, env)
      all.push(running)
      return running
    })
    for (const { kill } of all) kill()
    await Promise.all(all.map(({ ended }) => ended))
  },
})

// One worker installs the package, for all tests.
test.describe.configure({ mode: 'default' })

const jobs = [
  aTrainingJob({ id: 'aaa1', name: 'alpha' }),
  aTrainingJob({ id: 'bbb2', name: 'beta' }),
]

/** Waits for the page's address, which the server prints. */
async function addressOf({ written }: Running): Promise<string> {
  await expect.poll(() => written.output + written.errors).toMatch(/http:\S+/)
  return /http:\S+/.exec(written.output)?.[0] ?? ''
}

test('the tarball installs one package, without dependencies, scripts and source maps', ({
  installed,
}) => {
  expect(installed.packages).toEqual(['training-jobs-dashboard'])
  const manifest = z
    .record(z.string(), z.unknown())
    .parse(JSON.parse(readFileSync(path.join(installed.folder, 'package.json'), 'utf8')))
  expect(Object.keys(manifest).sort()).toEqual([
    'bin',
    'description',
    'engines',
    'license',
    'name',
    'type',
    'version',
  ])
  const files = readdirSync(installed.folder, { recursive: true, encoding: 'utf8' })
  for (const name of ['LICENSE', 'LICENSES.txt', 'README.md', 'sbom.cdx.json']) {
    expect(files).toContain(name)
  }
  expect(files.filter((file) => file.includes('.map'))).toEqual([])
})

test('with --demo, the installed package serves simulated jobs', async ({ page, run }) => {
  const url = await addressOf(await run(['--demo', '--port', '0']))
  await page.goto(`${url}?refresh=off&status=failed`)
  await expect(page.getByText(/^Demo\. These training jobs are simulated\./)).toBeVisible()
  await expect(result(page)).toHaveText(/^\d+ jobs$/)
  await table(page).getByRole('link').first().click()
  await expect(details(page)).toBeVisible()
  await settle(page)
})

test('with the key in .env.local, it serves the jobs of the API, under any path', async ({
  page,
  run,
  mockApi,
}) => {
  mockApi.setJobs(jobs)
  const running = await run(
    ['--port', '0', '--base', '/jobs/'],
    {},
    `BASETEN_API_KEY=${API_KEY}\nBASETEN_MANAGEMENT_API_URL_OVERRIDE=${mockApi.url}\n`,
  )
  const url = await addressOf(running)
  expect(url).toMatch(/\/jobs\/$/)
  await page.goto(`${url}?refresh=off`)
  await displaysJobs(page, 'alpha', 'beta')
  await row(page, 'beta').getByRole('link').click()
  await expect(details(page).getByRole('heading', { name: 'beta' })).toBeVisible()
  await settle(page)
  expect(mockApi.requests.map(({ target }) => target)).toContain('/v1/training_jobs/search')
  expect(running.written.output).toContain('API key from .env.local')
  expect(running.written.output + running.written.errors).not.toContain(API_KEY)

  running.kill()
  expect(await running.ended).toBe(143)
})

test('doctor checks the responses: 0, or 1 if they have drifted', async ({ run, mockApi }) => {
  mockApi.setJobs(jobs)
  const env = { BASETEN_API_KEY: API_KEY, BASETEN_MANAGEMENT_API_URL_OVERRIDE: mockApi.url }
  const first = await run(['doctor'], env)
  expect(await first.ended).toBe(0)
  expect(first.written.output).toContain('All 7 endpoints match the contract.')

  mockApi.setChange((body) => ({ ...Object(body), a_new_field: 1 }))
  const second = await run(['doctor'], env)
  expect(await second.ended).toBe(1)
  expect(second.written.output).toContain('a_new_field: unknown field')
  expect(second.written.output).not.toContain(API_KEY)
})

for (const [args, code, text] of [
  [['--version'], 0, /^\d+\.\d+\.\d+$/],
  [['--help'], 0, /--allowed-host/],
  [[], 2, /BASETEN_API_KEY .*--demo/],
  [['--prot', '1'], 2, /^Unknown option --prot/],
  [['doctor'], 1, /^There is no API key/],
  [['doctor', '--demo'], 2, /^doctor takes no options/],
  [['--demo', '--host', '203.0.113.7', '--allowed-host', 'a.example'], 1, /--host/],
] as const) {
  test(`“${args.join(' ')}” exits with ${code}`, async ({ run }) => {
    const { ended, written } = await run(args)
    expect(await ended).toBe(code)
    expect((written.output + written.errors).trimEnd()).toMatch(text)
  })
}

test('npx runs the tarball without installing it first', async ({ installed }) => {
  const cwd = await installed.emptyFolder()
  // npx would execute a file with an absolute path.
  const tarball = path.relative(cwd, installed.tarball)
  const { ended, written } = installed.npx(cwd, ['--yes', tarball, '--version'])
  expect(await ended).toBe(0)
  expect(written.output.trimEnd()).toMatch(/^\d+\.\d+\.\d+$/)
})
