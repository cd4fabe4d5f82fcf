// oxlint-disable no-underscore-dangle -- the usual mark of a constant that the build fills in
// vite.config.ts does.

/** The demo's size, or null where the page talks to Baseten. */
declare const __DEMO__: { jobs: number } | null

/** The management API's address, for commands to copy; the page itself asks the proxy. */
declare const __API_URL__: string

/** Baseten's web app, for links to a job. */
declare const __REMOTE_URL__: string
