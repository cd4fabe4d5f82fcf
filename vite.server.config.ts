import { defineConfig } from 'vite'

/** Bundles the server with all its packages into `dist-server/`, so that it runs without `node_modules`. */
export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: 'src/server/main.ts',
    outDir: 'dist-server',
    target: 'node20',
    emptyOutDir: true,
    minify: false,
    // For the check of what is bundled. The package leaves it out.
    sourcemap: 'hidden',
  },
})
