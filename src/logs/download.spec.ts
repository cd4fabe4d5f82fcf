import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { LogLine as ApiLogLine } from '#src/contract/logs.ts'
import { downloadLog, fileOfLoaded, logFileName, type DownloadProgress } from './download.ts'
import { emptyLog, receive } from './loadedLog.ts'
import { olderRequest, openAtEnd, type PageRequest } from './paging.ts'

const START = Date.UTC(2026, 2, 2)
const SPAN = { createdAt: START, endedAt: START + 40 * 86_400_000 }
const NOW = START + 50 * 86_400_000

const lineAt = (ms: number, message: string): ApiLogLine => ({
  timestamp: `${ms}000000`,
  message,
})

/** An API with these lines, in order. */
const apiOf =
  (all: readonly ApiLogLine[]) =>
  async ({ start, end, limit, direction }: PageRequest) => {
    const isIn = ({ timestamp }: ApiLogLine) => {
      const ms = Number(timestamp.slice(0, -6))
      return ms >= start && ms <= end
    }
    const found = all.filter(isIn)
    return (direction === 'desc' ? found.toReversed() : found).slice(0, limit)
  }

const download = (
  fetchPage: (request: PageRequest) => Promise<readonly ApiLogLine[]>,
  onProgress: (progress: DownloadProgress) => void = () => {},
  signal = new AbortController().signal,
) => downloadLog({ span: SPAN, now: NOW, fetchPage, signal, onProgress })

/** Returns the messages in a file. */
const messagesIn = async (blob: Blob) =>
  (await blob.text())
    .split('\n')
    .slice(0, -1)
    .map((line) => (line.startsWith('#') ? line : line.slice(line.indexOf(' ') + 1)))

describe('a download', () => {
  it('has every line once, in order, over silent days and full pages', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(39 * 86_400), fc.integer({ min: 1, max: 900 })), {
          maxLength: 6,
        }),
        async (bursts) => {
          const all = bursts
            .flatMap(([second, count]) =>
              Array.from({ length: count }, (_, index) => START + second * 1000 + (index % 700)),
            )
            .toSorted((a, b) => a - b)
            .map((ms, index) => lineAt(ms, `line ${index}`))
          const { blob, bytes, lines, isComplete } = await download(apiOf(all))
          expect(await messagesIn(blob)).toEqual(all.map(({ message }) => message))
          expect([lines, bytes, isComplete]).toEqual([all.length, blob.size, true])
        },
      ),
      { numRuns: 30 },
    )
  })

  it('reports the bytes and lines so far', async () => {
    const all = Array.from({ length: 2500 }, (_, index) => lineAt(START + index, 'é'))
    const progress: DownloadProgress[] = []
    await download(apiOf(all), (each) => progress.push(each))
    // 30 characters of time, a space, two bytes and a line feed
    expect(progress.slice(0, 2)).toEqual([
      { lines: 999, bytes: 999 * 34 },
      { lines: 1998, bytes: 1998 * 34 },
    ])
    expect(progress.at(-1)).toEqual({ lines: 2500, bytes: 2500 * 34 })
  })

  it('ends with a line that it is incomplete, if the user cancels', async () => {
    const all = Array.from({ length: 2500 }, (_, index) => lineAt(START + index, `line ${index}`))
    const controller = new AbortController()
    const file = await download(apiOf(all), () => controller.abort(), controller.signal)
    expect(file).toMatchObject({ isComplete: false, lines: 999, error: null })
    expect((await messagesIn(file.blob)).slice(-2)).toEqual([
      'line 998',
      '# Incomplete log: the download was canceled',
    ])
  })

  it('ends with the error, if a request fails', async () => {
    const all = Array.from({ length: 2500 }, (_, index) => lineAt(START + index, `line ${index}`))
    const api = apiOf(all)
    const fetchPage = vi
      .fn<typeof api>(api)
      .mockImplementationOnce(api)
      .mockRejectedValueOnce(new Error('Rate limit\nreached.'))
    const file = await download(fetchPage)
    expect(file).toMatchObject({ isComplete: false, lines: 999 })
    expect(file.error?.message).toBe('Rate limit\nreached.')
    expect((await messagesIn(file.blob)).at(-1)).toBe(
      '# Incomplete log: the download failed: Rate limit reached',
    )
  })

  it('has all lines of a millisecond whose first and last ones overlap', async () => {
    const all = Array.from({ length: 1500 }, (_, index) => ({
      timestamp: `${START + 5}${String(index).padStart(6, '0')}`,
      message: `flood ${index}`,
    }))
    const file = await download(apiOf(all))
    expect(await messagesIn(file.blob)).toEqual(all.map(({ message }) => message))
    expect(file.isComplete).toBe(true)
  })

  it('names the millisecond with too many lines, and counts lines without a time', async () => {
    const all = [
      ...Array.from({ length: 2500 }, (_, index) => lineAt(START + 5, `flood ${index}`)),
      lineAt(START + 6, 'next'),
    ]
    const api = apiOf(all)
    const file = await download(async (request) => [
      ...(await api(request)),
      { timestamp: 'soon', message: 'lost' },
    ])
    const messages = await messagesIn(file.blob)
    expect(messages).toHaveLength(2002)
    expect(messages.slice(-2)).toEqual([
      'next',
      '# Incomplete log: too many lines at 2026-03-02T00:00:00.005000000Z; 1 line has no time',
    ])
  })
})

describe('the loaded lines', () => {
  const opened = emptyLog(openAtEnd(SPAN, NOW))
  const first = olderRequest(opened.paging, SPAN)

  it('are a file that ends with a line if other lines are not loaded', async () => {
    const { log } = first
      ? receive(opened, first, [lineAt(START + 2, 'b'), lineAt(START + 1, 'a')])
      : { log: opened }
    const file = await fileOfLoaded(log, SPAN)
    expect(await messagesIn(file.blob)).toEqual([
      'a',
      'b',
      '# Incomplete log: it has only the loaded lines',
    ])
    expect(file).toMatchObject({ isComplete: false, lines: 2, bytes: file.blob.size })
  })

  it('are a complete file if all lines are loaded', async () => {
    const span = { createdAt: START, endedAt: START + 1000 }
    const log = emptyLog(openAtEnd(span, NOW))
    const request = olderRequest(log.paging, span)
    const received = request && receive(log, request, [lineAt(START + 1, 'a')])
    const file = await fileOfLoaded(received?.log ?? log, span)
    expect(file.isComplete).toBe(true)
    expect(await messagesIn(file.blob)).toEqual(['a'])
  })
})

it('is named after the job', () => {
  expect(logFileName('p7qr9qv')).toBe('p7qr9qv.log')
  expect(logFileName('../a b')).toBe('___a_b.log')
})
