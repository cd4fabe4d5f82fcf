import { formatBytes, plural } from '#src/lib/units.ts'
import { Button } from '#src/ui/Button.tsx'
import { PanelNotice } from '#src/ui/PanelNotice.tsx'
import { describeLogFailure } from './logErrors.ts'
import type { Download } from './useDownload.ts'

/** How far the download is, and what its file contains. */
export function DownloadStatus({ state, cancel }: Pick<Download, 'state' | 'cancel'>) {
  switch (state.step) {
    case 'none':
      return null
    case 'running':
      return (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-subtle px-4 py-1.5 text-muted">
          <p className="min-w-0 flex-1 tabular-nums">
            Downloading… {formatBytes(state.bytes)}, {plural(state.lines, 'line')}
          </p>
          <Button variant="tinted" onClick={cancel}>
            Cancel
          </Button>
        </div>
      )
    case 'saved':
      return (
        <PanelNotice tone={state.isComplete ? 'neutral' : 'warning'}>
          Downloaded {plural(state.lines, 'line')} ({formatBytes(state.bytes)}) as {state.name}.
          {!state.isComplete && ' Lines are missing. The last line of the file says why.'}
        </PanelNotice>
      )
    case 'empty':
      return (
        <PanelNotice tone={state.error ? 'error' : 'neutral'}>
          {state.error
            ? `Couldn’t download the log: ${describeLogFailure(state.error)}.`
            : 'There are no lines to download.'}
        </PanelNotice>
      )
  }
}
