import { useId, useState } from 'react'
import { currentTime } from '#src/lib/apiClock.ts'
import { zoneName } from '#src/lib/zone.ts'
import { Button } from '#src/ui/Button.tsx'
import { SPAN_LABELS, type TimeKey } from '#src/view/filtering/spans.ts'
import { useView } from '#src/view/useView.tsx'
import { fieldsOf, joinFields, type RangeFields } from './rangeFields.ts'

const LAST_DAY = '9999-12-31'

interface RangeFormProps {
  readonly filter: TimeKey
  /** Unapplied input; `null` while the fields contain the filter's range. */
  readonly draft: RangeFields | null
  readonly onDraft: (draft: RangeFields) => void
  readonly onDone: () => void
}

/** A custom time range in the view's time zone. Invalid input stays in the fields, with an error message. */
export function RangeForm({ filter, draft, onDraft, onDone }: RangeFormProps) {
  const [{ [filter]: range, tz: zone }, setView] = useView()
  const [initial] = useState(() => fieldsOf(range, currentTime(), zone))
  const fields = draft ?? initial
  const [problem, setProblem] = useState<string | null>(null)
  const problemId = useId()
  const zoneId = useId()

  function change(part: Partial<RangeFields>) {
    onDraft({ ...fields, ...part })
    setProblem(null)
  }

  function apply() {
    // Without input, the range stays as it is: it can be more precise than the fields.
    if (draft === null && range !== null) return onDone()
    const joined = joinFields(fields, currentTime(), zone)
    if ('problem' in joined) return setProblem(joined.problem)
    setView({ [filter]: joined.range })
    onDone()
  }

  const day = Date.parse(fields.from)
  return (
    <form
      noValidate
      aria-label={`${SPAN_LABELS[filter]}: custom range`}
      className="grid grid-cols-[auto_minmax(0,1fr)_4.5rem] items-center gap-2 border-t border-line p-3 max-md:px-4"
      onSubmit={(event) => {
        event.preventDefault()
        apply()
      }}
    >
      <p className="col-span-full text-xs font-medium text-muted">Custom range</p>
      <End
        label="From"
        day={fields.from}
        time={fields.fromTime}
        wholeDay="00:00"
        describedBy={`${zoneId} ${problemId}`}
        onChange={({ day: from = fields.from, time: fromTime = fields.fromTime }) =>
          change({ from, fromTime })
        }
      />
      <End
        label="To"
        day={fields.to}
        time={fields.toTime}
        wholeDay="24:00"
        describedBy={`${zoneId} ${problemId}`}
        onChange={({ day: to = fields.to, time: toTime = fields.toTime }) => change({ to, toTime })}
      />
      <p id={problemId} role="alert" className="col-span-full text-tone-red empty:hidden">
        {problem}
      </p>
      <div className="col-span-full flex items-center gap-2">
        <p id={zoneId} className="min-w-0 flex-1 text-xs text-muted">
          Times in {zoneName(Number.isNaN(day) ? currentTime() : day, zone)}
        </p>
        {range !== null && (
          <Button
            variant="quiet"
            className="pointer-coarse:h-11"
            onClick={() => {
              setView({ [filter]: null })
              onDone()
            }}
          >
            Clear
          </Button>
        )}
        <Button
          type="submit"
          variant="plain"
          className="h-8 rounded-md bg-accent px-3 font-medium text-canvas hover:brightness-110 pointer-coarse:h-11"
        >
          Apply
        </Button>
      </div>
    </form>
  )
}

interface EndProps {
  readonly label: string
  readonly day: string
  readonly time: string
  readonly wholeDay: string
  readonly describedBy: string
  readonly onChange: (change: { readonly day?: string; readonly time?: string }) => void
}

const FIELD =
  'h-8 min-w-0 rounded-md border border-edge bg-surface px-2 text-ink placeholder:text-muted pointer-coarse:h-11 pointer-coarse:text-base'

/** A date field and a 24-hour time field. The clock of a native time field depends on the browser's language. */
function End({ label, day, time, wholeDay, describedBy, onChange }: EndProps) {
  const id = useId()
  return (
    <>
      <label htmlFor={id} className="text-xs text-muted">
        {label}
      </label>
      <input
        id={id}
        type="date"
        value={day}
        max={LAST_DAY}
        aria-describedby={describedBy}
        className={FIELD}
        onChange={({ target }) => onChange({ day: target.value })}
      />
      <input
        type="text"
        aria-label={`${label} time`}
        placeholder={wholeDay}
        value={time}
        inputMode="numeric"
        autoComplete="off"
        aria-describedby={describedBy}
        className={`${FIELD} tabular-nums`}
        onChange={({ target }) => onChange({ time: target.value })}
      />
    </>
  )
}
