import { Share2 } from 'lucide-react'
import type { SearchRequest } from '../contract/searchRequest.ts'
import type { TrainingJob } from '../contract/trainingJob.ts'
import { curlOf } from '../jobs/commands.ts'
import type { FieldKey } from '../jobs/fields.ts'
import { ActionMenu } from '../ui/ActionMenu.tsx'
import { shownAddress } from '../view/start.ts'
import type { saveJobs } from './saveJobs.ts'

/** The code that makes a file is loaded when one is wanted. */
const save = async (...file: Parameters<typeof saveJobs>) =>
  (await import('./saveJobs.ts')).saveJobs(...file)

interface ShareMenuProps {
  readonly request: SearchRequest
  /** The jobs that the table shows, in its order; null while there are none. */
  readonly jobs: readonly TrainingJob[] | null
  /** The fields that the table shows, in its order. */
  readonly keys: readonly FieldKey[]
}

/** Ways to hand on what is on the screen: its address, its search, its rows. */
export function ShareMenu({ request, jobs, keys }: ShareMenuProps) {
  return (
    <ActionMenu
      label="Share and export"
      actions={[
        { label: 'Copy link', copies: shownAddress },
        { label: 'Copy search as curl', copies: () => curlOf(request, __API_URL__) },
        ...(jobs
          ? [
              { label: 'Download CSV', saves: () => save('csv', jobs, keys) },
              { label: 'Download JSON', saves: () => save('json', jobs, keys) },
            ]
          : []),
        { label: 'Print or save as PDF', prints: () => window.print() },
      ]}
    >
      <Share2 aria-hidden className="size-4" />
    </ActionMenu>
  )
}
