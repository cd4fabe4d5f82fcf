import { formatCount } from './units.ts'

/** Formats a fraction as a percentage: `97%`. It is 0 or 100 only if it is exactly that: `< 1%`, `> 99%`, `> 100%`. */
export function formatShare(share: number): string {
  if (share > 0 && share < 0.01) return '< 1%'
  if (share < 1 && share > 0.99) return '> 99%'
  if (share > 1 && share < 1.01) return '> 100%'
  return `${formatCount(Math.round(share * 100))}%`
}
