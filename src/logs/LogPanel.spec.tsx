// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SearchError } from '#src/search/searchError.ts'
import { aLine, anOpenLog, CREATED, linesWith, withLines } from '#src/testing/anOpenLog.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { ViewProvider, type SetView } from '#src/view/useView.tsx'
import { DEFAULT_VIEW, type View } from '#src/view/view.ts'
import { lineRefOf, printLineRef } from './lineRef.ts'
import { LogPanel } from './LogPanel.tsx'
import { timeSinceCreation, wrapsLines } from './logPreferences.ts'
import type { OpenLog } from './openLog.ts'

const HEIGHT = 600
const ROW = 20

const isLog = (element: Element) => element.getAttribute('role') === 'log'

/** jsdom has no `ResizeObserver`. */
class Observer {
  observe() {}
  unobserve() {}
  disconnect() {}
}

beforeEach(() => {
  vi.stubGlobal('ResizeObserver', Observer)
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: () => {},
    removeEventListener: () => {},
  }))
  // jsdom has no layout: the log is 600 px high, each row 20 px.
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

const UTC: View = { ...DEFAULT_VIEW, tz: 'utc', open: 'p7qr9qv', tab: 'logs' }

function Page({ log, view: initial }: { log: OpenLog; view: View }) {
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
const settle = () =>
  act(async () => {
    for (let frame = 0; frame < 4; frame += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
  })

async function open(log: OpenLog, view: Partial<View> = {}) {
  const all = { ...UTC, ...view }
  const { rerender } = render(<Page log={log} view={all} />)
  await settle()
  return async (next: OpenLog) => {
    rerender(<Page log={next} view={all} />)
    await settle()
  }
}

const scroller = () => screen.getByRole('log')
const rows = () => [...scroller().querySelectorAll<HTMLElement>('[data-index]')]
const messages = () => rows().map((row) => row.querySelector('.log-message')?.textContent)
const panelText = () => screen.getByRole('region', { name: 'Logs' }).textContent ?? ''
const findField = () => screen.getByRole('searchbox', { name: /^Find in/ })
const field = () => screen.getByRole('searchbox', { name: 'Filter lines' })

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => `step ${from + index}`)
const thousand = linesWith(numbers(0, 1000))

/** Scrolls as a user does. */
async function scrollTo(top: number) {
  fireEvent.wheel(scroller())
  scroller().scrollTop = top
  fireEvent.scroll(scroller())
  await settle()
}

describe('the lines', () => {
  it('are only those in view, and open at the end', async () => {
    await open(anOpenLog(thousand))
    expect(messages().at(-1)).toBe('step 999')
    // 600 px of rows, less the end of the log, and 8 more above.
    expect(rows().length).toBeGreaterThan(28)
    expect(rows().length).toBeLessThan(48)
  })

  it('have a time, a level as a word and, with several nodes, a short name of the node', async () => {
    await open(
      anOpenLog([
        aLine(0, 'a', { replica: 'p7qr9qv-0-x1f2a', level: 'WARNING' }),
        aLine(61_234, 'b', { replica: 'p7qr9qv-1-b93jd', level: null }),
      ]),
    )
    expect(rows().map((row) => row.textContent)).toEqual([
      '09:00:00.000 WARN  node 0 a',
      '09:01:01.234       node 1 b',
    ])
  })

  it('have the time since the creation of the job, if selected', async () => {
    timeSinceCreation.set(true)
    await open(anOpenLog([aLine(3_723_004, 'a')]))
    expect(rows().map((row) => row.textContent)).toEqual(['+1:02:03.004 INFO  a'])
  })

  it('have colors, links and the last state of a progress bar', async () => {
    await open(
      anOpenLog([
        aLine(0, '\u001B[31mred\u001B[0m https://example.com/a'),
        aLine(1, '10% done\r100% done'),
      ]),
    )
    expect(screen.getByText('red').className).toBe('term-red')
    expect(screen.getByRole('link').getAttribute('href')).toBe('https://example.com/a')
    expect(messages()[1]).toBe('100% done')
  })

  it('fold to the exception of a traceback', async () => {
    const frames = Array.from({ length: 40 }, (_, index) => `  File "/app/a.py", line ${index}`)
    const text = ['Traceback (most recent call last):', ...frames, 'ValueError: no'].join('\n')
    await open(anOpenLog([aLine(0, text)]))
    expect(messages()[0]).toBe(
      'Traceback (most recent call last):  File "/app/a.py", line 0Show all 42 linesValueError: no',
    )
    fireEvent.click(screen.getByRole('button', { name: 'Show all 42 lines' }))
    expect(messages()[0]).toContain('line 39ValueError: noShow fewer lines')
    expect(screen.queryByRole('region', { name: 'Selected lines' })).toBeNull()
  })

  it('render again only if they change', async () => {
    const log = anOpenLog(thousand, { tailing: true })
    const update = await open(log)
    const before = new Map(rows().map((row) => [row.textContent, propsOf(row)]))
    await update(withLines(log, [aLine(1_000_000, 'new')], { arrived: 1 }))
    expect(messages().at(-1)).toBe('new')
    const again = rows().filter(
      (row) => before.has(row.textContent) && before.get(row.textContent) !== propsOf(row),
    )
    expect(again).toEqual([])
  })
})

/** Returns the props that React last rendered an element with: a new object in each render. */
function propsOf(element: Element): unknown {
  const key = Object.keys(element).find((own) => own.startsWith('__reactProps$'))
  return key && Reflect.get(element, key)
}

describe('new lines', () => {
  const more = linesWith(numbers(0, 1012)).slice(1000)

  it('are followed at the end', async () => {
    const log = anOpenLog(thousand, { tailing: true })
    const update = await open(log)
    await update(withLines(log, more, { arrived: 12 }))
    expect(messages().at(-1)).toBe('step 1011')
    expect(screen.queryByRole('button', { name: /^Jump/ })).toBeNull()
  })

  it('wait behind a button while the reader is elsewhere', async () => {
    const log = anOpenLog(thousand, { tailing: true, arrived: 5 })
    const update = await open(log)
    await scrollTo(4000)
    const visible = messages()
    await update(withLines(log, more, { arrived: 17 }))
    expect(messages()).toEqual(visible)
    fireEvent.click(await screen.findByRole('button', { name: 'Jump to latest (12 new)' }))
    await settle()
    expect(messages().at(-1)).toBe('step 1011')
    expect(document.activeElement).toBe(scroller())
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Jump/ })).toBeNull())
  })

  it('are loaded first if the log was opened at an earlier line', async () => {
    const loadLatest = vi.fn<() => void>()
    const paging = { newer: CREATED + 1_000_000, settledAt: CREATED + 2_000_000 }
    await open(anOpenLog(thousand, { paging, loadLatest }))
    fireEvent.click(await screen.findByRole('button', { name: 'Jump to end' }))
    expect(loadLatest).toHaveBeenCalledOnce()
  })
})

