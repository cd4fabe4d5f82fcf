/** A share from 0 to 1 in words: `12%`, `none ended`. */
export function percent(share: number | null): string {
  if (share === null) return 'none ended'
  // A few of many are not none, and nearly all are not all.
  if (share > 0 && share < 0.01) return '<1%'
  return share > 0.99 && share < 1 ? '>99%' : `${Math.round(share * 100)}%`
}
