import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { NIGHTLY_UNIT_SPECS, UNIT_SPECS } from './.ci/tiers.mjs'

// Since version 25, Node's own `localStorage`, which needs a file, would replace jsdom's.
const hasStorage = Number(process.versions.node.split('.')[0]) >= 25

export default defineConfig({
  plugins: [react()],
  test: {
    environment: 'node',
    execArgv: hasStorage ? ['--no-experimental-webstorage'] : [],
    // By default, Vitest doesn't use one core, which is half of a small machine.
    maxWorkers: '100%',
    // Property tests run hundreds of cases, which takes long on a busy machine.
    testTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: { name: 'gate', include: [UNIT_SPECS], exclude: [NIGHTLY_UNIT_SPECS] },
      },
      { extends: true, test: { name: 'nightly', include: [NIGHTLY_UNIT_SPECS] } },
    ],
  },
})
