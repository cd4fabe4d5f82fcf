import { shortUser } from '#src/jobs/sharedDomain.ts'
import { formatCount } from '#src/lib/units.ts'
import type { GpuUser, UsersKey } from './users.ts'
import { WallList, type ListFrame } from './WallList.tsx'
import { NO_USER, usersTitle } from './words.ts'

interface GpuUsersProps {
  readonly users: readonly GpuUser[]
  readonly by: UsersKey
  /** The domain that all users share; see `sharedDomain`. */
  readonly domain: string | null
  readonly frame: ListFrame
}

/** The users or projects whose jobs the GPUs run, with a bar to scale. */
export function GpuUsers({ users, by, domain, frame }: GpuUsersProps) {
  const max = Math.max(...users.map(({ gpus }) => gpus), 1)
  return (
    <WallList
      title={usersTitle(by)}
      items={users}
      frame={frame}
      keyOf={({ value }) => value}
      none="No matching jobs are active."
    >
      {({ value, name, gpus, note }) => (
        <>
          {/* Higher than in other lists, so that descenders don't touch the bar. */}
          <span className="-mt-0.5 flex items-baseline gap-3">
            {value === '' ? (
              <span className="truncate text-muted">{NO_USER}</span>
            ) : (
              <span className="truncate">{by === 'user' ? shortUser(name, domain) : name}</span>
            )}
            <span className="ml-auto whitespace-nowrap text-muted tabular-nums">{note}</span>
            {gpus > 0 && <span className="font-medium tabular-nums">{formatCount(gpus)}</span>}
          </span>
          {gpus > 0 && (
            <span
              aria-hidden
              className="absolute bottom-0 left-0 h-1 rounded-full fill-running"
              style={{ width: `max(1px, ${(gpus / max) * 100}%)` }}
            />
          )}
        </>
      )}
    </WallList>
  )
}
