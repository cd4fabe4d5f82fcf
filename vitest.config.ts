import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [react()],
  test: {
    include: ['{src,docs,.ci}/**/*.spec.{ts,tsx}'],
    environment: 'node',
    // Property tests run hundreds of cases, also on a busy machine.
    testTimeout: 30_000,
  },
})
