import { Share2 } from 'lucide-react'
import type { SearchRequest } from '../contract/searchRequest.ts'
import type { TrainingJob } from '../contract/trainingJob.ts'
import { curlOf } from '../jobs/commands.ts'
import { ActionMenu } from '../ui/ActionMenu.tsx'
import { saveJobs } from './saveJobs.ts'

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
        { label: 'Copy link', copies: () => location.href },
        { label: 'Copy search as curl', copies: () => curlOf(request, __API_URL__) },
        ...(jobs
          ? [
              { label: 'Download CSV', saves: () => saveJobs('csv', jobs) },
              { label: 'Download JSON', saves: () => saveJobs('json', jobs) },
            ]
          : []),
      ]}
    >
      <Share2 aria-hidden className="size-4" />
    </ActionMenu>
  )
}
