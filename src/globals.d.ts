// oxlint-disable no-underscore-dangle -- the usual mark of a constant that the build fills in
// vite.config.ts does.

/** The demo's size, or null where the page talks to Baseten. */
declare const __DEMO__: { jobs: number } | null

/** Baseten's web app, for links to a job. */
declare const __REMOTE_URL__: string
