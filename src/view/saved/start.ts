import { layoutOfDefault, type Layouts } from './layouts.ts'
import type { Zone } from '#src/lib/zone.ts'
import type { SavedViews } from './savedViews.ts'

/**
 * The query that the page should begin with instead of its bare address: the start page or, without one,
 * the default view with the layout that it was given, both in the time zone that was picked; null to
 * leave the address. What was there already comes back as it was, by a reload or Back, and `/?` is the default view.
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

/** A query in the zone that was picked; one that names its own, or has dates or days, stays as it is. */
export function withZone(query: string, zone: Zone): string {
  if (zone === null || /[?&](?:tz=|(?:created|ended|during)=(?:\d+-|[a-z]))/.test(query))
    return query
  return `${query}${query === '' ? '?' : '&'}tz=${zone}`
}

/** How the page was come to. */
export function navigationType(): string | undefined {
  const [entry] = performance.getEntriesByType('navigation')
  return entry instanceof PerformanceNavigationTiming ? entry.type : undefined
}

/** The address of what is shown. The bare one is wherever its reader wants to start; `/?` is not. */
export function displayedAddress(): string {
  return location.search === '' ? new URL('?', location.href).href : location.href
}
