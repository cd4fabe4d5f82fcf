import { MenuPicker } from '#src/ui/MenuPicker.tsx'
import { REFRESHES, type Refresh } from '#src/view/view.ts'

const labels: Readonly<Record<Refresh, { label: string; hint?: string }>> = {
  auto: { label: 'Auto', hint: '5s with active jobs, 15s for failed jobs, otherwise 1m' },
  off: { label: 'Off' },
  '5s': { label: '5s' },
  '10s': { label: '10s' },
  '30s': { label: '30s' },
  '1m': { label: '1m' },
}

export const REFRESH_OPTIONS = REFRESHES.map((value) => ({ value, ...labels[value] }))

interface RefreshPickerProps {
  readonly refresh: Refresh
  readonly onSelect: (refresh: Refresh) => void
}

export function RefreshPicker({ refresh, onSelect }: RefreshPickerProps) {
  return (
    <MenuPicker
      label="Refresh"
      value={refresh}
      options={REFRESH_OPTIONS}
      onSelect={onSelect}
      className="-ml-px rounded-l-none max-sm:px-1.5"
    >
      <span className="sr-only">Refresh: </span>
      {labels[refresh].label}
    </MenuPicker>
  )
}
