import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { ActionMenuPopup, type ActionMenuPopupProps } from './ActionMenuPopup.tsx'
import { curlOfView } from '#src/view/curl.ts'
import { sharedAddress } from '#src/view/sharedAddress.ts'
import { useView } from '#src/view/useView.tsx'
import { exportedKeys } from './exportedKeys.ts'
import { saveJobs } from './saveJobs.ts'

export interface ShareMenuProps {
  /** The jobs in the table, in its order; `null` until the search is ready. */
  readonly jobs: readonly TrainingJob[] | null
}

/** Ways to share what is displayed: its URL, its search, its rows. Loaded when it opens. */
export function ShareMenu({
  jobs,
  ...frame
}: ShareMenuProps & Omit<ActionMenuPopupProps, 'actions'>) {
  const [view] = useView()
  const { tz: zone } = view
  const keys = exportedKeys(view)
  return (
    <ActionMenuPopup
      {...frame}
      actions={[
        { label: 'Copy link', copies: sharedAddress },
        { label: 'Copy search as curl', copies: () => curlOfView(view, __API_URL__) },
        ...(jobs
          ? [
              {
                label: 'Download CSV',
                hint: 'Displayed columns',
                saves: () => saveJobs('csv', jobs, { keys, zone }),
              },
              {
                label: 'Download all columns',
                hint: 'As CSV',
                saves: () => saveJobs('csv', jobs, { zone }),
              },
              {
                label: 'Download JSON',
                hint: 'All fields',
                saves: () => saveJobs('json', jobs, { zone }),
              },
            ]
          : []),
        { label: 'Print or save as PDF', prints: () => window.print() },
      ]}
    />
  )
}
