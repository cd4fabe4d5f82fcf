// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react'
import { useLayoutEffect, type ReactNode } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { loadable } from './loadable.ts'

afterEach(cleanup)

const Part = ({ name }: { readonly name: string }) => <button type="button">{name}</button>

function deferredLoad() {
  const loading = new EventTarget()
  const part = new Promise<typeof Part>((resolve, reject) => {
    loading.addEventListener('load', () => resolve(Part))
    loading.addEventListener('error', () => reject(new TypeError('Failed to fetch')))
  })
  return {
    load: () => part,
    resolve: () => void loading.dispatchEvent(new Event('load')),
    reject: () => void loading.dispatchEvent(new Event('error')),
  }
}

const page = (part: ReactNode) => (
  <main>
    <p>Jobs</p>
    {part}
  </main>
)

/** Runs an action, and waits for its promises and effects. */
const settle = (action = () => {}) =>
  act(async () => {
    action()
    await new Promise((resolve) => setTimeout(resolve))
  })

describe('a part that loads on demand', () => {
  it('renders nothing until it is loaded, and does not remount the page', async () => {
    const { load, resolve } = deferredLoad()
    const Lazy = loadable(load)
    render(page(<Lazy name="Menu" />))
    const jobs = screen.getByText('Jobs')
    await settle()
    expect(document.body.textContent).toBe('Jobs')
    await settle(resolve)
    expect(screen.getByRole('button', { name: 'Menu' })).toBeTruthy()
    expect(screen.getByText('Jobs')).toBe(jobs)
  })

  it('is requested when it is first rendered', async () => {
    const load = vi.fn<() => Promise<typeof Part>>(() => Promise.resolve(Part))
    const Lazy = loadable(load)
    expect(load).not.toHaveBeenCalled()
    render(page(<Lazy name="Menu" />))
    expect(load).toHaveBeenCalledOnce()
    await settle()
  })

  it('renders synchronously when it is opened again', async () => {
    const commits: string[] = []
    function Frame({ children }: { readonly children: ReactNode }) {
      useLayoutEffect(() => void commits.push(document.body.textContent))
      return page(children)
    }
    const { load, resolve } = deferredLoad()
    const Lazy = loadable(load)
    resolve()
    const { rerender } = render(<Frame>{null}</Frame>)
    rerender(
      <Frame>
        <Lazy name="Menu" />
      </Frame>,
    )
    await screen.findByRole('button')
    rerender(<Frame>{null}</Frame>)
    rerender(
      <Frame>
        <Lazy name="Menu" />
      </Frame>,
    )
    expect(commits).toEqual(['Jobs', 'Jobs', 'Jobs', 'JobsMenu'])
  })

  it('keeps its state and accepts new props while it is open', async () => {
    const { load, resolve } = deferredLoad()
    const Lazy = loadable(load)
    resolve()
    const { rerender } = render(page(<Lazy name="Menu" />))
    const button = await screen.findByRole('button')
    rerender(page(<Lazy name="Menu of 2" />))
    expect(screen.getByRole('button', { name: 'Menu of 2' })).toBe(button)
  })

  it('renders nothing if it cannot be loaded', async () => {
    const { load, reject } = deferredLoad()
    const Lazy = loadable(load)
    render(page(<Lazy name="Menu" />))
    await settle(reject)
    expect(document.body.textContent).toBe('Jobs')
  })

  it('renders its fallback if it cannot be loaded', async () => {
    const { load, reject } = deferredLoad()
    const Lazy = loadable(load, <p>The table</p>)
    render(page(<Lazy name="Wall" />))
    expect(screen.queryByText('The table')).toBeNull()
    await settle(reject)
    expect(screen.getByText('The table')).toBeTruthy()
  })

  it('renders its placeholder until it is loaded', async () => {
    const { load, reject } = deferredLoad()
    const Lazy = loadable(load, undefined, <p>Coming</p>)
    render(page(<Lazy name="Chart" />))
    expect(screen.getByText('Coming')).toBeTruthy()
    await settle(reject)
    expect(screen.queryByText('Coming')).toBeNull()
  })

  it('is requested again when it is opened after a failure', async () => {
    const load = vi
      .fn<() => Promise<typeof Part>>(() => Promise.resolve(Part))
      .mockRejectedValueOnce(new TypeError('Failed to fetch'))
    const Lazy = loadable(load)
    const { rerender } = render(page(<Lazy name="Menu" />))
    await settle()
    expect(screen.queryByRole('button')).toBeNull()
    rerender(page(null))
    rerender(page(<Lazy name="Menu" />))
    await screen.findByRole('button', { name: 'Menu' })
    expect(load).toHaveBeenCalledTimes(2)
  })

  it('logs no error if it is closed before it is loaded', async () => {
    const error = vi.spyOn(console, 'error')
    const { load, resolve } = deferredLoad()
    const Lazy = loadable(load)
    const { rerender } = render(page(<Lazy name="Menu" />))
    rerender(page(null))
    await settle(resolve)
    expect(document.body.textContent).toBe('Jobs')
    expect(error).not.toHaveBeenCalled()
    error.mockRestore()
  })
})
