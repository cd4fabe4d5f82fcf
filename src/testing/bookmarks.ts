import { getResponse } from 'msw'
import { isTrainingJob } from '#src/contract/isTrainingJob.ts'
import { SEARCH_PATH } from '#src/contract/names.ts'
import { z } from '#src/contract/zod.ts'
import { createHandlers } from '#src/demo/handlers.ts'
import { listJobs } from '#src/jobs/columns/jobColumns.ts'
import { printColumns } from '#src/view/columns.ts'
import { toClientFilters } from '#src/view/filtering/clientFilters.ts'
import { matchingRows } from '#src/view/filtering/matchingRows.ts'
import { jobsOf, sortRows } from '#src/view/filtering/visibleJobs.ts'
import { ignoredParameters } from '#src/view/ignored.ts'
import { printOverview } from '#src/view/overview.ts'
import { toSearchRequest } from '#src/view/request.ts'
import { parseView, viewParsers } from '#src/view/url.ts'
import { DEFAULT_VIEW, isSameSort, printSort, type View } from '#src/view/view.ts'
import { BOOKMARK_JOBS, BOOKMARKS_NOW } from './bookmarkJobs.ts'

const bookmarkSchema = z.object({
  url: z.string(),
  /** The body of the page's request. */
  request: z.record(z.string(), z.unknown()),
  /** The IDs of the displayed jobs, in order. */
  ids: z.array(z.string()),
  /** The page's differences from the default, other than its jobs, as URL parameters. */
  page: z.record(z.string(), z.string()),
  /** The ignored parameters, as `name=value`. */
  ignored: z.array(z.string()),
})

/** The result of an address: a line of `e2e/bookmarks.json`. */
export type Bookmark = z.infer<typeof bookmarkSchema>

/** Parses the text of `e2e/bookmarks.json`. Throws an error if it isn't a list of bookmarks. */
export function parseBookmarks(text: string): readonly Bookmark[] {
  return z.array(bookmarkSchema).parse(JSON.parse(text))
}

/** Returns the text of `e2e/bookmarks.json`: one bookmark per line. */
export function printBookmarks(bookmarks: readonly Bookmark[]): string {
  return `[\n${bookmarks.map((bookmark) => JSON.stringify(bookmark)).join(',\n')}\n]\n`
}

const handlers = createHandlers({ key: null, jobs: () => BOOKMARK_JOBS, scenario: () => null })
const responseSchema = z.object({ training_jobs: z.array(z.unknown()) })

/** Returns the current result of an address, from the page's own code and the mock API, without a browser. */
export async function openBookmark(url: string): Promise<Bookmark> {
  const { search } = new URL(url, 'http://localhost')
  const view = parseView(search)
  const request = toSearchRequest(view)
  const list = listJobs(await searchMockApi(request))
  const rows = matchingRows(list, toClientFilters(view), BOOKMARKS_NOW)
  const jobs = jobsOf(list, sortRows(list, rows, view.sort, BOOKMARKS_NOW))
  return {
    url,
    request: { ...request },
    ids: jobs.map(({ id }) => id),
    page: pageOf(view),
    ignored: ignoredParameters(search).map(({ name, value }) => `${name}=${value}`),
  }
}

async function searchMockApi(request: object) {
  const response = await getResponse(
    handlers,
    new Request(`http://localhost${SEARCH_PATH}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    }),
  )
  if (!response?.ok) throw new Error(`The mock API refused ${JSON.stringify(request)}`)
  return responseSchema.parse(await response.json()).training_jobs.filter(isTrainingJob)
}

function pageOf(view: View): Record<string, string> {
  const { sort, cols, density, refresh, open, tab, full, log, level, node, line, range, chart } =
    view
  const { overview, wall, tz } = view
  return {
    ...(!isSameSort(sort, DEFAULT_VIEW.sort) && { sort: printSort(sort) }),
    ...(cols && { cols: printColumns(cols) }),
    ...(density !== DEFAULT_VIEW.density && { density }),
    ...(refresh !== DEFAULT_VIEW.refresh && { refresh }),
    ...(open !== null && { open }),
    ...(tab !== DEFAULT_VIEW.tab && { tab }),
    ...(full && { full: '1' }),
    ...(log !== '' && { log }),
    ...(level.length > 0 && { level: viewParsers.level.serialize(level) }),
    ...(node.length > 0 && { node: viewParsers.node.serialize(node) }),
    ...(line !== null && { line }),
    ...(range !== DEFAULT_VIEW.range && { range }),
    ...(chart !== DEFAULT_VIEW.chart && { chart: String(chart) }),
    ...(overview.parts.length > 0 && { overview: printOverview(overview) }),
    ...(wall && { wall: '1' }),
    ...(tz && { tz }),
  }
}
