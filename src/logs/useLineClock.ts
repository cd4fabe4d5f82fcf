import { useMemo } from 'react'
import { isSeveralDays, type LineClock } from './lineTime.ts'
import { millisecondOf } from './logLine.ts'
import type { OpenLog } from './openLog.ts'

/** Returns how the times of a log's lines are displayed, as the same object until that changes. */
export function useLineClock(
  { log: { buffer }, span }: OpenLog,
  { zone, isSince }: { readonly zone: LineClock['zone']; readonly isSince: boolean },
): LineClock {
  const [first, last] = [buffer.at(0), buffer.at(buffer.length - 1)]
  const hasDate =
    first !== undefined &&
    last !== undefined &&
    isSeveralDays(millisecondOf(first), millisecondOf(last), zone)
  const since = isSince ? span.createdAt : null
  return useMemo(() => ({ zone, since, hasDate }), [zone, since, hasDate])
}
