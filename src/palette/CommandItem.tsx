import { Autocomplete } from '@base-ui/react/autocomplete'
import { Check } from 'lucide-react'
import { StatusIcon } from '#src/components/StatusIcon.tsx'
import type { Command } from './command.ts'

interface CommandItemProps {
  readonly command: Command
  readonly onRun: (command: Command) => void
}

export function CommandItem({ command, onRun }: CommandItemProps) {
  const { label, hint, keys, icon: Icon, status, count, checked = false } = command
  return (
    <Autocomplete.Item
      value={command}
      onClick={() => onRun(command)}
      className="flex min-h-9 pointer-coarse:min-h-11 items-center gap-2.5 rounded-md px-3 py-1.5 outline-none data-highlighted:bg-accent-soft"
    >
      <span className="flex size-4 shrink-0 items-center justify-center text-muted">
        {status === undefined ? (
          Icon && <Icon aria-hidden className="size-3.5" />
        ) : (
          <StatusIcon status={status} />
        )}
      </span>
      <span className="min-w-0 wrap-anywhere">{label}</span>
      {hint && <span className="min-w-0 truncate text-xs text-muted">{hint}</span>}
      <span className="ml-auto flex shrink-0 items-center gap-2.5 pl-2 text-muted tabular-nums">
        {checked && (
          <>
            <Check aria-hidden className="size-3.5 text-accent" />
            <span className="sr-only">on</span>
          </>
        )}
        {count}
        {keys && (
          <kbd className="min-w-6 rounded border border-edge px-1.5 text-center text-xs leading-5 pointer-coarse:hidden">
            {keys}
          </kbd>
        )}
      </span>
    </Autocomplete.Item>
  )
}
