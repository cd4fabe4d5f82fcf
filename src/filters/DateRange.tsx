import { useId, useState } from 'react'
import { BUTTON } from '../ui/classes.ts'
import { datesIn, joinDates } from '../view/spans.ts'

interface DateRangeProps {
  /** When the jobs were created, as the URL says it; null for whenever. */
  readonly created: string | null
  readonly onPick: (created: string) => void
}

/** The calendar's end, as far as the URL can write it. */
const LAST_DAY = '9999-12-31'

/** Two days to pick, both whole; what does not make a period stays, with the reason. */
export function DateRange({ created, onPick }: DateRangeProps) {
  const [dates, setDates] = useState(datesIn(created))
  const [fault, setFault] = useState<string | null>(null)
  const faultId = useId()

  function change(part: Partial<typeof dates>) {
    setDates({ ...dates, ...part })
    setFault(null)
  }

  return (
    <form
      noValidate
      aria-label="Created between two days"
      className="grid grid-cols-2 gap-2 border-t border-line p-3"
      onSubmit={(event) => {
        event.preventDefault()
        const joined = joinDates(dates.from, dates.to)
        if ('created' in joined) onPick(joined.created)
        else setFault(joined.fault)
      }}
    >
      <Day
        label="From"
        value={dates.from}
        faultId={faultId}
        onChange={(from) => change({ from })}
      />
      <Day label="To" value={dates.to} faultId={faultId} onChange={(to) => change({ to })} />
      <div className="col-span-2 flex items-center gap-2">
        <p id={faultId} role="alert" className="min-w-0 flex-1 text-tone-red">
          {fault}
        </p>
        <button type="submit" className={BUTTON}>
          Apply
        </button>
      </div>
    </form>
  )
}

interface DayProps {
  readonly label: string
  readonly value: string
  readonly faultId: string
  readonly onChange: (day: string) => void
}

function Day({ label, value, faultId, onChange }: DayProps) {
  return (
    <label className="flex min-w-0 flex-col gap-1 text-xs text-muted">
      {label}
      <input
        type="date"
        value={value}
        max={LAST_DAY}
        aria-describedby={faultId}
        onChange={({ target }) => onChange(target.value)}
        className="h-8 min-w-0 rounded-md border border-edge bg-surface px-2 text-[0.8125rem] text-ink"
      />
    </label>
  )
}
