import { execSync } from 'node:child_process'
import { loadEnv } from 'vite'

// For `npm start`, which serves the demo next to the page only if there is no API key. The key comes from the same
// sources as the server's (src/proxy/plugin.ts). If the demo build fails, the page still works.

if (!loadEnv('production', process.cwd(), 'BASETEN_')['BASETEN_API_KEY']) {
  try {
    execSync('npm run -s build:demo', { stdio: 'inherit' })
  } catch {
    console.warn('The demo build failed. The page works without it.')
  }
}
