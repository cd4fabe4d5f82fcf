import type { Zone } from '#src/lib/zone.ts'
import { layoutOfDefault, type Layouts } from './layouts.ts'
import type { SavedViews } from './savedViews.ts'

/**
 * Returns the query that a URL without a query opens: that of the start page or, if there is none, of the default view
 * with its stored layout, both in the selected time zone. `null` to leave the URL unchanged: after a reload or Back, or
 * if it has a query. `/?` is the default view.
 */
export function startQuery(
  href: string,
  navigation: string | undefined,
  { views, start }: SavedViews,
  stored: Layouts,
  zone: Zone,
): string | null {
  if (navigation === 'reload' || navigation === 'back_forward' || href.includes('?')) return null
  const first = views.find(({ id }) => id === start)?.query ?? layoutOfDefault(stored) ?? ''
  return withZone(first, zone) || null
}

/** Returns a query with the zone added, unless it already has one, or has dates or words that depend on it. */
export function withZone(query: string, zone: Zone): string {
  if (zone === null || /[?&](?:tz=|(?:created|ended|during)=(?:\d+-|[a-z]))/.test(query))
    return query
  return `${query}${query === '' ? '?' : '&'}tz=${zone}`
}

/** `navigate`, `reload`, `back_forward`; `undefined` if unknown. */
export function navigationType(): string | undefined {
  const [entry] = performance.getEntriesByType('navigation')
  return entry instanceof PerformanceNavigationTiming ? entry.type : undefined
}

/** `/?` for the default view, because `/` opens the start page. */
export function displayedAddress(): string {
  return location.search === '' ? new URL('?', location.href).href : location.href
}
