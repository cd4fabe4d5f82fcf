// oxlint-disable no-underscore-dangle -- the usual form of constants that the build defines (vite.config.ts)

/** The demo's size if its jobs are simulated in the browser; otherwise `null`. */
declare const __DEMO__: { jobs: number } | null
