import type { Zone } from '#src/lib/zone.ts'

/** How long a browser may take to begin with a file, ms. */
const BEGUN = 60_000

/** Has the browser save a file under a name. */
export function download(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), BEGUN)
}

const two = (number: number) => String(number).padStart(2, '0')

/** `training-jobs-2026-03-02-1403.csv`, in the reader's zone, or `…-1303Z.csv` in UTC; `now` in ms since the epoch. */
export function fileName(kind: 'csv' | 'json', now: number, zone: Zone): string {
  const time = new Date(now)
  if (zone) {
    const [day = '', clock = ''] = time.toISOString().split('T')
    return `training-jobs-${day}-${clock.slice(0, 5).replace(':', '')}Z.${kind}`
  }
  const day = [time.getFullYear(), two(time.getMonth() + 1), two(time.getDate())].join('-')
  return `training-jobs-${day}-${two(time.getHours())}${two(time.getMinutes())}.${kind}`
}
