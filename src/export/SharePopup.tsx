import type { SearchRequest } from '../contract/searchRequest.ts'
import type { TrainingJob } from '../contract/trainingJob.ts'
import { curlOf } from '../jobs/commands.ts'
import type { FieldKey } from '../jobs/fields.ts'
import { ActionMenuPopup } from '../ui/ActionMenuPopup.tsx'
import type { MenuFrameProps } from '../ui/MenuFrame.tsx'
import { shownAddress } from '../view/start.ts'
import { saveJobs } from './saveJobs.ts'

/** What is handed on. */
export interface Shared {
  readonly request: SearchRequest
  /** The jobs that the table shows, in its order; null while there are none. */
  readonly jobs: readonly TrainingJob[] | null
  /** The fields that the table shows, in its order. */
  readonly keys: readonly FieldKey[]
}

/** The menu of a ShareMenu; loaded when it opens. */
export function SharePopup({ request, jobs, keys, ...frame }: Shared & MenuFrameProps) {
  return (
    <ActionMenuPopup
      {...frame}
      actions={[
        { label: 'Copy link', copies: shownAddress },
        { label: 'Copy search as curl', copies: () => curlOf(request, __API_URL__) },
        ...(jobs
          ? [
              {
                label: 'Download CSV',
                hint: 'Displayed columns',
                saves: () => saveJobs('csv', jobs, keys),
              },
              {
                label: 'Download all columns',
                hint: 'As CSV',
                saves: () => saveJobs('csv', jobs),
              },
              { label: 'Download JSON', hint: 'All fields', saves: () => saveJobs('json', jobs) },
            ]
          : []),
        { label: 'Print or save as PDF', prints: () => window.print() },
      ]}
    />
  )
}
