import { clsx } from 'clsx'
import { useZone } from '#src/view/zone.ts'
import { countColor, describeCount, type DisplayedCount, printTabCount } from './tabCounts.ts'
import { ViewLink } from './ViewLink.tsx'

interface ViewTabProps {
  readonly name: string
  readonly query: string
  readonly current: boolean
  readonly count: DisplayedCount | null
  /** Whether the tab doesn't fit. It is then invisible, but still measured. */
  readonly isHidden?: boolean
  readonly isSaved?: boolean
}

/**
 * The space for the count is always reserved, and the current tab's name isn't bolder than the others, so that
 * nothing moves when a count changes or another view is opened.
 */
export function ViewTab(props: ViewTabProps) {
  const { name, query, current, count, isHidden = false, isSaved = false } = props
  const zone = useZone()
  const about = count && describeCount(count, zone)
  return (
    <ViewLink
      query={query}
      current={current && !isHidden}
      className={clsx(
        'flex h-8 shrink-0 items-center gap-1 rounded-md pr-1 pl-2 font-medium whitespace-nowrap pointer-coarse:h-11 narrow-tabs:h-11 narrow-tabs:flex-col narrow-tabs:justify-center narrow-tabs:gap-0 narrow-tabs:px-1.5',
        current ? 'bg-accent-soft text-ink' : 'text-muted hover:bg-subtle hover:text-ink',
        isHidden && 'invisible absolute top-0 right-0 w-max',
      )}
      {...(isSaved && { 'data-tab': isHidden ? 'hidden' : '' })}
      {...(about && {
        'data-tooltip': isSaved ? `${name}\n${about}` : about,
        'aria-description': about,
      })}
    >
      <span
        // In a narrow row, a name without a count below it is centered; nothing else moves when one is added.
        className="max-w-40 truncate narrow-tabs:has-[+:empty]:translate-y-2"
        data-tooltip={isSaved ? '' : undefined}
      >
        {name}
      </span>
      <span
        className={clsx(
          'min-w-[4.75ch] [[data-old]_&]:text-(--old) text-xs font-normal tabular-nums narrow-tabs:h-4 narrow-tabs:text-center narrow-tabs:text-[0.6875rem] narrow-tabs:leading-4',
          countColor(count),
        )}
      >
        {count && printTabCount(count.count)}
      </span>
    </ViewLink>
  )
}
