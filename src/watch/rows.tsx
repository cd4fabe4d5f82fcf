import { Bell, Rows3, X } from 'lucide-react'
import { Children, type MouseEvent, type ReactNode } from 'react'
import { statusLabel, statusMark } from '#src/contract/statuses.ts'
import { formatRelative } from '#src/lib/time.ts'
import { MarkIcon } from '#src/ui/Badge.tsx'
import { useClock } from '#src/ui/clock.ts'
import { isPlainPress } from '#src/ui/isPlainPress.ts'
import { passFocusOn } from '#src/ui/passFocusOn.ts'
import type { NewsItem } from './alerts.ts'

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

/** Where a row leads to: an address for a new tab, and a way to go there in this one. */
interface RowLink {
  readonly href: string
  readonly onOpen: () => void
}

const ROW = 'flex items-center rounded-md hover:bg-subtle'
const LINK = 'flex min-w-0 flex-1 items-center gap-2 rounded-md px-2 py-1.5'

interface WatchedRowProps {
  readonly name: string
  readonly kind: 'job' | 'view'
  readonly link: RowLink
  readonly onStop: () => void
}

const kinds = { job: { Icon: Bell, label: 'Job' }, view: { Icon: Rows3, label: 'View' } }

export function WatchedRow({ name, kind, link, onStop }: WatchedRowProps) {
  const { Icon, label } = kinds[kind]
  return (
    <li className={ROW}>
      <a href={link.href} className={LINK} onClick={(event) => follow(event, link)}>
        <Icon aria-label={label} className="size-3.5 shrink-0 text-muted" />
        <span className="truncate" data-tooltip={name}>
          {name}
        </span>
      </a>
      <button
        type="button"
        aria-label={`Stop watching ${name}`}
        data-tooltip="Stop watching"
        className="flex size-8 shrink-0 items-center justify-center rounded-md text-muted hover:text-ink"
        onClick={({ currentTarget }) => {
          passFocusOn(currentTarget, 'section')
          onStop()
        }}
      >
        <X aria-hidden className="size-4" />
      </button>
    </li>
  )
}

export function EndedRow({ item, link }: { readonly item: NewsItem; readonly link: RowLink }) {
  const ago = useClock((now) => formatRelative(item.at, Math.max(item.at, now)))
  return (
    <li className={ROW}>
      <a href={link.href} className={LINK} onClick={(event) => follow(event, link)}>
        <MarkIcon {...statusMark(item.status)} />
        <span className="truncate" data-tooltip={`${item.name}: ${item.text}`}>
          {item.name}
        </span>
        <span className="shrink-0 text-muted">{statusLabel(item.status)}</span>
        <span className="ml-auto shrink-0 text-xs text-muted tabular-nums">{ago}</span>
      </a>
    </li>
  )
}

/** The link's own way is left to whoever asks for a new tab. */
function follow(event: MouseEvent, { onOpen }: RowLink) {
  if (!isPlainPress(event)) return
  event.preventDefault()
  onOpen()
}
