import { ChevronDown } from 'lucide-react'
import { useId } from 'react'
import { FIELD_KEYS, FIELDS, isFieldKey } from '#src/jobs/fields.ts'
import { Button } from '#src/ui/Button.tsx'
import { columnLabel } from '#src/view/columns.ts'
import { setLayout } from '#src/view/saved/setLayout.ts'
import { useView } from '#src/view/useView.tsx'
import { DENSITIES, DENSITY_LABELS } from '#src/view/view.ts'

/** For phones, where the table has no column headers. */
export function SortControls() {
  const [view, setView] = useView()
  const { sort, status, density } = view
  const [first, ...others] = sort
  const id = useId()
  return (
    <div className="flex flex-col gap-3 border-b border-line p-4">
      <div data-row="" className="flex flex-wrap items-center gap-2">
        <label htmlFor={id} className="min-w-16">
          Sort by
        </label>
        <span className="relative flex min-w-0 flex-1 basis-40">
          {/* A phone's native picker is easier to use than a popup. */}
          <select
            id={id}
            value={first.field}
            className="h-11 w-full appearance-none rounded-md border border-edge bg-surface pr-9 pl-3 text-base"
            onChange={({ target: { value } }) => {
              if (isFieldKey(value)) {
                setView({ sort: [{ field: value, descending: FIELDS[value].numeric }] })
              }
            }}
          >
            {FIELD_KEYS.map((key) => (
              <option key={key} value={key}>
                {key === 'instance' ? FIELDS.instance.label : columnLabel(key, status)}
              </option>
            ))}
          </select>
          <ChevronDown
            aria-hidden
            className="pointer-events-none absolute inset-y-0 right-3 my-auto size-4 text-muted"
          />
        </span>
      </div>
      <Choice
        label="Order"
        options={[
          { value: 'ascending', label: 'Ascending' },
          { value: 'descending', label: 'Descending' },
        ]}
        value={first.descending ? 'descending' : 'ascending'}
        onSelect={(value) =>
          setView({ sort: [{ ...first, descending: value === 'descending' }, ...others] })
        }
      />
      <Choice
        label="Rows"
        options={DENSITIES.map((value) => ({ value, label: DENSITY_LABELS[value] }))}
        value={density}
        onSelect={(value) => setLayout(setView, () => ({ density: value }))}
      />
    </div>
  )
}

interface ChoiceProps<Value extends string> {
  readonly label: string
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly value: Value
  readonly onSelect: (value: Value) => void
}

function Choice<Value extends string>({ label, options, value, onSelect }: ChoiceProps<Value>) {
  const id = useId()
  return (
    <div data-row="" role="group" aria-labelledby={id} className="flex items-center gap-2">
      <span id={id} className="min-w-16">
        {label}
      </span>
      {options.map((option) => (
        <Button
          key={option.value}
          className="h-11 flex-1 aria-pressed:border-accent/40"
          aria-pressed={option.value === value}
          onClick={() => onSelect(option.value)}
        >
          {option.label}
        </Button>
      ))}
    </div>
  )
}
