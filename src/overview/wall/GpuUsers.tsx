import { clsx } from 'clsx'
import { shortUser } from '#src/jobs/sharedDomain.ts'
import { hidesSome } from '#src/view/filtering/hiddenStatuses.ts'
import { useView } from '#src/view/useView.tsx'
import type { GpuUser, UsersKey } from './users.ts'
import { WallList, type ListFrame } from './WallList.tsx'
import { NO_USER, usersTitle } from './words.ts'

interface GpuUsersProps {
  readonly users: readonly GpuUser[]
  readonly by: UsersKey
  readonly domain: string | null
  readonly frame: ListFrame
}

export function GpuUsers({ users, by, domain, frame }: GpuUsersProps) {
  const [view] = useView()
  const none = hidesSome(view, 'running') ? '' : '0'
  const max = Math.max(...users.map(({ gpus }) => gpus), 1)
  return (
    <WallList
      title={usersTitle(by)}
      items={users}
      frame={frame}
      keyOf={({ value }) => value}
      none="No active jobs in this view."
      columns={
        users.some(({ note }) => note !== '')
          ? 'grid-cols-[minmax(0,1fr)_max-content_max-content]'
          : 'grid-cols-[minmax(0,1fr)_max-content]'
      }
    >
      {({ value, name, gpus, running, hasGpus, note }) => (
        // Padded, so that descenders don't touch the bar.
        <>
          <span className={clsx('truncate pb-1.5', value === '' && 'text-muted')}>
            {value === '' ? NO_USER : by === 'user' ? shortUser(name, domain) : name}
          </span>
          <span
            className={clsx(
              'pb-1.5 text-right tabular-nums',
              running === '' ? 'text-muted' : 'font-medium',
            )}
          >
            {running || (hasGpus && none)}
          </span>
          {note !== '' && <span className="pb-1.5 text-right text-muted tabular-nums">{note}</span>}
          {gpus > 0 && (
            <span
              aria-hidden
              className="absolute bottom-1 left-0 h-1 rounded-full fill-running"
              style={{ width: `max(1px, ${(gpus / max) * 100}%)` }}
            />
          )}
        </>
      )}
    </WallList>
  )
}
