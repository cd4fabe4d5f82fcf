// @vitest-environment jsdom
import { act, cleanup, renderHook } from '@testing-library/react'
import { NuqsTestingAdapter, type UrlUpdateEvent } from 'nuqs/adapters/testing'
import type { ReactNode } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { parseView } from './url.ts'
import { useUrlView } from './useView.tsx'

afterEach(cleanup)

const onUrlUpdate = vi.fn<(event: UrlUpdateEvent) => void>()

function open(searchParams: string) {
  onUrlUpdate.mockClear()
  const { result } = renderHook(() => useUrlView(), {
    wrapper: ({ children }: { children: ReactNode }) => (
      <NuqsTestingAdapter searchParams={searchParams} hasMemory onUrlUpdate={onUrlUpdate}>
        {children}
      </NuqsTestingAdapter>
    ),
  })
  return {
    view: () => result.current[0],
    setView: () => result.current[1],
    steps: () =>
      onUrlUpdate.mock.calls.map(([{ options, queryString }]) => [options.history, queryString]),
  }
}

it('changes only the given keys', async () => {
  const page = open('?q=llama&status=running')
  await act(async () => page.setView()({ status: [], density: 'compact' }))
  expect(page.view()).toEqual(parseView('?q=llama&density=compact'))
  await vi.waitFor(() => expect(page.steps()).toEqual([['push', '?q=llama&density=compact']]))
})

it('merges changes in one tick, to different keys and to the same one', async () => {
  const page = open('?user=ada')
  await act(async () => {
    const setView = page.setView()
    setView({ q: 'llama' }, 'replace')
    setView(({ user }) => ({ user: [...user, 'grace'] }))
    setView(({ user }) => ({ user: [...user, 'alan'] }))
  })
  expect(page.view()).toEqual(parseView('?user=ada,grace,alan&q=llama'))
  await vi.waitFor(() => expect(page.steps()).toHaveLength(1))
})

it('adds no history entry if nothing changes', async () => {
  const page = open('?status=running')
  await act(async () => {
    page.setView()({ q: '' })
    page.setView()((view) => ({ status: [...view.status] }))
  })
  await act(async () => page.setView()({ q: 'llama' }))
  await vi.waitFor(() => expect(page.steps()).toEqual([['push', '?status=running&q=llama']]))
})

it('returns the same function for any view', async () => {
  const page = open('')
  const setView = page.setView()
  await act(async () => setView({ q: 'llama' }))
  expect(page.setView()).toBe(setView)
})
