import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { listJobs } from '#src/jobs/columns/jobColumns.ts'
import { filterCommands } from '#src/palette/filterCommands.ts'
import { activeFilters, withoutFilters } from '#src/view/filtering/activeFilters.ts'
import { toClientFilters } from '#src/view/filtering/clientFilters.ts'
import { facetCounts } from '#src/view/filtering/facetCounts.ts'
import type * as facets from '#src/view/filtering/facets.ts'
import { FACET_KEYS } from '#src/view/filtering/facets.ts'
import { matchingRows } from '#src/view/filtering/matchingRows.ts'
import { ignoredParameters } from '#src/view/ignored.ts'
import { toSearchRequest } from '#src/view/request.ts'
import { isSameView } from '#src/view/saved/sameView.ts'
import { parseView, printView } from '#src/view/url.ts'
import { DEFAULT_VIEW } from '#src/view/view.ts'
import { watchedQuery } from '#src/watch/watches.ts'
import { aTrainingJob } from './job.ts'

/**
 * Adds a facet as ARCHITECTURE.md says: its key and its entry in `facets.ts`, and nothing else. (Other
 * checks require a message about ignored values and a row in docs/address.md.)
 */
vi.mock('#src/view/filtering/facets.ts', async (importOriginal) => {
  const original = await importOriginal<typeof facets>()
  return {
    ...original,
    FACET_KEYS: [...original.FACET_KEYS, 'name'],
    FACETS: {
      ...original.FACETS,
      name: { label: 'Job name', print: (value: string) => value || 'No name' },
    },
    NO_FACETS: { ...original.NO_FACETS, name: [] },
  }
})

const jobs = ['ann', 'bob', null].map((name, index) => aTrainingJob({ id: `job-${index}`, name }))
const list = listJobs(jobs)
const view = parseView('?name=bob,none')
/** `name`, which is not in the compile-time list of keys. */
const key = FACET_KEYS.at(-1) ?? 'user'

it('has a URL parameter', () => {
  expect(view).toEqual({ ...DEFAULT_VIEW, name: ['bob', ''] })
  expect(printView(view)).toBe('?name=bob,none')
  expect(ignoredParameters('?name=bob,none')).toEqual([])
})

it('filters the rows, and is part of the key of the client filters', () => {
  expect([...matchingRows(list, toClientFilters(view), 0)]).toEqual([1, 2])
  expect(toClientFilters(view).key).not.toBe(toClientFilters(DEFAULT_VIEW).key)
  expect(toSearchRequest(view)).toEqual(toSearchRequest(DEFAULT_VIEW))
})

it('can be excluded', () => {
  const excluding = parseView('?not-name=bob,none')
  expect(printView(excluding)).toBe('?not-name=bob,none')
  expect([...matchingRows(list, toClientFilters(excluding), 0)]).toEqual([0])
  expect(toClientFilters(excluding).key).not.toBe(toClientFilters(view).key)
  const [chip, ...others] = activeFilters(excluding, () => undefined)
  expect(chip).toMatchObject({ name: 'Job name', value: 'not bob or No name' })
  expect(others).toEqual([])
  expect({ ...excluding, ...chip?.without }).toEqual(DEFAULT_VIEW)
  expect(isSameView(excluding, DEFAULT_VIEW)).toBe(false)
  expect(watchedQuery(excluding)).toBe('?not-name=bob,none')
  expect(withoutFilters(excluding)).toEqual(DEFAULT_VIEW)
})

it('has a chip, counts and commands', () => {
  const [chip, ...others] = activeFilters(view, () => undefined)
  expect(chip).toMatchObject({ name: 'Job name', value: 'bob, No name' })
  expect(others).toEqual([])
  expect({ ...view, ...chip?.without }).toEqual(DEFAULT_VIEW)
  const counts = facetCounts(list, toClientFilters(DEFAULT_VIEW), { key, now: 0 })
  expect([...counts]).toEqual([
    ['ann', 1],
    ['bob', 1],
    ['', 1],
  ])
  const commands = filterCommands({
    view,
    setView: () => {},
    request: {},
    counts: null,
    projects: new Map(),
    statuses: new Set(),
    result: list,
    filterCounts: { facets: { [key]: counts }, spans: {}, running: new Map(), projects: new Map() },
    me: null,
  })
  const labels = commands.map(({ label }) => label)
  expect(labels).toEqual(expect.arrayContaining(['Job name: ann', 'Exclude Job name: ann']))
})

it('is part of saved and watched views, and is cleared with the other filters', () => {
  expect(isSameView(view, DEFAULT_VIEW)).toBe(false)
  expect(watchedQuery(view)).toBe('?name=bob,none')
  expect(withoutFilters(view)).toEqual(DEFAULT_VIEW)
})

it('no files list facets by hand except those in the how-to', () => {
  const [, howTo = ''] =
    /^### Add a facet$([^]+?)^##/m.exec(readFileSync('ARCHITECTURE.md', 'utf8')) ?? []
  const listing = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join('src', file.replaceAll(path.sep, '/')))
    .filter((file) => /\.tsx?$/.test(file) && !/^src\/testing\/|\.spec\.tsx?$/.test(file))
    .filter((file) => {
      const source = readFileSync(file, 'utf8')
      // The first is only a facet, the second also a field.
      return ['fault', 'checkpoint'].every((facet) =>
        new RegExp(`(?:^|[\\s{'])${facet}'?\\s*[:,]`, 'm').test(source),
      )
    })
  expect(listing.sort()).toEqual(['src/notices/IgnoredNotice.tsx', 'src/view/filtering/facets.ts'])
  for (const file of listing) expect(howTo).toContain(`\`${file}\``)
})
