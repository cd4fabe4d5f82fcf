import { X } from 'lucide-react'
import { useState } from 'react'
import { TAB_PANEL } from '#src/components/tabPanel.ts'
import { formatBytes, plural } from '#src/lib/units.ts'
import { Button } from '#src/ui/Button.tsx'
import { IconButton } from '#src/ui/IconButton.tsx'
import { PanelNotice } from '#src/ui/PanelNotice.tsx'
import { useFocusFallback } from '#src/ui/useFocusFallback.ts'
import { describeLogFailure } from './logErrors.ts'
import type { Download, DownloadState } from './useDownload.ts'

/** How far the download is, and what its file contains. */
export function DownloadStatus({ state, cancel }: Pick<Download, 'state' | 'cancel'>) {
  const [dismissed, setDismissed] = useState<DownloadState | null>(null)
  if (state === dismissed) return null
  const dismiss = <Dismiss onDismiss={() => setDismissed(state)} />
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
        <PanelNotice tone={state.isComplete ? 'neutral' : 'warning'} actions={dismiss}>
          Downloaded {plural(state.lines, 'line')} ({formatBytes(state.bytes)}) as {state.name}.
          {!state.isComplete && ' Lines are missing. The last line of the file says why.'}
        </PanelNotice>
      )
    case 'empty':
      return (
        <PanelNotice tone={state.error ? 'error' : 'neutral'} actions={dismiss}>
          {state.error
            ? `Couldn’t download the log: ${describeLogFailure(state.error)}.`
            : 'There are no lines to download.'}
        </PanelNotice>
      )
  }
}

function Dismiss({ onDismiss }: { readonly onDismiss: () => void }) {
  const ref = useFocusFallback<HTMLButtonElement>(TAB_PANEL)
  return (
    <IconButton
      ref={ref}
      icon={X}
      label="Dismiss"
      variant="plain"
      size="medium"
      className="-my-1"
      onClick={onDismiss}
    />
  )
}
