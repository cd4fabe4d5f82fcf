import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import react from '@vitejs/plugin-react'
import { runnerImport, type Plugin, type ResolvedConfig } from 'vite'
import { builtinEnvironments } from 'vitest/runtime'

interface Shell {
  readonly html: string
  readonly css: string
}

interface ShellModule {
  readonly renderShell: () => Promise<Shell>
}

/**
 * Puts the page's first render into `index.html`, so that browsers paint it before any script has run. Its styles are
 * added to a file of `public/`, which gets a name with a hash.
 */
export function pageShell(module: string, styles: string): Plugin {
  let config: ResolvedConfig
  let shell: Shell = { html: '', css: '' }
  let asset = ''
  return {
    name: 'page-shell',
    apply: 'build',
    configResolved: (resolved) => {
      config = resolved
    },
    async buildStart() {
      shell = await renderShell(module, config)
      const source = `${readFileSync(path.join('public', styles), 'utf8')}\n${shell.css}\n`
      asset = this.emitFile({ type: 'asset', name: styles, source })
    },
    generateBundle() {
      asset = this.getFileName(asset)
    },
    transformIndexHtml: {
      order: 'post',
      handler: (page) =>
        withStylesFirst(page)
          .replace('<div id="shell">', (tag) => tag + shell.html)
          .replace(`"./${styles}"`, `"./${asset}"`),
    },
  }
}

/** What the first render needs of a browser and jsdom lacks. The window is wide, and no response arrives. */
const BROWSER = {
  fetch: () => new Promise(() => {}),
  matchMedia: (query: string) => ({
    matches: query.startsWith('(width >='),
    addEventListener: () => {},
    removeEventListener: () => {},
  }),
  ResizeObserver: class {
    observe() {}
    disconnect() {}
  },
}

/** How long work that the page has scheduled can take to end, ms. */
const REST = 100

async function renderShell(module: string, config: ResolvedConfig): Promise<Shell> {
  const { root, mode, define, resolve } = config
  const jsdom = await builtinEnvironments.jsdom.setup(globalThis, {
    jsdom: { url: 'http://localhost/' },
  })
  const own = Object.getOwnPropertyDescriptors(globalThis)
  Object.assign(globalThis, BROWSER)
  try {
    const imported = await runnerImport<ShellModule>(path.join(root, module), {
      configFile: false,
      logLevel: 'warn',
      root,
      mode,
      // The address of the page's files, relative to the page.
      define: { ...define, 'import.meta.env.BASE_URL': '"./"' },
      resolve: { alias: resolve.alias },
      plugins: [react()],
    })
    const shell = await imported.module.renderShell()
    await sleep(REST)
    return shell
  } finally {
    for (const name of Object.keys(BROWSER)) {
      Reflect.deleteProperty(globalThis, name)
      const before = own[name]
      if (before) Object.defineProperty(globalThis, name, before)
    }
    await jsdom.teardown(globalThis)
  }
}

/** Moves the page's style sheet before its scripts, since the first paint waits only for the former. */
function withStylesFirst(page: string): string {
  const [link = ''] = /<link rel="stylesheet" crossorigin[^>]*>/.exec(page) ?? []
  return page.replace(link, '').replace('<script', () => `${link}\n    <script`)
}
