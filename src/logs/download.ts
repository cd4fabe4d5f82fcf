import type { LogLine as ApiLogLine } from '#src/contract/logs.ts'
import { pluralForm } from '#src/lib/units.ts'
import { createYielder } from '#src/lib/yieldToMain.ts'
import { LineBuffer } from './lineBuffer.ts'
import type { LoadedLog } from './loadedLog.ts'
import { describeLogFailure } from './logErrors.ts'
import { millisecondOf, NANOS_PER_MS, readLogLines, type LogLine } from './logLine.ts'
import {
  afterPage,
  hasNewer,
  hasOlder,
  newerRequest,
  openAtStart,
  type LogSpan,
  type PageRequest,
} from './paging.ts'
import { printLines, printTime } from './printLines.ts'

/** How long writing may block the main thread, ms: a third of a frame. */
const SLICE = 5
/** The number of milliseconds that a note lists. */
const MAX_LISTED = 10

/** How far a download is. */
export interface DownloadProgress {
  readonly bytes: number
  readonly lines: number
}

/** A log as a file. */
export interface LogFile extends DownloadProgress {
  readonly blob: Blob
  /** Whether it has all lines. If not, the file's last line has the reason. */
  readonly isComplete: boolean
  /** The error that ended the download; `null` if none. */
  readonly error: Error | null
}

interface DownloadOptions {
  readonly span: LogSpan
  /** ms since the epoch, by the API's clock. */
  readonly now: number
  readonly fetchPage: (request: PageRequest, signal: AbortSignal) => Promise<readonly ApiLogLine[]>
  /** Aborted if the user cancels. */
  readonly signal: AbortSignal
  readonly onProgress?: (progress: DownloadProgress) => void
}

/** Returns the name of a job's log file. */
export function logFileName(jobId: string): string {
  return `${jobId.replaceAll(/[^\w-]/g, '_')}.log`
}

/**
 * Downloads a whole log, page by page, from its beginning up to now. If the user cancels or a request fails, resolves
 * to the lines so far.
 */
export async function downloadLog({
  span,
  now,
  fetchPage,
  signal,
  onProgress,
}: DownloadOptions): Promise<LogFile> {
  const file = new FileWriter()
  const invalid = new Set<string>()
  let paging = openAtStart(span, now)
  /** The lines of the last millisecond of a full page, which the next page continues. */
  let rest: readonly LogLine[] = []
  for (let isDone = false; !isDone;) {
    const request = newerRequest(paging, span, now)
    if (!request) break
    let page: readonly ApiLogLine[]
    try {
      signal.throwIfAborted()
      page = await fetchPage(request, signal)
    } catch (error) {
      if (signal.aborted) return file.end(['the download was canceled'])
      const problem = error instanceof Error ? error : new Error(String(error))
      return file.end([`the download failed: ${describeLogFailure(problem)}`], problem)
    }
    const ordered = request.direction === 'desc' ? page.toReversed() : page
    const { lines, invalid: keys } = readLogLines(ordered)
    for (const key of keys) invalid.add(key)
    paging = afterPage(paging, request, lines, page.length)
    const all = inOrder([...rest, ...lines], request.start)
    const next = paging.pass?.next ?? Infinity
    file.write(all.filter((line) => millisecondOf(line) < next))
    rest = all.filter((line) => millisecondOf(line) >= next)
    onProgress?.(file.progress)
    isDone = paging.pass === null
  }
  return file.end(problemsOf(paging.unreadable, invalid.size))
}

/** Returns the loaded lines as a file. */
export async function fileOfLoaded(
  { buffer, paging, invalid }: LoadedLog,
  span: LogSpan,
): Promise<LogFile> {
  const file = new FileWriter()
  const pause = createYielder(SLICE)
  for (const chunk of buffer.chunks) {
    file.write(chunk)
    await pause()
  }
  const isPart = hasOlder(paging, span) || hasNewer(paging, span)
  return file.end([
    ...(isPart ? ['it has only the loaded lines'] : []),
    ...problemsOf(paging.unreadable, invalid.size),
  ])
}

/** Returns lines in order, each once, from a millisecond on. */
function inOrder(lines: readonly LogLine[], start: number): readonly LogLine[] {
  const { buffer } = LineBuffer.empty.insert(lines, { reading: 'end' })
  return buffer.slice(0, buffer.length).filter((line) => millisecondOf(line) >= start)
}

/** Returns why a completely read log can lack lines. */
function problemsOf(unreadable: readonly number[], invalid: number): string[] {
  const times = unreadable.slice(0, MAX_LISTED).map((ms) => printTime(BigInt(ms) * NANOS_PER_MS))
  const more = unreadable.length > MAX_LISTED ? ', …' : ''
  return [
    ...(times.length > 0 ? [`too many lines at ${times.join(', ')}${more}`] : []),
    ...(invalid > 0 ? [`${invalid} ${pluralForm(invalid, 'line has', 'lines have')} no time`] : []),
  ]
}

class FileWriter {
  readonly #parts: Blob[] = []
  #bytes = 0
  #lines = 0

  get progress(): DownloadProgress {
    return { bytes: this.#bytes, lines: this.#lines }
  }

  write(lines: readonly LogLine[]): void {
    this.#append(printLines(lines))
    this.#lines += lines.length
  }

  /** Returns the file. Problems are added as its last line. */
  end(problems: readonly string[], error: Error | null = null): LogFile {
    if (problems.length > 0) {
      const text = problems.join('; ').replaceAll(/\s+/g, ' ')
      this.#append(`# Incomplete log: ${text}\n`)
    }
    return {
      ...this.progress,
      blob: new Blob(this.#parts, { type: 'text/plain;charset=utf-8' }),
      isComplete: problems.length === 0,
      error,
    }
  }

  /** Appends a text as a blob, which the browser can move out of memory. */
  #append(text: string): void {
    const part = new Blob([text])
    this.#parts.push(part)
    this.#bytes += part.size
  }
}
