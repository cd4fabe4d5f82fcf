import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, loadEnv, type Plugin, type Rolldown } from 'vite'
import { ENV } from './src/contract/names.ts'
import { demoWorker } from './src/demo/plugin.ts'
import { trainingJobsProxy } from './src/proxy/plugin.ts'
import {
  compiledOnLoad,
  compressedFiles,
  hashedFiles,
  pageConfig,
} from './src/server/buildPlugins.ts'
import { readDemoJobs } from './src/server/options.ts'
import { pageShell } from './src/server/pageShell.ts'

/**
 * Splits what every visit loads into two files: the entry, which sends the first search, and the page. Rolldown adds its
 * runtime (0.4 kB), which no group can contain. By default, each module shared with lazy code would be a separate file:
 * 40 files and 11 kB gzip more. Without the first group, the entry would import the page's file, and the first search
 * would wait for it: 0.5 s longer on slow 4G.
 */
const FIRST_VISIT = [
  { name: 'entry', tags: ['$initial' as const], priority: 1 },
  { name: 'page', test: /[\\/]src[\\/]app[\\/]mount\.tsx$/ },
  { name: 'errorReader', test: /[\\/]src[\\/]jobs[\\/]errors[\\/]/ },
]

export default defineConfig(({ command, mode }) => {
  const env = loadEnv(mode, process.cwd(), ['BASETEN_', 'DEMO_'])
  const isDemoBuild = mode === 'demo'
  const isDevWithoutKey = command === 'serve' && !env[ENV.apiKey]
  const demo =
    isDemoBuild || isDevWithoutKey ? { jobs: readDemoJobs(env['DEMO_JOBS'] ?? '') } : null

  return {
    // A build works in any folder of any server.
    base: command === 'build' ? './' : '/',
    plugins: [
      react(),
      tailwindcss(),
      trainingJobsProxy(),
      preloadPage(),
      pageShell('src/app/shell.tsx', 'start.css'),
      // The server of the production build replaces it.
      pageConfig({
        base: '/',
        demo: demo !== null,
        apiUrl: env[ENV.apiUrl],
        remoteUrl: env[ENV.remoteUrl],
      }),
      hashedFiles(['start.js']),
      compiledOnLoad(['entry', 'page']),
      !isDemoBuild && compressedFiles(),
      demo && demoWorker(),
    ],
    define: {
      __DEMO__: JSON.stringify(demo),
    },
    // A shim for React before 18, which now has this hook.
    resolve: { alias: [{ find: /^use-sync-external-store\/shim$/, replacement: 'react' }] },
    build: {
      sourcemap: true,
      // For browsers without modulepreload, which is only a hint.
      modulePreload: { polyfill: false },
      rolldownOptions: { output: { codeSplitting: { groups: FIRST_VISIT } } },
    },
  }
})

/** Preloads the page's code, so that the browser doesn't wait for the script that imports it. */
function preloadPage(): Plugin {
  let base = '/'
  return {
    name: 'preload-page',
    configResolved: (config) => {
      base = config.base
    },
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) =>
        pageFiles(bundle).map((fileName) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `${base}${fileName}` },
          injectTo: 'head' as const,
        })),
    },
  }
}

/** Returns the page's file, which `main.ts` imports, and the files that only the page needs. */
function pageFiles(bundle: Rolldown.OutputBundle): string[] {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
  const main = new Set(chunks.filter(({ isEntry }) => isEntry).flatMap(filesOf))
  const page = chunks.filter(
    ({ moduleIds, facadeModuleId }) => moduleIds.some(isPage) || isPage(facadeModuleId ?? ''),
  )
  return [...new Set(page.flatMap(filesOf))].filter((file) => !main.has(file))
}

const isPage = (id: string) => id.endsWith('/app/mount.tsx')

const filesOf = ({ fileName, imports }: Rolldown.OutputChunk) => [fileName, ...imports]
