// oxlint-disable unicorn/consistent-function-scoping -- functions that run in the page must be self-contained

/**
 * Counts what React renders in the table, also in a production build: React reports every commit to its
 * developer tools, and a host element that was not rendered again keeps its props object.
 *
 * @typedef {object} Renders what was rendered since the last take
 * @property {number} tableCommits commits in which any of the table's own elements rendered
 * @property {string[]} rows IDs of the jobs whose row rendered again
 * @property {string[]} cells IDs of the jobs of whose row a cell rendered again
 * @property {string[]} mounted IDs of the jobs with a new row element
 */

const NAME = 'tableRenders'

/**
 * Call before `page.goto`: React looks for its developer tools when it starts.
 *
 * @param {import('@playwright/test').Page} page
 */
export async function countRenders(page) {
  await page.addInitScript(install, NAME)
}

/**
 * Returns what was rendered since the last call. Text that updates itself inside a cell doesn't count.
 *
 * @param {import('@playwright/test').Page} page
 * @returns {Promise<Renders>}
 */
export function takeRenders(page) {
  return page.evaluate(`window.${NAME}()`)
}

/**
 * An init script: it must not use anything outside of it.
 *
 * @param {string} name
 */
function install(name) {
  /**
   * @typedef {object} Fiber
   * @property {unknown} type
   * @property {unknown} stateNode
   * @property {unknown} memoizedProps
   * @property {Fiber | null} child
   * @property {Fiber | null} sibling
   */

  /** @type {WeakMap<object, unknown>} */
  const props = new WeakMap()
  const fresh = () => ({
    tableCommits: 0,
    rows: new Set(),
    cells: new Set(),
    mounted: new Set(),
  })
  let renders = fresh()

  /**
   * Yields a fiber and all fibers below it, depth first.
   *
   * @param {Fiber} root
   * @returns {Generator<Fiber>}
   */
  function* fibers(root) {
    /** @type {(Fiber | null)[]} */
    const stack = [root]
    while (stack.length > 0) {
      const fiber = stack.pop()
      if (!fiber) continue
      yield fiber
      stack.push(fiber.sibling, fiber.child)
    }
  }

  /** @param {Element} element */
  function jobOf(element) {
    const row = element.closest('tr')
    return row?.parentElement?.tagName === 'TBODY' ? (row.cells[3]?.textContent ?? '') : ''
  }

  /** @param {{current: Fiber}} root */
  function onCommit({ current }) {
    let isTable = false
    for (const { type, stateNode, memoizedProps } of fibers(current)) {
      if (typeof type !== 'string' || !/^(table|thead|tbody|tr|th|td)$/.test(type)) continue
      if (!(stateNode instanceof Element) || props.get(stateNode) === memoizedProps) continue
      const isNew = !props.has(stateNode)
      props.set(stateNode, memoizedProps)
      isTable = true
      const job = jobOf(stateNode)
      if (job === '') continue
      if (type === 'tr') (isNew ? renders.mounted : renders.rows).add(job)
      if (type === 'td' && !isNew) renders.cells.add(job)
    }
    if (isTable) renders.tableCommits += 1
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
    /**
     * @param {number} _renderer
     * @param {{current: Fiber}} root
     */
    onCommitFiberRoot: (_renderer, root) => onCommit(root),
  })
  Reflect.set(window, name, () => {
    const { tableCommits, rows, cells, mounted } = renders
    renders = fresh()
    return { tableCommits, rows: [...rows], cells: [...cells], mounted: [...mounted] }
  })
}
