// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { aTrainingJob } from '#src/testing/job.ts'
import { PHONE } from '#src/ui/phone.ts'
import { DEFAULT_COLUMNS } from '#src/view/columns.ts'
import { ViewProvider } from '#src/view/useView.tsx'
import { DEFAULT_VIEW, type View } from '#src/view/view.ts'
import { JobsTable } from './JobsTable.tsx'
import { NOTHING_SELECTED } from './selection.ts'

const jobs = Array.from({ length: 20 }, (_, index) =>
  aTrainingJob({ id: `job${index}`, name: `run ${index}` }),
)
const table = {
  jobs,
  state: 'ready',
  searchKey: 'all',
  domain: null,
  changed: new Set<string>(),
  selection: NOTHING_SELECTED,
  onSelect: () => {},
  ref: null,
} as const
const client = new QueryClient()
const setView = () => {}

function Page({
  view = DEFAULT_VIEW,
  jobs: displayed = jobs,
}: {
  view?: View
  jobs?: typeof jobs
}) {
  return (
    <QueryClientProvider client={client}>
      <ViewProvider view={view} setView={setView}>
        <JobsTable {...table} jobs={displayed} />
      </ViewProvider>
    </QueryClientProvider>
  )
}

/** jsdom has no `ResizeObserver`. */
class Observer {
  observe() {}
  unobserve() {}
  disconnect() {}
}

/** jsdom has no `matchMedia`. */
const MEDIA = { addEventListener: () => {}, removeEventListener: () => {} }
let isPhone = false

beforeEach(() => {
  vi.stubGlobal('ResizeObserver', Observer)
  vi.stubGlobal('matchMedia', (query: string) => ({
    ...MEDIA,
    matches: isPhone && query === PHONE,
  }))
  isPhone = false
  // The virtual table renders no rows if it has no height.
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(2000)
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

/** Returns the props that React last rendered an element with: a new object in each render. */
function propsOf(element: Element): unknown {
  const key = Object.keys(element).find((own) => own.startsWith('__reactProps$'))
  return key && Reflect.get(element, key)
}

/** Renders the table. Returns a function that renders it with other props and counts the elements that render again. */
function renderTable() {
  const { container, rerender } = render(<Page />)
  return (next: Parameters<typeof Page>[0]) => {
    const elements = [...container.querySelectorAll('table, tbody tr:not([aria-hidden]), tbody td')]
    const before = elements.map(propsOf)
    expect(elements.filter(({ tagName }) => tagName === 'TR')).toHaveLength(jobs.length)
    rerender(<Page {...next} />)
    const rendered = elements.filter((element, index) => propsOf(element) !== before[index])
    return Object.fromEntries(
      ['TABLE', 'TR', 'TD'].map((tag) => [
        tag,
        rendered.filter(({ tagName }) => tagName === tag).length,
      ]),
    )
  }
}

const columns = DEFAULT_COLUMNS.length

it('does not render again if neither the view nor its jobs change', () => {
  expect(renderTable()({})).toEqual({ TABLE: 0, TR: 0, TD: 0 })
})

it.each<[string, Partial<View>]>([
  ['the refresh interval', { refresh: 'off' }],
  ['the overview', { overview: { ...DEFAULT_VIEW.overview, parts: ['now'] } }],
  ['the wall', { wall: true }],
])('does not render again when only %s changes', (_, part) => {
  expect(renderTable()({ view: { ...DEFAULT_VIEW, ...part } })).toEqual({ TABLE: 0, TR: 0, TD: 0 })
})

it.each<[string, Partial<View>]>([
  ['a filter that matches the same jobs', { gpu: ['H100'] }],
  ['a sort order that leaves the jobs in place', { sort: [{ field: 'name', descending: false }] }],
])('renders no row for %s', (_, part) => {
  expect(renderTable()({ view: { ...DEFAULT_VIEW, ...part } })).toMatchObject({ TR: 0, TD: 0 })
})

it('renders the row of a job that opens, but not its cells', () => {
  expect(renderTable()({ view: { ...DEFAULT_VIEW, open: 'job3' } })).toMatchObject({ TR: 1, TD: 0 })
})

it('renders only the row of a job that changed', () => {
  // Including the cell with the checkbox, whose label contains the name.
  const changed = jobs.with(3, aTrainingJob({ id: 'job3', name: 'renamed' }))
  expect(renderTable()({ jobs: changed })).toMatchObject({ TR: 1, TD: columns + 1 })
})

it('renders all rows when the words to mark change', () => {
  expect(renderTable()({ view: { ...DEFAULT_VIEW, q: 'run' } })).toMatchObject({
    TR: 20,
    TD: 20 * columns,
  })
})

it('renders one cell per job on a phone, and again only the row of a job that changed', async () => {
  isPhone = true
  const { rerender } = render(<Page />)
  expect(screen.getByRole('table').ariaBusy).toBe('true')
  const [first] = await screen.findAllByRole('link')
  expect(first?.textContent).toBe('run 0')
  const element = screen.getByRole('table')
  expect(element.getAttribute('aria-rowcount')).toBe('21')
  const rows = [...element.querySelectorAll('tbody tr:not([aria-hidden])')]
  expect(new Set(rows.map((row) => row.querySelectorAll('td').length))).toEqual(new Set([2]))

  const before = rows.map(propsOf)
  const failed = aTrainingJob({ id: 'job3', name: 'run 3', error_message: 'Killed' })
  rerender(<Page jobs={jobs.with(3, failed)} />)
  expect(rows.filter((row, index) => propsOf(row) !== before[index])).toEqual([rows[3]])
  expect(rows.slice(2, 5).map((row) => row instanceof HTMLElement && row.style.height)).toEqual([
    '68px',
    '90px',
    '68px',
  ])
})
