import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { NIGHTLY_UNIT_SPECS, UNIT_SPECS } from './.ci/tiers.mjs'

export default defineConfig({
  plugins: [react()],
  test: {
    environment: 'node',
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
