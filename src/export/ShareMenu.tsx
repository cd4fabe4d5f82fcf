import { Share2 } from 'lucide-react'
import type { SearchRequest } from '../contract/searchRequest.ts'
import type { TrainingJob } from '../contract/trainingJob.ts'
import { curlOf } from '../jobs/commands.ts'
import { COLUMN_KEYS } from '../jobs/fields.ts'
import { ActionMenu } from '../ui/ActionMenu.tsx'
import { shownAddress } from '../view/start.ts'
import { download, fileName } from './download.ts'

interface ShareMenuProps {
  readonly request: SearchRequest
  /** The jobs that the table shows, in its order; null while there are none. */
  readonly jobs: readonly TrainingJob[] | null
}

/** Ways to hand on what is on the screen: its address, its search, its rows. */
export function ShareMenu({ request, jobs }: ShareMenuProps) {
  return (
    <ActionMenu
      label="Share and export"
      actions={[
        { label: 'Copy link', copies: shownAddress },
        { label: 'Copy search as curl', copies: () => curlOf(request, __API_URL__) },
        ...(jobs
          ? [
              { label: 'Download CSV', saves: () => save('csv', jobs) },
              { label: 'Download JSON', saves: () => save('json', jobs) },
            ]
          : []),
      ]}
    >
      <Share2 aria-hidden className="size-4" />
    </ActionMenu>
  )
}

async function save(kind: 'csv' | 'json', jobs: readonly TrainingJob[]): Promise<void> {
  const now = Date.now()
  const { csvOf, jsonOf } = await import('./files.ts')
  const file = kind === 'csv' ? csvOf(jobs, { keys: COLUMN_KEYS, now }) : jsonOf(jobs)
  download(await file, fileName(kind, now))
}
