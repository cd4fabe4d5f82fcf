import type { SearchRequest } from '../contract/searchRequest.ts'
import type { TrainingJob } from '../contract/trainingJob.ts'
import { curlOf } from '../jobs/commands.ts'
import type { FieldKey } from '../jobs/fields.ts'
import { ActionMenuPopup, type ActionMenuPopupProps } from '../ui/ActionMenuPopup.tsx'
import { sharedAddress } from '../view/sharedAddress.ts'
import { useZone } from '../view/zone.ts'
import { saveJobs } from './saveJobs.ts'

export interface ShareMenuProps {
  readonly request: SearchRequest
  /** The jobs that the table shows, in its order; null while there are none. */
  readonly jobs: readonly TrainingJob[] | null
  /** The fields that the table shows, in its order. */
  readonly keys: readonly FieldKey[]
}

/** Ways to hand on what is on the screen: its address, its search, its rows. Loaded when it opens. */
export function ShareMenu({
  request,
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
        { label: 'Copy search as curl', copies: () => curlOf(request, __API_URL__) },
        ...(jobs
          ? [
              { label: 'Download CSV', saves: () => saveJobs('csv', jobs, { keys, zone }) },
              { label: 'Download JSON', saves: () => saveJobs('json', jobs, { keys, zone }) },
            ]
          : []),
      ]}
    />
  )
}
