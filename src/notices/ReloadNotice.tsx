import { useSelector } from '@tanstack/react-store'
import { Button } from '#src/ui/Button.tsx'
import { missingFiles, reload, type Missing } from '#src/ui/missingFiles.ts'
import { Notice } from './Notice.tsx'

const PART = 'A part of the dashboard could not be loaded'

const sentences: Readonly<Record<Missing, string>> = {
  updated: 'The dashboard was updated. Reload to go on.',
  lacking: `${PART}. Reload to go on.`,
  unreachable: `${PART}, as its server does not answer. Reload when it does; until then, what is here stays.`,
  helpless: `${PART}, and a reload did not help: its server lacks files. Whoever runs it may have to build it again.`,
}

/** Asks for a reload where a part of the page could not be loaded. */
export function ReloadNotice() {
  const missing = useSelector(missingFiles)
  if (missing === null) return null
  return (
    <Notice
      tone="warning"
      aside={
        missing !== 'helpless' && (
          <Button look="tinted" onClick={() => void reload()}>
            Reload
          </Button>
        )
      }
    >
      {sentences[missing]}
    </Notice>
  )
}
