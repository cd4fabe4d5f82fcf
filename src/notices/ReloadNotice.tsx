import { useSelector } from '@tanstack/react-store'
import { useSearch } from '#src/search/SearchContext.ts'
import { Button } from '#src/ui/Button.tsx'
import { missingFiles, reload, type MissingReason } from '#src/ui/missingFiles.ts'
import { ReloadLink } from '#src/ui/ReloadLink.tsx'
import { useQueryString } from '#src/view/useQueryString.ts'
import { Notice } from './Notice.tsx'

const PART = 'Couldn’t load part of the dashboard'

const messages: Readonly<Record<MissingReason, string>> = {
  updated: 'The dashboard was updated. Reload to continue.',
  missing: `${PART}. Reload to continue.`,
  unreachable: `${PART}: the dashboard server isn’t responding. Reload when it’s back.`,
  signedOut: `${PART}: you may be signed out. Reload to sign in again.`,
  reloadFailed: `${PART}: files are missing on the dashboard server. Rebuild the dashboard.`,
}

export function ReloadNotice() {
  const missing = useSelector(missingFiles)
  const { error } = useSearch()
  const query = useQueryString()
  if (missing === null) return null
  // The search's own notice says the same.
  if (missing === 'signedOut' && error?.kind === 'signed-out') return null
  return (
    <Notice
      tone="warning"
      aside={
        missing === 'signedOut' ? (
          <ReloadLink query={query} variant="tinted" />
        ) : (
          missing !== 'reloadFailed' && (
            <Button variant="tinted" onClick={() => void reload()}>
              Reload
            </Button>
          )
        )
      }
    >
      {messages[missing]}
    </Notice>
  )
}
