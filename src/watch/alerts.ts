import { useSelector } from '@tanstack/react-store'
import { isBoolean, isNumber, isObject, isString, isText } from '#src/contract/guards.ts'
import { parseJson } from '#src/lib/parseJson.ts'
import { Stored } from '#src/lib/stored.ts'
import type { Ending } from './endedJobs.ts'
import { NEWS_KEY } from './watchState.ts'

/** An end, and who knows of it. A job ends once, so that its ID tells whether an end is news. */
export interface NewsItem extends Ending {
  /** When it was noticed, ms since the epoch. */
  readonly at: number
  /** The browser has notified of it, or could not. */
  readonly told: boolean
  /** Somebody was looking at a page that shows it. */
  readonly seen: boolean
  /** The tab that shows it; null for none yet. */
  readonly tab: string | null
}

/** The newest last. */
export type News = readonly NewsItem[]

/** How many ends are remembered that everybody knows of, so that no tab takes them for news again. */
const KEPT = 200

/** What a text keeps, whatever it holds: what cannot be read is left out. */
export function parseNews(text: string | null): News {
  const list = parseJson(text ?? '')
  const items = Array.isArray(list) ? list.flatMap(readItem) : []
  return [...new Map(items.map((item) => [item.id, item])).values()]
}

function readItem(entry: unknown): NewsItem[] {
  if (!isObject(entry)) return []
  const { id, name, status, text, at, told, seen, tab } = entry
  const isItem =
    isText(id) &&
    isString(name) &&
    isString(status) &&
    isString(text) &&
    isNumber(at) &&
    isBoolean(told) &&
    isBoolean(seen) &&
    (tab === null || isString(tab))
  return isItem ? [{ id, name, status, text, at, told, seen, tab }] : []
}

/** With what ended at `at`; a job that is known to have ended is no news. */
export function withEndings(news: News, endings: readonly Ending[], at: number): News {
  const known = new Set(news.map(({ id }) => id))
  const added = [...new Map(endings.map((ending) => [ending.id, ending])).values()]
    .filter(({ id }) => !known.has(id))
    .map((ending) => ({ ...ending, at, told: false, seen: false, tab: null }))
  return added.length > 0 ? [...withoutOldest(news), ...added] : news
}

/** What is still to be told of or seen stays, however much that is. */
function withoutOldest(news: News): News {
  const known = news.filter(({ told, seen }) => told && seen)
  const forgotten = new Set(known.slice(0, -KEPT))
  return forgotten.size > 0 ? news.filter((item) => !forgotten.has(item)) : news
}

/** After the browser has notified of some. */
export function withTold(news: News, ids: ReadonlySet<string>): News {
  return news.map((item) => (ids.has(item.id) ? { ...item, told: true } : item))
}

/**
 * After a visible tab has shown all that no other shows. The tab that somebody looks at shows all that
 * is unseen, which then is seen.
 */
export function withShown(news: News, tab: string, isLookedAt: boolean): News {
  const mine = (item: NewsItem) => !item.seen && (isLookedAt || item.tab === null)
  if (!news.some(mine)) return news
  return news.map((item) => (mine(item) ? { ...item, tab, seen: isLookedAt } : item))
}

export function unseen(news: News): News {
  return news.filter(({ seen }) => !seen)
}

export function untold(news: News): News {
  return news.filter(({ told }) => !told)
}

/** The ends of watched jobs, in this browser. */
export const news = new Stored<News>(NEWS_KEY, {
  parse: parseNews,
  print: (value) => JSON.stringify(value),
})

export function useNews(): News {
  return useSelector(news)
}
