import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, vi } from 'vitest'
import { LogPanel } from '#src/logs/LogPanel.tsx'
import { timeSinceCreation, wrapsLines } from '#src/logs/logPreferences.ts'
import type { OpenLog } from '#src/logs/openLog.ts'
import { ViewProvider, type SetView } from '#src/view/useView.tsx'
import { DEFAULT_VIEW, type View } from '#src/view/view.ts'
import { linesWith } from './anOpenLog.ts'

/** The height of the log and of each row, px. */
export const HEIGHT = 600
export const ROW = 20

const isLog = (element: Element) => element.getAttribute('role') === 'log'

/** jsdom has no `ResizeObserver`. */
class Observer {
  observe() {}
  unobserve() {}
  disconnect() {}
}

/** Renders logs in jsdom, which has no layout: the log is 600 px high, each row 20 px. */
export function setUpLogPanel(): void {
  beforeEach(() => {
    vi.stubGlobal('ResizeObserver', Observer)
    vi.stubGlobal('matchMedia', () => ({
      matches: false,
      addEventListener: () => {},
      removeEventListener: () => {},
    }))
    vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockImplementation(function (
      this: HTMLElement,
    ) {
      return isLog(this) ? HEIGHT : ROW
    })
    vi.spyOn(Element.prototype, 'clientHeight', 'get').mockImplementation(function (this: Element) {
      return isLog(this) ? HEIGHT : ROW
    })
    vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(900)
    vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockImplementation(function (this: Element) {
      const content = this.firstElementChild
      return content instanceof HTMLElement ? parseInt(content.style.height) || HEIGHT : HEIGHT
    })
    Element.prototype.scrollTo = function (this: Element, options?: ScrollToOptions | number) {
      if (typeof options !== 'object') return
      const max = Math.max(0, this.scrollHeight - this.clientHeight)
      this.scrollTop = Math.max(0, Math.min(options.top ?? 0, max))
      // Browsers report it in the next frame.
      requestAnimationFrame(() => this.dispatchEvent(new Event('scroll')))
    }
    Element.prototype.scrollBy = () => {}
    localStorage.clear()
    wrapsLines.set(true)
    timeSinceCreation.set(false)
  })
  afterEach(() => {
    cleanup()
    vi.restoreAllMocks()
    vi.unstubAllGlobals()
  })
}

export const UTC: View = { ...DEFAULT_VIEW, tz: 'utc', open: 'p7qr9qv', tab: 'logs' }

export function Page({ log, view: initial }: { log: OpenLog; view: View }) {
  const [view, change] = useState(initial)
  const setView: SetView = (patch) =>
    change((now) => ({ ...now, ...(typeof patch === 'function' ? patch(now) : patch) }))
  return (
    <ViewProvider view={view} setView={setView}>
      <LogPanel log={log} />
    </ViewProvider>
  )
}

/** Waits until nothing scrolls or renders. */
export const settle = () =>
  act(async () => {
    for (let frame = 0; frame < 4; frame += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
  })

/** Opens a log in UTC. Returns a function that updates it. */
export async function open(log: OpenLog, view: Partial<View> = {}) {
  const all = { ...UTC, ...view }
  const { rerender } = render(<Page log={log} view={all} />)
  await settle()
  return async (next: OpenLog) => {
    rerender(<Page log={next} view={all} />)
    await settle()
  }
}

export const scroller = () => screen.getByRole('log')
export const rows = () => [...scroller().querySelectorAll<HTMLElement>('[data-key]')]
export const messages = () => rows().map((row) => row.querySelector('.log-message')?.textContent)
export const panelText = () => screen.getByRole('region', { name: 'Logs' }).textContent ?? ''
export const findField = () => screen.getByRole('searchbox', { name: /^Find in/ })
export const field = () => screen.getByRole('searchbox', { name: 'Filter lines' })

export const numbers = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => `step ${from + index}`)
export const thousand = linesWith(numbers(0, 1000))

/** Scrolls as a user does. */
export async function scrollTo(top: number) {
  fireEvent.wheel(scroller())
  scroller().scrollTop = top
  fireEvent.scroll(scroller())
  await settle()
}