describe('older lines', () => {
  const paging = { older: CREATED + 499_000 }
  const half = thousand.slice(500)

  it('are loaded by a button or by scrolling up, and the lines in view stay', async () => {
    const loadOlder = vi.fn<() => void>()
    const log = anOpenLog(half, { paging, loadOlder })
    const update = await open(log)
    expect(loadOlder).not.toHaveBeenCalled()
    await scrollTo(5000)
    expect(loadOlder).not.toHaveBeenCalled()
    await scrollTo(100)
    expect(loadOlder).toHaveBeenCalledOnce()
    fireEvent.click(screen.getByRole('button', { name: 'Load older lines' }))
    expect(loadOlder).toHaveBeenCalledTimes(2)

    const before = offsetOf('step 505')
    expect(before).toBeDefined()
    await update(withLines(log, thousand, { paging: { older: 0 } }))
    expect(offsetOf('step 505')).toBe(before)
    expect(screen.getByText('Beginning of the log')).toBeDefined()
  })
})

/** Returns how far the row that ends with a text is below the top of the view, px; `undefined` if it isn't rendered. */
function offsetOf(text: string): number | undefined {
  const row = rows().find((each) => each.textContent?.endsWith(text))
  const shift = /translateY\((-?\d+)px/.exec(row?.parentElement?.style.transform ?? '')?.[1]
  return row && 48 + Number(shift) + rows().indexOf(row) * ROW - scroller().scrollTop
}

describe('the filters', () => {
  it('say how many of the loaded lines match', async () => {
    await open(anOpenLog(thousand))
    expect(panelText()).toContain('1,000 loaded lines')
    fireEvent.change(field(), { target: { value: 'STEP 99' } })
    // 99 and 990 to 999.
    await waitFor(() => expect(panelText()).toContain('11 in 1,000 loaded lines'))
    expect(messages().slice(0, 2)).toEqual(['step 99', 'step 990'])
    expect(scroller().querySelectorAll('mark')).toHaveLength(11)
    fireEvent.keyDown(field(), { key: 'Escape' })
    await waitFor(() => expect(messages().length).toBeGreaterThan(20))
  })

  it('explain an invalid regular expression below the field', async () => {
    await open(anOpenLog(thousand), { log: '/(/' })
    expect(screen.getByRole('alert').textContent).toMatch(/^Invalid regular expression: /)
    expect(field().getAttribute('aria-invalid')).toBe('true')
    expect(messages().at(-1)).toBe('step 999')
  })

  it('select levels, also of lines without one', async () => {
    const lines = [
      aLine(0, 'a', { level: 'ERROR' }),
      aLine(1, 'b', { level: null }),
      aLine(2, 'c', { level: 'CRITICAL' }),
      aLine(3, 'd'),
    ]
    await open(anOpenLog(lines), { level: ['error', ''] })
    expect(messages()).toEqual(['a', 'b', 'c'])
  })

  it('can match no line, and be cleared', async () => {
    await open(anOpenLog(thousand), { level: ['debug'] })
    expect(scroller().textContent).toContain('No line matches the filters')
    expect(scroller().textContent).toContain('Searched 1,000 loaded lines.')
    fireEvent.click(screen.getByRole('button', { name: 'Clear filters' }))
    await settle()
    expect(messages().at(-1)).toBe('step 999')
  })
})

describe('find', () => {
  it('opens by Ctrl-F in the log, steps through the matches, and closes first by Escape', async () => {
    const onKeyDown = vi.fn<(event: KeyboardEvent) => void>()
    document.addEventListener('keydown', onKeyDown)
    await open(anOpenLog(thousand))
    const event = new KeyboardEvent('keydown', {
      key: 'f',
      ctrlKey: true,
      bubbles: true,
      cancelable: true,
    })
    fireEvent(scroller(), event)
    expect(event.defaultPrevented).toBe(true)
    expect(document.activeElement).toBe(findField())
    fireEvent.change(findField(), { target: { value: 'step 11' } })
    // 11 and 110 to 119; the lines in view are later, so the first match is found from the beginning.
    expect(await screen.findByText('1 of 11 lines')).toBeDefined()
    await waitFor(() => expect(messages()).toContain('step 11'))
    fireEvent.keyDown(findField(), { key: 'Enter', shiftKey: true })
    expect(await screen.findByText('11 of 11 lines')).toBeDefined()
    await waitFor(() => expect(messages()).toContain('step 119'))
    const current = rows().filter((row) => row.dataset['current'])
    expect(current.map((row) => row.querySelector('mark')?.textContent)).toEqual(['step 11'])

    onKeyDown.mockClear()
    fireEvent.keyDown(findField(), { key: 'Escape' })
    expect(onKeyDown.mock.calls.map(([{ defaultPrevented }]) => defaultPrevented)).toEqual([true])
    expect(screen.queryByRole('search')).toBeNull()
    expect(document.activeElement).toBe(scroller())
    document.removeEventListener('keydown', onKeyDown)
  })

  it('searches only the filtered lines', async () => {
    await open(anOpenLog(thousand), { log: 'step 9' })
    fireEvent.keyDown(scroller(), { key: 'f', ctrlKey: true })
    fireEvent.change(findField(), { target: { value: '1' } })
    // 91, 9x1 and 91x.
    expect(await screen.findByText(/of 20 lines$/)).toBeDefined()
  })
})

describe('selected lines', () => {
  it('are copied, and linked', async () => {
    const writeText = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve())
    vi.stubGlobal('navigator', { platform: 'Linux', clipboard: { writeText } })
    history.replaceState(null, '', '/?open=p7qr9qv&tab=logs')
    const log = anOpenLog(linesWith(['a', 'b', 'c', 'd']))
    await open(log)
    const [a, b, c, d] = rows()
    if (!a || !b || !c || !d) throw new Error('Rows are missing')
    fireEvent.click(c)
    expect(screen.getByRole('region', { name: 'Selected lines' }).textContent).toContain(
      '1 line selected',
    )
    fireEvent.click(b, { shiftKey: true })
    fireEvent.keyDown(scroller(), { key: 'ArrowUp', shiftKey: true })
    expect(rows().map((row) => row.dataset['selected'])).toEqual([
      'true',
      'true',
      'true',
      undefined,
    ])
    fireEvent.keyDown(scroller(), { key: 'c', ctrlKey: true })
    await waitFor(() =>
      expect(writeText).toHaveBeenCalledWith(
        '2026-03-02T09:00:00.000000000Z INFO a\n2026-03-02T09:00:01.000000000Z INFO b\n2026-03-02T09:00:02.000000000Z INFO c\n',
      ),
    )
    const line = log.log.buffer.at(0)
    const ref = line ? printLineRef(lineRefOf(line)) : ''
    fireEvent.click(screen.getByRole('button', { name: 'Copy link' }))
    await waitFor(() =>
      expect(writeText).toHaveBeenLastCalledWith(
        `http://localhost:3000/?open=p7qr9qv&tab=logs&line=${ref}`,
      ),
    )
    fireEvent.keyDown(scroller(), { key: 'Escape' })
    expect(screen.queryByRole('region', { name: 'Selected lines' })).toBeNull()
  })

  it('stay when older lines are loaded', async () => {
    const log = anOpenLog(thousand.slice(500))
    const update = await open(log)
    const row = rows().find((each) => each.textContent?.endsWith('step 998'))
    if (row) fireEvent.click(row)
    await update(withLines(log, thousand))
    const selected = rows().filter((each) => each.dataset['selected'])
    expect(selected.map((each) => each.dataset['index'])).toEqual(['998'])
  })

  it('include the linked line, which comes into view', async () => {
    await open(anOpenLog(thousand, { link: 'found', linkedIndex: 300 }))
    const selected = rows().filter((each) => each.dataset['selected'])
    expect(selected.map((each) => each.textContent)).toEqual(['09:05:00.000 INFO  step 300'])
  })
})

