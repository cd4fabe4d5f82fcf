import { useCallback, useEffect, useRef, useState } from 'react'
import { pathIdsOf } from '#src/jobs/pathIds.ts'
import { currentTime } from '#src/lib/apiClock.ts'
import { saveFile } from '#src/ui/saveFile.ts'
import { downloadLog, fileOfLoaded, logFileName, type DownloadProgress } from './download.ts'
import { pagesOf } from './logPages.ts'
import type { OpenLog } from './openLog.ts'
import { retryPages } from './retryPages.ts'

export type DownloadState =
  | { readonly step: 'none' }
  | ({ readonly step: 'running' } & DownloadProgress)
  | ({
      readonly step: 'saved'
      readonly name: string
      /** Whether the file has all lines. If not, its last line has the reason. */
      readonly isComplete: boolean
    } & DownloadProgress)
  /** There were no lines to save. `error` is `null` if the log has none. */
  | { readonly step: 'empty'; readonly error: Error | null }

export interface Download {
  readonly state: DownloadState
  /** Starts a download of the loaded lines or of the whole log, unless one is running. */
  readonly start: (what: 'loaded' | 'whole') => void
  /** Ends the download. The lines so far are saved. */
  readonly cancel: () => void
}

const NONE: DownloadState = { step: 'none' }

/** Downloads the open log. Closing the log or opening another one ends a download without a file. */
export function useDownload({ job, span, log }: OpenLog): Download {
  const { id } = job
  const [{ of, state }, setDownload] = useState({ of: id, state: NONE })
  const running = useRef<{ readonly of: string; readonly abort: AbortController } | null>(null)

  useEffect(
    () => () => {
      if (running.current?.of !== id) return
      running.current.abort.abort(CLOSED)
      running.current = null
    },
    [id],
  )

  const start = (what: 'loaded' | 'whole') => {
    if (running.current) return
    const abort = new AbortController()
    const { signal } = abort
    running.current = { of: id, abort }
    const update = (next: DownloadState) => {
      if (signal.reason !== CLOSED) setDownload({ of: id, state: next })
    }
    void (async () => {
      update({ step: 'running', bytes: 0, lines: 0 })
      const file =
        what === 'loaded'
          ? await fileOfLoaded(log, span)
          : await downloadLog({
              span,
              now: currentTime(),
              fetchPage: retryPages(pagesOf(pathIdsOf(job))),
              signal,
              onProgress: (progress) => update({ step: 'running', ...progress }),
            })
      if (signal.reason === CLOSED) return
      running.current = null
      const { bytes, lines, isComplete, error } = file
      if (lines === 0) {
        update(signal.aborted ? NONE : { step: 'empty', error })
        return
      }
      const name = logFileName(id)
      saveFile(file.blob, name)
      update({ step: 'saved', name, bytes, lines, isComplete })
    })()
  }
  const cancel = useCallback(() => running.current?.abort.abort(), [])

  return { state: of === id ? state : NONE, start, cancel }
}

/** Why a download was ended without the user. */
const CLOSED = new Error('The log was closed')
