/** What the server decides about the page when it starts, not the build. */
export interface PageConfig {
  /** The path that the page is served under, with a slash at both ends. */
  readonly base: string
  /** Whether the jobs are simulated. */
  readonly demo: boolean
  /** The management API's address, for commands to copy; `undefined` for the default one. */
  readonly apiUrl?: string | undefined
  /** The address of Baseten's web app, for links to a job; `undefined` for the default one. */
  readonly remoteUrl?: string | undefined
}

/** Returns the configuration in the page's `<meta name="config">`. An invalid or missing value counts as unset. */
export function readPageConfig(): PageConfig {
  // Workers and specs have no document.
  if (typeof document === 'undefined') return parsePageConfig('')
  return parsePageConfig(
    document.querySelector<HTMLMetaElement>('meta[name=config]')?.content ?? '',
  )
}

/** Parses the JSON of a configuration. Never throws. */
export function parsePageConfig(text: string): PageConfig {
  const { base, demo, apiUrl, remoteUrl } = fieldsOf(text)
  return {
    base: typeof base === 'string' && /^\/(?:[\w.~-]+\/)*$/.test(base) ? base : '/',
    demo: demo === true,
    apiUrl: isWebAddress(apiUrl) ? apiUrl : undefined,
    remoteUrl: isWebAddress(remoteUrl) ? remoteUrl : undefined,
  }
}

/**
 * Returns what the names of stored values begin with: pages at the same origin under different paths, and the demo,
 * share none. At `/`, it is empty.
 */
export function storagePrefix({ base, demo }: PageConfig): string {
  return (demo ? 'demo:' : '') + (base === '/' ? '' : base)
}

function fieldsOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

function isWebAddress(value: unknown): value is string {
  return typeof value === 'string' && /^https?:\/\//i.test(value) && URL.canParse(value)
}