describe('the last exception', () => {
  const lines = [
    ...linesWith(numbers(0, 300)),
    aLine(300_000, 'ValueError: no'),
    ...numbers(0, 300).map((text, index) => aLine(301_000 + index, text)),
  ]

  it('is in view when the log of a failed job opens', async () => {
    const job = aTrainingJob({ current_status: 'TRAINING_JOB_FAILED' })
    await open(anOpenLog(lines, { job }))
    await waitFor(() => expect(messages()).toContain('ValueError: no'))
  })

  it('doesn’t matter for another job', async () => {
    await open(anOpenLog(lines))
    await Promise.resolve()
    expect(messages().at(-1)).toBe('step 299')
  })
})

describe('notices', () => {
  it.each([
    [new SearchError('forbidden', 'no', { status: 403 }), 'This API key can’t read logs'],
    [new SearchError('rejected', 'no', { status: 404 }), 'Baseten has no log for this job'],
    [new SearchError('rate-limited', 'no', { status: 429 }), 'Rate limit reached'],
    [new SearchError('timeout', 'no', { status: 504 }), 'Baseten didn’t respond in time'],
  ])('say what failed, and since when, and leave the lines (%s)', async (error, title) => {
    const retry = vi.fn<() => void>()
    const failedSince = Date.now()
    await open(anOpenLog(thousand, { error, failedSince, retry }))
    const alert = screen.getByRole('alert')
    expect(alert.textContent).toContain(title)
    expect(alert.textContent).toMatch(/since \d\d:\d\d:\d\d UTC\./)
    expect(messages().at(-1)).toBe('step 999')
    fireEvent.click(screen.getByRole('button', { name: 'Retry now' }))
    expect(retry).toHaveBeenCalledOnce()
  })

  it('say what can’t be displayed', async () => {
    const log = anOpenLog(thousand, {
      paging: { unreadable: [CREATED + 3123] },
      dropped: 'start',
      link: 'missing',
    })
    await open({ ...log, log: { ...log.log, invalid: new Set(['a', 'b']) } })
    const texts = within(screen.getByRole('region', { name: 'Logs' }))
      .getAllByRole('status')
      .map(({ textContent }) => textContent)
    expect(texts).toEqual(
      expect.arrayContaining([
        'More than 1,000 lines at 09:00:03.123 UTC. Some can’t be displayed.',
        '2 lines can’t be displayed because their timestamps aren’t times.',
        'Earlier lines were unloaded: at most 100,000 stay loaded.',
        'The linked line is no longer available.',
      ]),
    )
  })
})

