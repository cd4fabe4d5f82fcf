import type { TrainingJob } from '#src/contract/trainingJob.ts'
import type { FieldKey } from '#src/jobs/fields.ts'
import { ActionMenuPopup, type ActionMenuPopupProps } from './ActionMenuPopup.tsx'
import { curlOfView } from '#src/view/curl.ts'
import { sharedAddress } from '#src/view/sharedAddress.ts'
import type { View } from '#src/view/view.ts'
import { useZone } from '#src/view/zone.ts'
import { saveJobs } from './saveJobs.ts'

export interface ShareMenuProps {
  readonly view: View
  /** The jobs that the table shows, in its order; null while there are none. */
  readonly jobs: readonly TrainingJob[] | null
  /** The fields that the table shows, in its order. */
  readonly keys: readonly FieldKey[]
}

/** Ways to hand on what is on the screen: its address, its search, its rows. Loaded when it opens. */
export function ShareMenu({
  view,
  jobs,
  keys,
  ...frame
}: ShareMenuProps & Omit<ActionMenuPopupProps, 'actions'>) {
  const zone = useZone()
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
