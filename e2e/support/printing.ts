import { expect, type Page } from '@playwright/test'

/** The content that is printed instead of the page, which exists only while printing. */
export const printout = (page: Page) => page.getByRole('article', { name: 'Printout' })

/** Simulates the start of printing, once the page has loaded what it needs for that. */
export async function beginPrinting(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print' })
  await expect(async () => {
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
    await expect(printout(page)).toBeVisible({ timeout: 1 })
  }).toPass({ intervals: [20] })
}

export async function endPrinting(page: Page): Promise<void> {
  await page.emulateMedia({ media: null })
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
}

/** Records what `window.print` prints from now on. Returns what has been printed so far, as text. */
export async function recordPrints(page: Page): Promise<() => Promise<string[]>> {
  await page.emulateMedia({ media: null })
  const prints = await page.evaluateHandle(() => {
    const texts: string[] = []
    window.print = () => {
      window.dispatchEvent(new Event('beforeprint'))
      const { body } = document
      const article = body.querySelector<HTMLElement>(':scope > article')
      // `innerText` of elements that aren't displayed has no line breaks.
      if (article) article.style.display = 'block'
      texts.push(article?.innerText ?? '')
      window.dispatchEvent(new Event('afterprint'))
    }
    return texts
  })
  return () => prints.jsonValue()
}

export function countPages(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0
}
