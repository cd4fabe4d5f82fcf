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

/** Each column's least width in px. */
const widths: Readonly<Record<FieldKey, number>> = {
  status: 148,
  name: 200,
  id: 108,
  project: 152,
  instance: 264,
  gpus: 68,
  elapsed: 84,
  created: 88,
  error: 216,
  user: 176,
  priority: 80,
  nodes: 72,
  capacity: 100,
  checkpoint: 136,
  updated: 92,
}

/** What part of the width that is left over goes to the columns whose texts are long. */
const shares: Partial<Record<FieldKey, number>> = {
  name: 0.2,
  project: 0.1,
  instance: 0.05,
  error: 0.5,
  user: 0.15,
}

/** The least width of the whole table, px. */
export const TABLE_WIDTH = Object.values(widths).reduce((sum, width) => sum + width, 0)

/** A column's width in CSS, in a container that is as wide as the table's window. */
export function columnWidth(key: FieldKey): string {
  return `calc(${widths[key]}px + max(0px, 100cqi - ${TABLE_WIDTH}px) * ${shares[key] ?? 0})`
}

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
      header: field.label,
      sortDescFirst: field.numeric,
      cell: ({ row }) => cell(row.original),
    })
  }),
)

function printed(key: FieldKey, job: TrainingJob): string | null {
  const value = FIELDS[key].read(job, Date.now())
  return value === null ? null : FIELDS[key].print(value)
}
