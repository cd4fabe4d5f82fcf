import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Plugin } from 'vite'

const FILE = 'mockServiceWorker.js'

/** Serves MSW's service worker in development, and adds it to the build. */
export function demoWorker(): Plugin {
  let base = '/'
  const source = readFileSync(createRequire(import.meta.url).resolve(`msw/${FILE}`), 'utf8')
  return {
    name: 'demo-worker',
    configResolved(config) {
      base = config.base
    },
    configureServer({ middlewares }) {
      middlewares.use(`${base}${FILE}`, (_request, response) => {
        response.setHeader('content-type', 'text/javascript')
        response.setHeader('cache-control', 'no-cache')
        response.end(source)
      })
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: FILE, source })
    },
  }
}
