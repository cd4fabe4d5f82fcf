import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { CONTEXT, load, openTab } from './page.mjs'
import { longestOf, tasksBetween, traceOf } from './trace.mjs'

/**
 * @typedef {import('./direct.mjs').DirectBench} DirectBench
 * @typedef {import('./site.mjs').Site} Site
 */

/** V8 compiles a script in the first two loads, and stores its code in the second. */
const LOADS = 3
/** How long Chromium has to store the code, ms. */
const STORE_MS = 1000

/**
 * Measures the longest main-thread task from the start of a cold load until the page is idle, on a separate
 * page because tracing takes time.
 *
 * @param {DirectBench} bench
 * @param {Site} site
 * @returns {Promise<number>} ms
 */
export async function takeLongestLoadTask({ browser, sites, responses }, site) {
  sites.upstream.hold(responses.bodies.a)
  const context = await browser.newContext(CONTEXT)
  const page = await openTab(context, site)
  const events = await traceOf(page, () => load(page, site))
  await context.close()
  const end = events.find(({ name }) => name === 'bench:end')
  // The first: a later one belongs to an image or a change of the URL.
  const start = events.find(
    ({ name, pid, tid }) => name === 'navigationStart' && pid === end?.pid && tid === end.tid,
  )
  return longestOf(tasksBetween(events, start, end))
}

/**
 * Measures the third load in a new browser profile: the first one that has the compiled code of the second.
 *
 * @param {DirectBench} bench
 * @param {Site} site
 * @returns {Promise<number>} ms to the first rows
 */
export async function takeThirdLoad({ launch, sites, responses }, site) {
  sites.upstream.hold(responses.bodies.a)
  const profile = mkdtempSync(path.join(tmpdir(), 'bench-profile-'))
  const context = await chromium.launchPersistentContext(profile, { ...launch, ...CONTEXT })
  try {
    let ms = NaN
    for (let round = 0; round < LOADS; round++) {
      const page = await openTab(context, site)
      ms = (await load(page, site)).load
      await page.waitForTimeout(STORE_MS)
      await page.close()
    }
    return ms
  } finally {
    await context.close()
    rmSync(profile, { recursive: true, force: true })
  }
}
