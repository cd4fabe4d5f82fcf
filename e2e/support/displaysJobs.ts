import type { Page } from '@playwright/test'
import { jobCount, result, row } from './page.ts'
import { expect } from './test.ts'

export async function displaysJobs(page: Page, ...names: string[]): Promise<void> {
  await expect(result(page)).toHaveText(jobCount(names.length))
  for (const name of names) await expect(row(page, name)).toBeVisible()
}
