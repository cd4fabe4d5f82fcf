import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin, ResolvedConfig } from 'vite'

const FILE = 'mockServiceWorker.js'
const FOLDER = '.demo'

/**
 * Serves the demo's service worker in development, and puts it beside the built page. The file is
 * made by `msw init`; without it, both stop with a sentence that says how to make it.
 */
export function demoWorker(): Plugin {
  let config: ResolvedConfig
  return {
    name: 'demo-worker',
    configResolved(resolved) {
      config = resolved
    },
    configureServer(server) {
      const source = readWorker(config.root)
      server.middlewares.use(`${config.base}${FILE}`, (_request, response) => {
        response.setHeader('content-type', 'text/javascript')
        response.setHeader('cache-control', 'no-cache')
        response.end(source)
      })
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: FILE, source: readWorker(config.root) })
    },
  }
}

function readWorker(root: string): string {
  try {
    return readFileSync(join(root, FOLDER, FILE), 'utf8')
  } catch (cause) {
    throw new Error(
      `The demo needs ${FOLDER}/${FILE}. Make it with: npx msw init ${FOLDER} --no-save`,
      { cause },
    )
  }
}
