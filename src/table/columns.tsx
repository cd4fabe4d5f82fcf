import { createColumnHelper, rowSortingFeature, tableFeatures } from '@tanstack/react-table'
import type { ReactNode } from 'react'
import type { TrainingJob } from '../contract/trainingJob.ts'
import { FIELD_KEYS, FIELDS, type FieldKey } from '../jobs/fields.ts'
import {
  ElapsedCell,
  ErrorCell,
  IdCell,
  InstanceTypeCell,
  NameCell,
  ProjectCell,
  StatusCell,
  TextCell,
  TimeCell,
} from './cells.tsx'

export const features = tableFeatures({ rowSortingFeature })

const helper = createColumnHelper<typeof features, TrainingJob>()

/** The cells that show more than their field's text. */
const cells: Partial<Record<FieldKey, (job: TrainingJob) => ReactNode>> = {
  status: (job) => <StatusCell job={job} />,
  name: (job) => <NameCell job={job} />,
  id: (job) => <IdCell job={job} />,
  project: (job) => <ProjectCell job={job} />,
  instance: (job) => <InstanceTypeCell job={job} />,
  elapsed: (job) => <ElapsedCell job={job} />,
  created: (job) => <TimeCell iso={job.created_at} />,
  updated: (job) => <TimeCell iso={job.updated_at} />,
  error: (job) => <ErrorCell job={job} />,
}

/** The table's columns, one for each field of the catalogue. */
export const columns = helper.columns(
  FIELD_KEYS.map((key) => {
    const field = FIELDS[key]
    const cell = cells[key] ?? ((job: TrainingJob) => <TextCell text={printed(key, job)} />)
    return helper.accessor((job) => job, {
      id: key,
      sortDescFirst: field.numeric,
      cell: ({ row }) => cell(row.original),
    })
  }),
)

function printed(key: FieldKey, job: TrainingJob): string | null {
  const value = FIELDS[key].read(job, Date.now())
  return value === null ? null : FIELDS[key].print(value)
}
