import { execSync } from 'node:child_process'
import { loadEnv } from 'vite'

// For `npm start`, which serves the demo beside the page only where there is no API key. The key comes from where the
// server takes it (src/proxy/plugin.ts). Without the demo, the page still works.

if (!loadEnv('production', process.cwd(), 'BASETEN_')['BASETEN_API_KEY']) {
  try {
    execSync('npm run -s build:demo', { stdio: 'inherit' })
  } catch {
    console.warn('The demo could not be built.')
  }
}
