// oxlint-disable unicorn/consistent-function-scoping -- functions that run in the page must be self-contained

/**
 * Counts how often React renders the timeline, also in a production build: see `renders.mjs`.
 */

const NAME = 'timelineRenders'

/**
 * Call before `page.goto`: React looks for its developer tools when it starts.
 *
 * @param {import('@playwright/test').Page} page
 */
export async function countTimelineRenders(page) {
  await page.addInitScript(install, NAME)
}

/**
 * Returns the number of renders since the last call.
 *
 * @param {import('@playwright/test').Page} page
 * @returns {Promise<number>}
 */
export function takeTimelineRenders(page) {
  return page.evaluate(`window.${NAME}()`)
}

/**
 * An init script: it must not use anything outside of it.
 *
 * @param {string} name
 */
function install(name) {
  /** @type {unknown} */
  let props = null
  let renders = 0

  /**
   * Returns the props of the timeline's last render: a new object each time.
   *
   * @returns {unknown}
   */
  function propsNow() {
    const element = document.querySelector('[role="application"]')
    const key = element && Object.keys(element).find((own) => own.startsWith('__reactProps$'))
    /** @type {unknown} */
    const now = key ? Reflect.get(element, key) : null
    return now
  }

  Reflect.set(window, '__REACT_DEVTOOLS_GLOBAL_HOOK__', {
    supportsFiber: true,
    isDisabled: false,
    renderers: new Map(),
    inject: () => 1,
    checkDCE() {},
    onScheduleFiberRoot() {},
    onCommitFiberUnmount() {},
    onPostCommitFiberRoot() {},
    onCommitFiberRoot() {
      const next = propsNow()
      if (next !== props) renders += 1
      props = next
    },
  })
  Reflect.set(window, name, () => {
    const count = renders
    renders = 0
    return count
  })
}
