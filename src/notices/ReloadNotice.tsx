import { useSelector } from '@tanstack/react-store'
import { Button } from '#src/ui/Button.tsx'
import { missingFiles, reload, type MissingReason } from '#src/ui/missingFiles.ts'
import { Notice } from './Notice.tsx'

const PART = 'Couldn’t load part of the dashboard'

const messages: Readonly<Record<MissingReason, string>> = {
  updated: 'The dashboard was updated. Reload to continue.',
  missing: `${PART}. Reload to continue.`,
  unreachable: `${PART}: the dashboard server isn’t responding. Reload when it’s back.`,
  reloadFailed: `${PART}: files are missing on the dashboard server. Rebuild the dashboard.`,
}

export function ReloadNotice() {
  const missing = useSelector(missingFiles)
  if (missing === null) return null
  return (
    <Notice
      tone="warning"
      aside={
        missing !== 'reloadFailed' && (
          <Button variant="tinted" onClick={() => void reload()}>
            Reload
          </Button>
        )
      }
    >
      {messages[missing]}
    </Notice>
  )
}
