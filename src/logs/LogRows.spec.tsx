// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import { aLine, anOpenLog, CREATED, linesWith, withLines } from '#src/testing/anOpenLog.ts'
import {
  field,
  HEIGHT,
  messages,
  numbers,
  open,
  panelText,
  ROW,
  rows,
  scroller,
  scrollTo,
  settle,
  setUpLogPanel,
  thousand,
} from '#src/testing/logPanel.tsx'

setUpLogPanel()

describe('new lines', () => {
  const more = linesWith(numbers(0, 1012)).slice(1000)

  it('are followed at the end', async () => {
    const log = anOpenLog(thousand, { tailing: true })
    const update = await open(log)
    await update(withLines(log, more, { arrived: 12 }))
    expect(messages().at(-1)).toBe('step 1011')
    expect(screen.queryByRole('button', { name: /^Jump/ })).toBeNull()
  })

  it('are followed if they are late, above the last line', async () => {
    const log = anOpenLog(thousand, { tailing: true })
    const update = await open(log)
    for (const ms of [998_500, 998_600, 998_700]) {
      await update(withLines(log, [aLine(ms, `late ${ms}`)]))
      expect(scroller().scrollTop).toBe(scroller().scrollHeight - HEIGHT)
    }
  })

  it('are counted as far as the filters list them', async () => {
    const log = anOpenLog(thousand, { tailing: true, arrived: 5 })
    const update = await open(log, { log: 'step 1' })
    await scrollTo(300)
    const some = [aLine(1_000_000, 'other'), aLine(1_001_000, 'step 1000')]
    await update(withLines(log, some, { arrived: 7 }))
    expect(await screen.findByRole('button', { name: 'Jump to latest (1 new)' })).toBeDefined()
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

describe('at the top', () => {
  it.each<[string, () => void]>([
    ['the wheel', () => fireEvent.wheel(scroller(), { deltaY: -100 })],
    ['ArrowUp', () => fireEvent.keyDown(scroller(), { key: 'ArrowUp' })],
    ['PageUp', () => fireEvent.keyDown(scroller(), { key: 'PageUp' })],
    ['Home', () => fireEvent.keyDown(scroller(), { key: 'Home' })],
    [
      'a finger',
      () => {
        fireEvent.pointerDown(scroller())
        fireEvent.touchStart(scroller(), { touches: [{ clientY: 100 }] })
        fireEvent.touchMove(scroller(), { touches: [{ clientY: 140 }] })
      },
    ],
  ])(
    'older lines are loaded by scrolling up with %s, which fires no event',
    async (_, scrollUp) => {
      const loadOlder = vi.fn<() => void>()
      const paging = { older: CREATED + 499_000 }
      await open(anOpenLog(thousand.slice(500), { paging, loadOlder }), { log: 'step 999' })
      await settle()
      fireEvent.wheel(scroller(), { deltaY: 100 })
      expect(loadOlder).not.toHaveBeenCalled()
      expect(scroller().scrollTop).toBe(0)
      scrollUp()
      expect(loadOlder).toHaveBeenCalledOnce()
    },
  )
})

/** Returns how far the row that ends with a text is below the top of the view, px; `undefined` if it isn't rendered. */
function offsetOf(text: string): number | undefined {
  const row = rows().find((each) => each.textContent?.endsWith(text))
  const shift = /translateY\((-?\d+)px/.exec(row?.parentElement?.style.transform ?? '')?.[1]
  return row && 48 + Number(shift) + rows().indexOf(row) * ROW - scroller().scrollTop
}

const withLinked = (message: string) =>
  anOpenLog([...thousand.slice(0, 300), aLine(300_000, message), ...thousand.slice(301)], {
    link: 'found',
    linkedIndex: 300,
  })

describe('a line that is scrolled to', () => {
  it('is in the middle of the view', async () => {
    await open(withLinked('short'))
    expect(offsetOf('short')).toBe((HEIGHT - ROW) / 2)
  })

  it('begins at the top of the view if it can be taller', async () => {
    // 2,000 characters have at least 17 rows in the width of 900 px: more than half of the view.
    const long = `${'words '.repeat(330)}the end of it`
    await open(withLinked(long))
    expect(offsetOf('the end of it')).toBe(0)
  })
})

describe('filters', () => {
  it('restore what was read when they are cleared, even if they hid it', async () => {
    await open(anOpenLog(thousand))
    await scrollTo(48 + 300 * ROW + 7)
    expect(offsetOf('step 300')).toBe(-7)
    for (const text of ['step 99', 'step 2', 'no such line']) {
      fireEvent.change(field(), { target: { value: text } })
      await waitFor(() => expect(panelText()).toContain('in 1,000 loaded lines'))
      await settle()
      if (text === 'step 2') expect(messages()).toContain('step 299')
      fireEvent.keyDown(field(), { key: 'Escape' })
      await waitFor(() => expect(offsetOf('step 300')).toBe(-7))
      await settle()
      expect(offsetOf('step 300')).toBe(-7)
    }
  })

  it('leave the line that was scrolled to, or selected, in view', async () => {
    await open(anOpenLog(thousand))
    await scrollTo(48 + 300 * ROW)
    fireEvent.change(field(), { target: { value: 'step 5' } })
    await waitFor(() => expect(panelText()).toContain('111 in 1,000 loaded lines'))
    await settle()
    await scrollTo(48 + 20 * ROW)
    expect(offsetOf('step 509')).toBe(0)
    fireEvent.keyDown(field(), { key: 'Escape' })
    await settle()
    expect(offsetOf('step 509')).toBe(0)

    fireEvent.change(field(), { target: { value: 'step 77' } })
    await waitFor(() => expect(panelText()).toContain('11 in 1,000 loaded lines'))
    await settle()
    const row = rows().find((each) => each.textContent?.endsWith('step 777'))
    if (row) fireEvent.click(row)
    fireEvent.keyDown(field(), { key: 'Escape' })
    await settle()
    expect(messages()).toContain('step 777')
  })
})

it('takes the focus of a row that scrolls away', async () => {
  const lines = linesWith(numbers(0, 1000).map((text) => `https://example.com/${text.slice(5)}`))
  await open(anOpenLog(lines))
  const link = screen.getAllByRole('link').at(-1)
  link?.focus()
  expect(document.activeElement).toBe(link)
  await scrollTo(4000)
  expect(document.activeElement).toBe(scroller())
})