describe('an empty log', () => {
  it.each([
    ['TRAINING_JOB_PENDING', 'Waiting for a node'],
    ['TRAINING_JOB_DEPLOYING', 'Deploying'],
    ['TRAINING_JOB_RUNNING', 'No lines yet'],
    ['TRAINING_JOB_STOPPED', 'without logging anything'],
  ])('says what it waits for (%s)', async (status, text) => {
    await open(anOpenLog([], { job: aTrainingJob({ current_status: status }) }))
    expect(scroller().textContent).toContain(text)
  })

  it('says that it is loading', async () => {
    await open(anOpenLog([], { loading: true }))
    expect(scroller().textContent).toBe('Loading log…')
  })

  it('says what failed', async () => {
    const error = new SearchError('forbidden', 'no', { status: 403 })
    await open(anOpenLog([], { error, failedSince: CREATED }))
    expect(screen.getByRole('alert').textContent).toContain('This API key can’t read logs')
  })
})

it('keeps the keys that scroll from the details', async () => {
  const onKeyDown = vi.fn<() => void>()
  render(
    <div role="presentation" onKeyDown={onKeyDown}>
      <Page log={anOpenLog(thousand)} view={UTC} />
    </div>,
  )
  for (const key of ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End']) {
    fireEvent.keyDown(scroller(), { key })
  }
  fireEvent.keyDown(field(), { key: 'ArrowDown' })
  expect(onKeyDown).not.toHaveBeenCalled()
  fireEvent.keyDown(scroller(), { key: 'Escape' })
  expect(onKeyDown).toHaveBeenCalledOnce()
})

it('opens another job’s log without anything from the last one', async () => {
  const update = await open(anOpenLog(thousand, { arrived: 3 }))
  fireEvent.keyDown(scroller(), { key: 'f', ctrlKey: true })
  await update(anOpenLog(linesWith(['x']), { job: aTrainingJob({ id: 'other' }) }))
  expect(screen.queryByRole('search')).toBeNull()
  expect(messages()).toEqual(['x'])
})
