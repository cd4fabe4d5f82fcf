// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, waitFor } from '@testing-library/react'
import type { ComponentProps } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { createOrganization } from '#src/demo/organization.ts'
import { countByStatus } from '#src/jobs/counts.ts'
import type { Palette } from '#src/palette/Palette.tsx'
import { jobSetKey } from '#src/search/jobSetKey.ts'
import { SearchContext } from '#src/search/SearchContext.ts'
import { searchOptions } from '#src/search/searchOptions.ts'
import type { TrainingJobs } from '#src/search/useTrainingJobs.ts'
import { aResult } from '#src/testing/results.ts'
import { toClientFilters } from '#src/view/filtering/clientFilters.ts'
import { toSearchRequest } from '#src/view/request.ts'
import { ViewProvider, type SetView } from '#src/view/useView.tsx'
import { DEFAULT_VIEW } from '#src/view/view.ts'
import { WALL } from '#src/view/wall.ts'
import { CommandPalette } from './CommandPalette.tsx'

const palette = vi.hoisted(() => vi.fn<(props: PaletteProps) => null>(() => null))
vi.mock('#src/palette/Palette.tsx', () => ({ Palette: palette }))

type PaletteProps = ComponentProps<typeof Palette>
type PageProps = ComponentProps<typeof CommandPalette>['page']

const now = Date.parse('2026-03-02T12:00:00Z')
const jobs = createOrganization({ seed: 5, jobs: 40, start: now }).jobsAt(now)
const result = aResult(jobs)
const key = jobSetKey(toSearchRequest(DEFAULT_VIEW))

const stable: PageProps = {
  counts: countByStatus(result, jobs.keys()),
  clientFilters: toClientFilters(DEFAULT_VIEW),
  now: 0,
  preview: null,
  order: Uint32Array.from(jobs.keys()),
  jobs,
  name: 'All jobs',
}
const setView = vi.fn<SetView>()
const refresh = vi.fn<() => void>()
const onKeys = vi.fn<() => void>()
const nothing = () => {}
const client = new QueryClient()
client.setQueryData(searchOptions({}, 'never').queryKey, result)

/** The palette as the page renders it: the search and the props are new objects each time. */
function paletteWith(search: Partial<TrainingJobs> = {}, displayed = result) {
  const all: TrainingJobs = {
    state: 'ready',
    result: displayed,
    current: displayed,
    fetchedAt: now,
    resultKey: key,
    key,
    preview: null,
    error: null,
    nextPollAt: null,
    waitUntil: 0,
    fetching: false,
    cancel: () => {},
    refresh,
    // oxlint-disable-next-line no-unsafe-type-assertion -- parts of a union
    ...(search as object),
  }
  return (
    <QueryClientProvider client={client}>
      <ViewProvider view={DEFAULT_VIEW} setView={setView}>
        <SearchContext value={all}>
          <CommandPalette
            page={{ ...stable }}
            onOpenJob={nothing}
            onCloseDetails={nothing}
            job={undefined}
            onOverview={nothing}
            onKeys={onKeys}
            onClose={() => {}}
          />
        </SearchContext>
      </ViewProvider>
    </QueryClientProvider>
  )
}

const last = () => palette.mock.lastCall?.[0]
const command = (id: string) => last()?.commands.find((one) => one.id === id)

const counted = () => waitFor(() => expect(command('created 24h')?.count).toBeDefined())

const fewer = (some: readonly TrainingJob[]) => aResult(some)

afterEach(() => {
  cleanup()
  palette.mockClear()
  setView.mockClear()
})

it('keeps the same commands and jobs across polls that change nothing', async () => {
  const { rerender } = render(paletteWith())
  await counted()
  const before = last()
  rerender(paletteWith({ fetching: true, fetchedAt: now + 1, nextPollAt: now }))
  expect(last()?.commands).toBe(before?.commands)
  expect(last()?.jobs).toBe(before?.jobs)
  command('keys')?.run()
  expect(onKeys).toHaveBeenCalledOnce()
  command('refresh')?.run()
  expect(refresh).toHaveBeenCalledOnce()
  command('wall')?.run()
  expect(setView).toHaveBeenCalledWith(WALL.change)
})

it('keeps counts until the next result is counted, but drops those of another search', async () => {
  const { rerender } = render(paletteWith())
  expect(command('created 24h')?.count).toBeUndefined()
  await counted()
  const before = command('created 24h')?.count
  const next = fewer(jobs.slice(0, 1))
  await act(async () => rerender(paletteWith({}, next)))
  await waitFor(() => expect(command('created 24h')?.count).not.toBe(before))
  const counts = palette.mock.calls.map(
    ([{ commands }]) => commands.find(({ id }) => id === 'created 24h')?.count,
  )
  expect(counts.slice(counts.indexOf(before)), 'none is missing in between').not.toContain(
    undefined,
  )
  rerender(paletteWith({ key: 'failed' }, next))
  expect(command('created 24h')?.count).toBeUndefined()
})
