const two = (number: number) => String(number).padStart(2, '0')

/** `training-jobs-2026-03-02-1403.csv`, in the reader's zone; `now` in ms since the epoch. */
export function fileName(kind: 'csv' | 'json', now: number): string {
  const time = new Date(now)
  const day = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join('-')
  return `training-jobs-${day}-${two(time.getHours())}${two(time.getMinutes())}.${kind}`
}
