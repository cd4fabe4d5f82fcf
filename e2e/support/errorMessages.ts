import type { SearchErrorKind } from '#src/search/searchError.ts'

/** What the page says about each kind of error: its title, and a part of its advice. */
export const ERROR_MESSAGES: Readonly<
  Record<SearchErrorKind, { readonly title: string; readonly advice: RegExp }>
> = {
  'no-key': { title: 'No Baseten API key is set', advice: /Set BASETEN_API_KEY/ },
  refused: { title: 'The dashboard’s server refuses this page', advice: /127\.0\.0\.1/ },
  unauthorized: {
    title: 'Baseten does not accept the API key',
    advice: /Check BASETEN_API_KEY/,
  },
  forbidden: {
    title: 'The API key has no access to training jobs',
    advice: /Set BASETEN_API_KEY to a key with access/,
  },
  'rate-limited': { title: 'Rate limit reached', advice: /Slow down/ },
  rejected: { title: 'Baseten rejected the search', advice: /Reason 400/ },
  server: { title: 'Baseten could not answer', advice: /usually passes/ },
  timeout: { title: 'Baseten did not respond in time', advice: /narrower search/ },
  unreadable: {
    title: 'The response cannot be read',
    advice: /not JSON, or was cut short/,
  },
  network: { title: 'No connection', advice: /broke|no response/ },
}
