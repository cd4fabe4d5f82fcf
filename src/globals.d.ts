// oxlint-disable no-underscore-dangle -- the usual form of constants that the build defines (vite.config.ts)

/** The demo's number of jobs; `null` outside the demo. */
declare const __DEMO__: { jobs: number } | null

/** The management API's URL, for commands to copy. The page itself sends its requests to the proxy. */
declare const __API_URL__: string

/** Baseten's web app, for links to a job. */
declare const __REMOTE_URL__: string
