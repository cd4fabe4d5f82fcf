// @vitest-environment jsdom
import { cleanup, render, waitFor } from '@testing-library/react'
import type { ComponentProps } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { createOrganization } from '#src/demo/organization.ts'
import { countByStatus, projectsOf } from '#src/jobs/counts.ts'
import { ResultReader } from '#src/search/reader/resultReader.ts'
import type { Answered } from '#src/search/searchOptions.ts'
import type { Palette } from '#src/palette/Palette.tsx'
import { toNarrowing } from '#src/view/filtering/clientFilters.ts'
import { DEFAULT_VIEW, type View } from '#src/view/view.ts'
import { CommandPalette } from './CommandPalette.tsx'

const { shown } = vi.hoisted(() => ({ shown: vi.fn<(props: Shown) => null>(() => null) }))
vi.mock('#src/palette/Palette.tsx', () => ({ Palette: shown }))

type Shown = ComponentProps<typeof Palette>
type Props = ComponentProps<typeof CommandPalette>

const now = Date.parse('2026-03-02T12:00:00Z')
const jobs = createOrganization({ seed: 5, jobs: 40, start: now }).jobsAt(now)
const answer = answerOf(jobs)
const held = {
  setView: vi.fn<Props['setView']>(),
  counts: countByStatus(answer, jobs.keys()),
  projects: projectsOf(jobs),
  statuses: new Set<string>(),
  order: Uint32Array.from(jobs.keys()),
  onLayout: vi.fn<Props['onLayout']>(),
  narrowing: toNarrowing(DEFAULT_VIEW),
  keptViews: { views: [], saved: undefined, kept: new Map() },
}

function answerOf(some: readonly TrainingJob[]): Answered {
  const reader = new ResultReader(null)
  reader.push(new TextEncoder().encode(JSON.stringify({ training_jobs: some })))
  return { ...reader.finish(), partial: false, active: true }
}

/** What the page gives in one render: what it does not keep from the render before is made anew. */
function propsOf(part: Partial<Props> = {}, view: View = DEFAULT_VIEW): Props {
  return {
    ...held,
    view,
    answer,
    answeredAt: now,
    now: 0,
    first: null,
    saved: jobs,
    viewName: 'All jobs',
    mayAsk: true,
    search: {
      state: 'ready',
      result: answer,
      fetchedAt: now,
      resultKey: 'all',
      key: 'all',
      preview: null,
      error: null,
      nextPollAt: null,
      waitUntil: 0,
      fetching: false,
      cancel: () => {},
      refresh: () => {},
    },
    onKeys: () => {},
    onOverview: () => {},
    onCloseDetails: null,
    onOpenJob: () => {},
    onClose: () => {},
    ...part,
  }
}

const last = () => shown.mock.lastCall?.[0]
const command = (id: string) => last()?.commands.find((one) => one.id === id)

/** Lets the counting come to its end. */
const counted = () => waitFor(() => expect(command('created 24h')?.count).toBeDefined())

afterEach(() => {
  cleanup()
  shown.mockClear()
})

it('keeps commands and jobs as they are while nothing of them changes, and runs what is new', async () => {
  const { rerender } = render(<CommandPalette {...propsOf()} />)
  await counted()
  const before = last()
  const onKeys = vi.fn<() => void>()
  const refresh = vi.fn<() => void>()
  const next = propsOf({ onKeys })
  rerender(<CommandPalette {...next} search={{ ...next.search, refresh, fetching: true }} />)
  expect(last()?.commands).toBe(before?.commands)
  expect(last()?.jobs).toBe(before?.jobs)
  command('keys')?.run()
  expect(onKeys).toHaveBeenCalledOnce()
  command('refresh')?.run()
  expect(refresh).toHaveBeenCalledOnce()

  rerender(<CommandPalette {...next} mayAsk={false} search={{ ...next.search, refresh }} />)
  command('refresh')?.run()
  expect(refresh, 'one may not ask').toHaveBeenCalledOnce()
})

it('keeps the counts until those of the next answer are there, not those of another search', async () => {
  const { rerender } = render(<CommandPalette {...propsOf()} />)
  expect(command('created 24h')?.count).toBeUndefined()
  await counted()
  const before = command('created 24h')?.count
  const props = propsOf({ answer: answerOf(jobs.slice(0, 1)) })
  rerender(<CommandPalette {...props} />)
  expect(command('created 24h')?.count).toBe(before)
  await waitFor(() => expect(command('created 24h')?.count).not.toBe(before))

  rerender(<CommandPalette {...props} search={{ ...props.search, key: 'failed' }} />)
  expect(command('created 24h')?.count).toBeUndefined()
})
