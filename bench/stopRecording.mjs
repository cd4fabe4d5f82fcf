/**
 * The part of Playwright's inside that is used here: it has no public way to say this.
 *
 * @typedef {object} Inside
 * @property {{_mainFrameSession: {_client: {send: (method: string) => Promise<unknown>}}}} delegate
 * @typedef {{_connection: {toImpl: (page: unknown) => Inside}}} Connected
 */

/**
 * Stops the developer tools from recording what a page receives. Playwright has them record it, and then
 * the browser makes a text of each answer on the page's main thread: 60 ms for 6 MB, which no page has to
 * bear that nobody debugs.
 *
 * @param {import('@playwright/test').Page} page
 */
export async function stopRecording(page) {
  /* oxlint-disable no-underscore-dangle, typescript/no-unsafe-type-assertion -- see `Inside` */
  const { _connection: connection } = /** @type {Connected} */ (/** @type {unknown} */ (page))
  await connection.toImpl(page).delegate._mainFrameSession._client.send('Network.disable')
}
