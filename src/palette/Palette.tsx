import { Autocomplete } from '@base-ui/react/autocomplete'
import { Search } from 'lucide-react'
import { useMemo, useState } from 'react'
import { formatCount, plural } from '#src/lib/units.ts'
import { Dialog } from '#src/ui/Dialog.tsx'
import { truncateList } from '#src/ui/truncateList.ts'
import { useView } from '#src/view/useView.tsx'
import type { Command } from './command.ts'
import { CommandItem } from './CommandItem.tsx'
import {
  findCommands,
  NOTHING_FOUND,
  MAX_COMMANDS,
  type CommandGroup,
  type Found,
} from './findCommands.ts'
import { byIdCommands, jobCommands, type DisplayedJobs } from './jobCommands.ts'
import { keepOrder } from './keepOrder.ts'
import { searchCommands, textCommands } from './textCommands.ts'
import { takeTypeAhead } from './typeAhead.ts'
import { typedUser } from './userCommands.ts'

interface PaletteProps {
  readonly commands: readonly Command[]
  /** Commands that set the current user; empty if one is set. */
  readonly users: readonly Command[]
  readonly jobs: DisplayedJobs | null
  readonly onOpenJob: (id: string) => void
  readonly onClose: () => void
}

export function Palette({ commands, users, jobs, onOpenJob, onClose }: PaletteProps) {
  const [view, setView] = useView()
  const [{ text, listed }, setTyped] = useState(() => typed(''))
  const user = users.length > 0 ? typedUser(text) : null
  const found = useMemo(() => {
    if (user === '') return NOTHING_FOUND
    if (user !== null) return findCommands(keepOrder(users, listed), user)
    const ofJobs = jobs ? jobCommands(jobs, text, onOpenJob) : []
    const ofText = textCommands(text, { view, setView })
    return findCommands(keepOrder([...commands, ...ofJobs, ...ofText], listed), text)
  }, [commands, users, user, jobs, text, listed, view, setView, onOpenJob])
  const groups = useMemo(() => {
    if (user !== null) return found.groups
    const items = byIdCommands({
      text,
      found: found.groups.flatMap((group) => group.items),
      open: onOpenJob,
      filter: (job) => setView({ job }),
    })
    const search = found.count === 0 ? searchCommands(text, { setView }) : []
    return [
      ...found.groups,
      { group: 'Job by ID' as const, items },
      { group: 'Filters' as const, items: search },
    ].filter((group) => group.items.length > 0)
  }, [found, user, text, onOpenJob, setView])

  function run(command: Command) {
    if (command.prefill !== undefined) {
      setTyped(typed(command.prefill))
      return
    }
    onClose()
    // Closing restores the focus first, since the command may move it.
    setTimeout(command.run)
  }

  return (
    <Dialog
      label="Commands"
      className="max-h-[min(32rem,76dvh)] w-160 overflow-hidden"
      onClose={onClose}
    >
      <Autocomplete.Root<CommandGroup>
        open
        inline
        mode="none"
        autoHighlight="always"
        keepHighlight
        items={groups}
        value={text}
        onValueChange={(value, { reason }) => {
          if (reason !== 'item-press') setTyped(typed(value))
        }}
      >
        <div className="relative shrink-0 border-b border-line">
          <Search
            aria-hidden
            className="pointer-events-none absolute top-3.5 left-4 size-4 text-muted"
          />
          <Autocomplete.Input
            aria-label="Search commands, filters, jobs"
            placeholder="Search commands, filters, jobs…"
            spellCheck={false}
            onFocus={() => {
              const ahead = takeTypeAhead()
              if (ahead) setTyped((last) => typed(last.text + ahead))
            }}
            autoCapitalize="none"
            className="h-11 w-full bg-transparent pr-4 pl-11 text-sm outline-none placeholder:text-muted"
          />
        </div>
        <Autocomplete.List
          aria-label="Commands"
          ref={truncateList}
          className="peer min-h-0 scroll-py-1 overflow-y-auto overscroll-contain p-1 empty:p-0"
        >
          {({ group, items }: CommandGroup) => (
            <Autocomplete.Group key={group} items={items} className="not-last:mb-1">
              <Autocomplete.GroupLabel className="px-3 pt-2 pb-1 text-xs text-muted">
                {group}
              </Autocomplete.GroupLabel>
              <Autocomplete.Collection>
                {(command: Command) => (
                  <CommandItem key={command.id} command={command} onRun={run} />
                )}
              </Autocomplete.Collection>
            </Autocomplete.Group>
          )}
        </Autocomplete.List>
        <Autocomplete.Status className="shrink-0 border-t border-line peer-empty:border-t-0 px-4 py-2 text-xs text-muted">
          {user === '' ? 'Enter your name or email.' : describe(found, text)}
        </Autocomplete.Status>
      </Autocomplete.Root>
    </Dialog>
  )
}

/** `listed` keeps the commands in order until the text changes. */
function typed(text: string) {
  return { text, listed: new Map<string, number>() }
}

function describe({ count }: Found, text: string): string {
  if (text.trim() === '') return 'Type to search jobs, projects, users, columns…'
  if (count === 0) return 'No results'
  if (count > MAX_COMMANDS) return `Top ${MAX_COMMANDS} of ${formatCount(count)} results`
  return plural(count, 'result')
}
