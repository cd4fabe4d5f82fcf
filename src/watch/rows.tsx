import { Bell, LayoutList, X } from 'lucide-react'
import { Children, type MouseEvent, type ReactNode } from 'react'
import { StatusIcon } from '#src/components/StatusIcon.tsx'
import { TimeAgo } from '#src/components/TimeAgo.tsx'
import { statusLabel } from '#src/contract/statuses.ts'
import { IconButton } from '#src/ui/IconButton.tsx'
import { isUnmodifiedClick } from '#src/ui/isUnmodifiedClick.ts'
import { moveFocus } from '#src/ui/moveFocus.ts'
import { withTooltip } from '#src/ui/withTooltip.ts'
import type { Alert } from './alerts.ts'

interface SectionProps {
  readonly title: string
  readonly children: ReactNode
}

export function Section({ title, children }: SectionProps) {
  return (
    <section aria-label={title} tabIndex={-1} className="outline-none not-first:mt-2">
      <h2 className="px-4 py-1 text-xs font-medium text-muted">{title}</h2>
      {Children.count(children) > 0 && <ul className="px-2">{children}</ul>}
    </section>
  )
}

interface RowLink {
  readonly href: string
  readonly onOpen: () => void
}

const ROW = 'flex items-center rounded-md hover:bg-subtle'
const LINK = 'flex min-w-0 flex-1 items-center gap-2 rounded-md px-2 py-1.5 pointer-coarse:min-h-11'

interface WatchedRowProps {
  readonly name: string
  readonly kind: 'job' | 'view'
  readonly link: RowLink
  readonly onStop: () => void
}

const kinds = { job: { Icon: Bell, label: 'Job' }, view: { Icon: LayoutList, label: 'View' } }

export function WatchedRow({ name, kind, link, onStop }: WatchedRowProps) {
  const { Icon, label } = kinds[kind]
  return (
    <li className={ROW}>
      <a href={link.href} className={LINK} onClick={(event) => follow(event, link)}>
        <Icon aria-label={label} className="size-3.5 shrink-0 text-muted" />
        <span className="truncate" data-tooltip="">
          {name}
        </span>
      </a>
      <IconButton
        icon={X}
        label={`Stop watching ${name}`}
        tooltip="Stop watching"
        variant="bare"
        onClick={({ currentTarget }) => {
          moveFocus(currentTarget, 'section')
          onStop()
        }}
      />
    </li>
  )
}

export function EndedRow({ item, link }: { readonly item: Alert; readonly link: RowLink }) {
  return (
    <li className={ROW}>
      <a href={link.href} className={LINK} onClick={(event) => follow(event, link)}>
        <StatusIcon status={item.status} />
        <span className="truncate" {...withTooltip(`${item.name}: ${item.text}`)}>
          {item.name}
        </span>
        <span className="shrink-0 text-muted">{statusLabel(item.status)}</span>
        <TimeAgo at={item.at} isPast className="ml-auto shrink-0 text-xs text-muted tabular-nums" />
      </a>
    </li>
  )
}

function follow(event: MouseEvent, { onOpen }: RowLink) {
  if (!isUnmodifiedClick(event)) return
  event.preventDefault()
  onOpen()
}
