import type { Command } from '#src/jobs/cliCommands.ts'
import { CopyButton } from '#src/ui/CopyButton.tsx'
import { useFocusFallback } from '#src/ui/useFocusFallback.ts'
import { TAB_PANEL } from './tabPanel.ts'

interface CommandListProps {
  readonly label: string
  readonly commands: readonly Command[]
}

/** A CLI's commands for a job, to copy; nothing if there are none. */
export function CommandList({ label, commands }: CommandListProps) {
  return (
    commands.length > 0 && (
      <ul aria-label={label} className="flex flex-col gap-1 not-first-of-type:mt-2">
        {commands.map((command) => (
          <CommandLine key={command.name} {...command} />
        ))}
      </ul>
    )
  )
}

function CommandLine({ name, command }: Command) {
  const ref = useFocusFallback<HTMLLIElement>(TAB_PANEL)
  return (
    <li ref={ref} className="flex items-center gap-2 rounded-md bg-subtle py-0.5 pr-1 pl-2.5">
      <code className="min-w-0 flex-1 truncate font-mono text-xs" data-tooltip="">
        {command}
      </code>
      <CopyButton text={command} label={`command: ${name}`} />
    </li>
  )
}
