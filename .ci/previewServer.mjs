import { preview, runnerImport } from 'vite'

const KEY = 'key-of-the-smoke-tests'

/**
 * Serves the production build in `dist` as `npm start` does, in front of the mock API.
 *
 * @returns {Promise<{url: string, close: () => Promise<void>}>}
 */
export async function startServer() {
  const { module } = /** @type {{module: typeof import('#src/demo/server.ts')}} */ (
    await runnerImport('src/demo/server.ts', { configFile: false })
  )
  const mockApi = await module.startMockApi({ key: KEY })
  process.env.BASETEN_API_KEY = KEY
  process.env.BASETEN_MANAGEMENT_API_URL_OVERRIDE = mockApi.url
  const server = await preview({ logLevel: 'warn', preview: { host: '127.0.0.1', port: 0 } })
  const url = server.resolvedUrls?.local[0]
  if (url === undefined) throw new Error('The server has no URL.')
  return {
    url,
    async close() {
      await server.close()
      await mockApi.close()
    },
  }
}
