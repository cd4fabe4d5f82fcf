import type { TrainingJob } from '../contract/trainingJob.ts'
import type { FieldKey } from '../jobs/fields.ts'
import { ActionMenuPopup, type ActionMenuPopupProps } from '../ui/ActionMenuPopup.tsx'
import { curlOfView } from '../view/curl.ts'
import { shownAddress } from '../view/start.ts'
import type { View } from '../view/view.ts'
import { saveJobs } from './saveJobs.ts'

export interface ShareMenuProps {
  readonly view: View
  /** The jobs that the table shows, in its order; null while there are none. */
  readonly jobs: readonly TrainingJob[] | null
  /** The fields that the table shows, in its order. */
  readonly keys: readonly FieldKey[]
}

/** The menu of a ShareMenu; loaded when it opens. */
export function SharePopup({
  view,
  jobs,
  keys,
  ...frame
}: ShareMenuProps & Omit<ActionMenuPopupProps, 'actions'>) {
  return (
    <ActionMenuPopup
      {...frame}
      actions={[
        { label: 'Copy link', copies: shownAddress },
        { label: 'Copy search as curl', copies: () => curlOfView(view, __API_URL__) },
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
