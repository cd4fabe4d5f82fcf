import {
  constructTable,
  createColumnHelper,
  functionalUpdate,
  rowSortingFeature,
  tableFeatures,
  type SortingState,
} from '@tanstack/react-table'
import { batch, createAtom } from '@tanstack/store'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { FIELD_KEYS, FIELDS, isFieldKey, type FieldKey } from '#src/jobs/fields.ts'
import { NEWEST_FIRST, toSorts, type Sorts } from '#src/view/view.ts'

const features = tableFeatures({
  rowSortingFeature,
  // Each table is used once: it has no subscribers and isn't rendered.
  coreReactivityFeature: {
    createOptionsStore: false,
    wrapExternalAtoms: false,
    addSubscription: () => {},
    createWritableAtom: (value) => createAtom(value),
    createReadonlyAtom: (read) => createAtom(() => read()),
    untrack: (read) => read(),
    batch,
    schedule: queueMicrotask,
  },
})

const helper = createColumnHelper<typeof features, TrainingJob>()

const columns = helper.columns(
  FIELD_KEYS.map((key) =>
    helper.accessor((job) => job, { id: key, sortDescFirst: FIELDS[key].numeric }),
  ),
)

const NO_JOBS: readonly TrainingJob[] = []

/** With Shift, the field is added to the order. */
export function toggledSort(
  sort: Sorts,
  field: FieldKey,
  event: { readonly shiftKey: boolean },
): Sorts {
  const sorting: SortingState = sort.map(({ field: id, descending }) => ({ id, desc: descending }))
  let next = sorting
  const table = constructTable({
    features,
    columns,
    data: NO_JOBS,
    manualSorting: true,
    state: { sorting },
    onSortingChange: (updater) => {
      next = functionalUpdate(updater, sorting)
    },
  })
  table.getColumn(field)?.getToggleSortingHandler()?.(event)
  const sorts = next.flatMap(({ id, desc }) =>
    isFieldKey(id) ? [{ field: id, descending: desc }] : [],
  )
  return toSorts(sorts) ?? NEWEST_FIRST
}
