// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { SearchError } from '#src/search/searchError.ts'
import { aLine, anOpenLog, CREATED, linesWith, withLines } from '#src/testing/anOpenLog.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import {
  field,
  findField,
  messages,
  numbers,
  open,
  Page,
  panelText,
  rows,
  scroller,
  settle,
  thousand,
  UTC,
  setUpLogPanel,
} from '#src/testing/logPanel.tsx'
import { lineRefOf, printLineRef } from './lineRef.ts'
import { readLogLines } from './logLine.ts'
import { timeSinceCreation } from './logPreferences.ts'

setUpLogPanel()

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

  it('render only once while the first ones of a full log are dropped', async () => {
    const log = anOpenLog(thousand, { tailing: true })
    const update = await open(log)
    const before = new Map(rows().map((row) => [row.textContent, propsOf(row)]))
    const { lines: more } = readLogLines(linesWith(numbers(0, 1003)).slice(1000))
    const { buffer } = log.log.buffer.insert(more, { reading: 'end', limit: 1000 })
    expect(buffer.length).toBe(1000)
    await update({ ...log, log: { ...log.log, buffer }, arrived: 3, dropped: 'start' })
    const rendered = rows().filter((row) => before.get(row.textContent) !== propsOf(row))
    expect(rendered.map((row) => row.textContent)).toEqual([
      '09:16:40.000 INFO  step 1000',
      '09:16:41.000 INFO  step 1001',
      '09:16:42.000 INFO  step 1002',
    ])
  })
})

/** Returns the props that React last rendered an element with: a new object in each render. */
function propsOf(element: Element): unknown {
  const key = Object.keys(element).find((own) => own.startsWith('__reactProps$'))
  return key && Reflect.get(element, key)
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

  it('ignore a regular expression whose search stopped', async () => {
    vi.stubGlobal('Worker', undefined)
    await open(anOpenLog(thousand), { log: '/step 99/' })
    expect((await screen.findByRole('alert')).textContent).toMatch(/^Couldn't start the search/)
    await waitFor(() => expect(messages().at(-1)).toBe('step 999'))
    expect(panelText()).not.toContain('in 1,000 loaded lines')
    // Only the worker may run the expression on lines that it hasn't tested.
    expect(scroller().querySelector('mark')).toBeNull()
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

const currentRow = () => rows().find((row) => row.dataset['current'])?.textContent

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

  it('starts at the first line that is completely in view, so that new lines are still followed', async () => {
    const log = anOpenLog(thousand, { tailing: true })
    const update = await open(log)
    const { scrollTop } = scroller()
    fireEvent.keyDown(scroller(), { key: 'f', ctrlKey: true })
    fireEvent.change(findField(), { target: { value: 'step 9' } })
    // 19,496 px are above the view: the end of step 972 is in view.
    await waitFor(() => expect(currentRow()).toContain('step 973'))
    await settle()
    expect(scroller().scrollTop).toBe(scrollTop)
    await update(withLines(log, [aLine(1_000_000, 'step 1000')], { arrived: 1 }))
    expect(messages().at(-1)).toBe('step 1000')
  })

  it('stays at its match when older lines are loaded', async () => {
    const log = anOpenLog(thousand.slice(500))
    const update = await open(log)
    fireEvent.keyDown(scroller(), { key: 'f', ctrlKey: true })
    fireEvent.change(findField(), { target: { value: 'step 9' } })
    await waitFor(() => expect(currentRow()).toBeDefined())
    const before = currentRow()
    await update(withLines(log, thousand))
    // 9, 90 to 99 and 900 to 999.
    expect(await screen.findByText(/of 111 lines$/)).toBeDefined()
    expect(currentRow()).toBe(before)
  })

  it('explains an invalid expression below the whole bar, in place of a count', async () => {
    await open(anOpenLog(thousand))
    fireEvent.keyDown(scroller(), { key: 'f', ctrlKey: true })
    fireEvent.change(findField(), { target: { value: '/(/' } })
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain('Invalid regular expression')
    expect(findField().getAttribute('aria-describedby')).toBe(alert.id)
    const bar = screen.getByRole('search')
    expect(alert.parentElement).toBe(bar)
    expect(within(bar).getByRole('status').textContent).toBe('')
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
    const update = await open(log)
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
    await update({ ...log, link: 'found', linkedIndex: 0 })
    expect(screen.getByRole('region', { name: 'Selected lines' }).textContent).toContain(
      '3 lines selected',
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
    expect(selected.map((each) => each.textContent)).toEqual(['09:16:38.000 INFO  step 998'])
  })

  it('include the linked line, which comes into view', async () => {
    await open(anOpenLog(thousand, { link: 'found', linkedIndex: 300 }))
    const selected = rows().filter((each) => each.dataset['selected'])
    expect(selected.map((each) => each.textContent)).toEqual(['09:05:00.000 INFO  step 300'])
  })
})

describe('a linked line that is missing', () => {
  it('opens the log at the nearest line', async () => {
    await open(anOpenLog(thousand, { link: 'missing', linkedIndex: 300 }))
    expect(messages()).toContain('step 300')
    expect(panelText()).toContain(
      'The linked line is no longer available. The log is open at the nearest line.',
    )
    expect(screen.queryByRole('region', { name: 'Selected lines' })).toBeNull()
  })

  it('can be loaded again if it was unloaded', async () => {
    const loadLinked = vi.fn<() => void>()
    await open(anOpenLog(thousand, { link: 'unloaded', loadLinked }))
    expect(panelText()).toContain('The linked line was unloaded.')
    fireEvent.click(screen.getByRole('button', { name: 'Load linked line' }))
    expect(loadLinked).toHaveBeenCalledOnce()
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

  it('count down to the retry, before which no request can be sent', async () => {
    const error = new SearchError('rate-limited', 'no', { status: 429 })
    const waitUntil = Date.now() + 30_000
    const retry = vi.fn<() => void>()
    const failing = { error, failedSince: CREATED, waitUntil, retryAt: waitUntil, retry }
    for (const lines of [thousand, []]) {
      await open(anOpenLog(lines, failing))
      expect(panelText()).toMatch(/Retrying in (?:30|29)s/)
      // Each second would be announced.
      expect(screen.getByRole('alert').textContent).not.toContain('Retrying')
      const button = screen.getByRole('button', { name: 'Retry now' })
      expect(button.getAttribute('aria-disabled')).toBe('true')
      fireEvent.click(button)
      cleanup()
    }
    expect(retry).not.toHaveBeenCalled()
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
        '1,000 lines or more at Mar 2, 09:00:03.123. Some may be missing.',
        '2 lines can’t be displayed because their timestamps aren’t times.',
        'Earlier lines were unloaded: at most 100,000 stay loaded.',
        'The linked line is no longer available. The log is open at the nearest line.',
      ]),
    )
  })
})

it('says when there are too many lines as the rows do', async () => {
  timeSinceCreation.set(true)
  await open(anOpenLog(thousand, { paging: { unreadable: [CREATED + 3123, CREATED + 4000] } }))
  expect(panelText()).toContain(
    '1,000 lines or more at each of 2 times, the first at +0:00:03.123.',
  )
})

describe('an empty log', () => {
  it.each([
    ['TRAINING_JOB_PENDING', 'Waiting for a node'],
    ['TRAINING_JOB_DEPLOYING', 'Deploying'],
    ['TRAINING_JOB_RUNNING', 'No lines yet'],
    ['TRAINING_JOB_STOPPED', 'It logged nothing, or its log is no longer stored.'],
    ['TRAINING_JOB_NEW_STATUS', 'It logged nothing, or its log is no longer stored.'],
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
