import { useId, useState } from 'react'
import { zoneName, type Zone } from '#src/lib/zone.ts'
import { currentTime } from '#src/lib/apiClock.ts'
import { datesIn, joinDates } from './dates.ts'
import { Button } from '#src/ui/Button.tsx'
import { useView } from '#src/view/useView.tsx'

/** The last day that the URL can hold. */
const LAST_DAY = '9999-12-31'

/**
 * The first and the last day on which the jobs were created, in the view's zone. What isn't a period stays in the
 * fields, with the reason.
 */
export function DateRange({ onApply }: { readonly onApply: () => void }) {
  const [{ created, tz: zone }, setView] = useView()
  const [dates, setDates] = useState(() => datesIn(created, zone))
  const [fault, setFault] = useState<string | null>(null)
  const faultId = useId()
  const zoneId = useId()
  const describedBy = `${zoneId} ${faultId}`

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
        if ('fault' in joined) {
          setFault(joined.fault)
          return
        }
        setView({ created: joined.created })
        onApply()
      }}
    >
      <Day
        label="From"
        value={dates.from}
        describedBy={describedBy}
        onChange={(from) => change({ from })}
      />
      <Day
        label="To"
        value={dates.to}
        describedBy={describedBy}
        onChange={(to) => change({ to })}
      />
      <div className="col-span-2 flex items-center gap-2">
        <p id={zoneId} className="text-xs text-muted">
          Days in {zoneOf(dates.from, zone)}
        </p>
        <p id={faultId} role="alert" className="min-w-0 flex-1 text-tone-red">
          {fault}
        </p>
        <Button type="submit">Apply</Button>
      </div>
    </form>
  )
}

/** The zone's name on a day, or today if none is picked. */
function zoneOf(day: string, zone: Zone): string {
  const time = Date.parse(day)
  return zoneName(Number.isNaN(time) ? currentTime() : time, zone)
}

interface DayProps {
  readonly label: string
  readonly value: string
  readonly describedBy: string
  readonly onChange: (day: string) => void
}

function Day({ label, value, describedBy, onChange }: DayProps) {
  return (
    <label className="flex min-w-0 flex-col gap-1 text-xs text-muted">
      {label}
      <input
        type="date"
        value={value}
        max={LAST_DAY}
        aria-describedby={describedBy}
        onChange={({ target }) => onChange(target.value)}
        className="h-8 min-w-0 rounded-md border border-edge bg-surface px-2 text-[0.8125rem] text-ink"
      />
    </label>
  )
}
