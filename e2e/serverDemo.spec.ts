import { runServer } from '../.ci/serverProcess.mjs'
import { details, result, table } from './support/page.ts'
import { settle } from './support/settle.ts'
import { expect, test } from './support/test.ts'

test('npm start -- --demo serves simulated jobs with the production page, labeled as such', async ({
  page,
}) => {
  const { url, child } = await runServer({ BASETEN_API_KEY: '', DEMO: 'true', BASE_PATH: '/jobs/' })
  try {
    const response = await page.goto(`${url}?refresh=off&status=failed`)
    await expect(
      page.getByText(
        /^Demo\. These training jobs are simulated\..*restart the dashboard without --demo\.$/,
      ),
    ).toBeVisible()
    await expect(result(page)).toHaveText(/^\d+ jobs$/)
    expect(response?.headers()['content-security-policy']).toContain('require-trusted-types-for')

    await table(page).getByRole('link').first().click()
    await expect(details(page)).toBeVisible()
    await expect(details(page).getByRole('link', { name: 'Open in Baseten' })).toHaveCount(0)
    await settle(page)
    const names = await page.evaluate(() => [
      ...Object.keys(localStorage),
      ...Object.keys(sessionStorage),
    ])
    expect(names.length).toBeGreaterThan(0)
    expect(names.filter((name) => !name.startsWith('demo:/jobs/'))).toEqual([])
  } finally {
    child.kill()
  }
})
