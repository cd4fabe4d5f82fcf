import type { SearchErrorKind } from '#src/search/searchError.ts'

/** The page's message for each kind of error: its title, and a part of its advice. */
export const ERROR_MESSAGES: Readonly<
  Record<SearchErrorKind, { readonly title: string; readonly advice: RegExp }>
> = {
  'no-key': { title: 'No Baseten API key is set', advice: /Set BASETEN_API_KEY/ },
  refused: { title: 'The dashboard server refused this page', advice: /127\.0\.0\.1/ },
  'signed-out': { title: 'You may be signed out', advice: /Reload this page to sign in again/ },
  unauthorized: { title: 'Invalid API key', advice: /Check BASETEN_API_KEY/ },
  forbidden: {
    title: 'This API key can’t access training jobs',
    advice: /Set BASETEN_API_KEY to a key with access/,
  },
  'rate-limited': { title: 'Rate limit reached', advice: /Slow down/ },
  busy: { title: 'The dashboard server is busy', advice: /usually temporary/ },
  rejected: { title: 'Baseten rejected the search', advice: /Reason 400/ },
  server: { title: 'Baseten returned an error', advice: /usually temporary/ },
  timeout: { title: 'Baseten didn’t respond in time', advice: /Filter by status or project/ },
  unreadable: {
    title: 'Unexpected response from Baseten',
    advice: /incomplete or isn’t valid JSON/,
  },
  broken: { title: 'Connection lost', advice: /ended early/ },
  network: { title: 'Can’t reach the dashboard server', advice: /Make sure it’s running/ },
}
