import { Printer } from 'lucide-react'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { apiUrl } from '#src/jobs/addresses.ts'
import { commandKeys } from '#src/lib/platform.ts'
import { RunItem } from '#src/ui/MenuParts.tsx'
import { curlOfView } from '#src/view/curl.ts'
import { sharedAddress } from '#src/view/sharedAddress.ts'
import { useView } from '#src/view/useView.tsx'
import { exportedKeys } from './exportedKeys.ts'
import { CopyItem, SaveItem } from './MenuActions.tsx'
import { saveJobs } from './saveJobs.ts'

interface ShareItemsProps {
  /** The jobs in the table, in its order; `null` until the search is ready. */
  readonly jobs: readonly TrainingJob[] | null
  readonly onDone: () => void
}

export function ShareItems({ jobs, onDone }: ShareItemsProps) {
  const [view] = useView()
  const { tz: zone } = view
  const keys = exportedKeys(view)
  return (
    <>
      <CopyItem label="Copy link" getText={sharedAddress} onDone={onDone} />
      <CopyItem
        label="Copy search as curl"
        getText={() => curlOfView(view, apiUrl())}
        onDone={onDone}
      />
      {jobs && (
        <>
          <SaveItem
            label="Download CSV"
            hint="Visible columns"
            onSave={() => saveJobs('csv', jobs, { keys, zone })}
            onDone={onDone}
          />
          <SaveItem
            label="Download full CSV"
            hint="All columns"
            onSave={() => saveJobs('csv', jobs, { zone })}
            onDone={onDone}
          />
          <SaveItem
            label="Download JSON"
            hint="All fields"
            onSave={() => saveJobs('json', jobs, { zone })}
            onDone={onDone}
          />
        </>
      )}
      <RunItem
        icon={Printer}
        label="Print or save PDF"
        hint={commandKeys('P')}
        runs={() => window.print()}
        onDone={onDone}
      />
    </>
  )
}
