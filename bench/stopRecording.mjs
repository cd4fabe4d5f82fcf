/**
 * The internals of Playwright that are used here: there is no public API for this.
 *
 * @typedef {object} Inside
 * @property {{_mainFrameSession: {_client: {send: (method: string) => Promise<unknown>}}}} delegate
 * @typedef {{_connection: {toImpl: (page: unknown) => Inside}}} Connected
 */

/**
 * Stops the developer tools from recording what a page receives. Playwright turns recording on, and then
 * the browser converts each response to text on the page's main thread: 60 ms for 6 MB, which only
 * happens with open developer tools.
 *
 * @param {import('@playwright/test').Page} page
 */
export async function stopRecording(page) {
  /* oxlint-disable no-underscore-dangle, typescript/no-unsafe-type-assertion -- see `Inside` */
  const { _connection: connection } = /** @type {Connected} */ (/** @type {unknown} */ (page))
  await connection.toImpl(page).delegate._mainFrameSession._client.send('Network.disable')
}
