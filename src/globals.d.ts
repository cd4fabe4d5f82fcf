// oxlint-disable no-underscore-dangle -- the usual mark of a constant that the build fills in
// vite.config.ts does.

/** The demo's size if its jobs are simulated in the browser; otherwise `null`. */
declare const __DEMO__: { jobs: number } | null
