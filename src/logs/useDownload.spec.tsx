// @vitest-environment jsdom
import { Blob as NodeBlob } from 'node:buffer'
import { act, renderHook } from '@testing-library/react'
import { HttpResponse } from 'msw'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { mockLogs, simulatedLines } from '#src/testing/mockLog.ts'
import {
  everySecond,
  failed,
  failedAfter,
  HOUR,
  NOW,
  openLog,
  pass,
  SECOND,
  setUpLogs,
} from '#src/testing/openLog.tsx'
import type { OpenLog } from './openLog.ts'
import { useDownload } from './useDownload.ts'

const client = setUpLogs()

interface Saved {
  readonly name: string
  readonly file: NodeBlob
}

let saved: Saved[] = []

beforeEach(() => {
  saved = []
  let file: NodeBlob | null = null
  // jsdom's has no text.
  vi.stubGlobal('Blob', NodeBlob)
  vi.stubGlobal(
    'URL',
    Object.assign(URL, {
      createObjectURL: (blob: NodeBlob) => {
        file = blob
        return 'blob:log'
      },
      revokeObjectURL: () => {},
    }),
  )
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(
    this: HTMLAnchorElement,
  ) {
    if (file) saved.push({ name: this.download, file })
  })
})

/** Opens a log and the downloads of it. */
async function open(job: TrainingJob) {
  const page = openLog(client(), job)
  await pass(0)
  const hook = renderHook((log: OpenLog) => useDownload(log), { initialProps: page.log() })
  return {
    download: () => hook.result.current,
    openOther: async (other: TrainingJob) => {
      page.rerender({ job: other, line: null })
      await pass(0)
      hook.rerender(page.log())
    },
    close: hook.unmount,
  }
}

/** Returns the lines of the only saved file. */
async function linesOfFile(): Promise<string[]> {
  expect(saved).toHaveLength(1)
  return ((await saved[0]?.file.text()) ?? '').trimEnd().split('\n')
}

describe('a download of the whole log', () => {
  it('saves every line as JOB_ID.log', async () => {
    const api = mockLogs({ jobs: [failed] })
    const { download } = await open(failed)
    act(() => download().start('whole'))
    expect(download().state).toEqual({ step: 'running', bytes: 0, lines: 0 })
    await pass(SECOND)
    const count = simulatedLines(failed, NOW).length
    expect(saved[0]?.name).toBe(`${failed.id}.log`)
    expect(download().state).toEqual({
      step: 'saved',
      name: `${failed.id}.log`,
      isComplete: true,
      lines: count,
      bytes: saved[0]?.file.size,
    })
    // One opened the log.
    expect(api.requests).toHaveLength(1 + Math.ceil(count / 999))
  })

  it('reports its size while it loads, and saves the lines so far when it is canceled', async () => {
    const api = mockLogs({ jobs: [failed] })
    const { download } = await open(failed)
    api.respond(async (request) => {
      await new Promise((resolve) => setTimeout(resolve, SECOND))
      return everySecond(request)
    })
    act(() => download().start('whole'))
    await pass(SECOND)
    expect(download().state).toMatchObject({ step: 'running', lines: 999 })
    act(() => download().cancel())
    await pass(0)
    expect(download().state).toMatchObject({ step: 'saved', isComplete: false, lines: 999 })
    const lines = await linesOfFile()
    expect(lines).toHaveLength(1000)
    expect(lines.at(-1)).toBe('# Incomplete log: the download was canceled')
    expect(api.aborted()).toBe(1)
  })

  it('saves nothing if it is canceled before the first line', async () => {
    const api = mockLogs({ jobs: [failed] })
    const { download } = await open(failed)
    api.respond(() => new Promise(() => {}))
    act(() => download().start('whole'))
    await pass(0)
    act(() => download().cancel())
    await pass(0)
    expect(download().state).toEqual({ step: 'none' })
    expect(saved).toEqual([])
  })

  it('waits and goes on after a temporary error', async () => {
    const api = mockLogs({ jobs: [failed] })
    const { download } = await open(failed)
    let requests = 0
    api.respond((request) => {
      requests += 1
      return requests === 2
        ? HttpResponse.json({ error: 'Slow down.', retry_after: 7 }, { status: 429 })
        : everySecond(request)
    })
    act(() => download().start('whole'))
    await pass(6 * SECOND)
    expect(requests).toBe(2)
    await pass(2 * SECOND)
    const length = 2 * HOUR + 300 * SECOND
    expect(download().state).toMatchObject({
      step: 'saved',
      isComplete: true,
      lines: length / SECOND + 1,
    })
  })

  it('ends with the error if only the user can fix it', async () => {
    const api = mockLogs({ jobs: [failed] })
    const { download } = await open(failed)
    let requests = 0
    api.respond((request) => {
      requests += 1
      const error = { code: 'forbidden', message: 'Not allowed.' }
      return requests > 1 ? HttpResponse.json({ error }, { status: 403 }) : everySecond(request)
    })
    act(() => download().start('whole'))
    await pass(0)
    expect(requests).toBe(2)
    expect((await linesOfFile()).at(-1)).toBe(
      '# Incomplete log: the download failed: This API key can’t read logs (HTTP 403)',
    )
  })
})

describe('a download', () => {
  it('of the loaded lines needs no request, and says that it is a part', async () => {
    const api = mockLogs({ jobs: [failed] })
    const { download } = await open(failed)
    act(() => download().start('loaded'))
    await pass(SECOND)
    expect(api.requests).toHaveLength(1)
    expect(download().state).toMatchObject({ step: 'saved', isComplete: false, lines: 1000 })
    expect((await linesOfFile()).at(-1)).toBe('# Incomplete log: it has only the loaded lines')
  })

  it('ends without a file when another log is opened, or none', async () => {
    const other = failedAfter(HOUR, 'other')
    const api = mockLogs({ jobs: [failed, other] })
    const { download, openOther, close } = await open(failed)
    api.respond(() => new Promise(() => {}))
    act(() => download().start('whole'))
    await pass(0)
    await openOther(other)
    expect(download().state).toEqual({ step: 'none' })
    expect(api.aborted()).toBe(1)
    act(() => download().start('whole'))
    await pass(0)
    close()
    await pass(SECOND)
    expect(api.aborted()).toBe(2)
    expect(saved).toEqual([])
  })
})
