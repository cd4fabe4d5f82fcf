import type { CSSProperties } from 'react'
import type { Columns } from '#src/view/columns.ts'
import { isNumeric } from './cellClass.ts'

interface SkeletonRowsProps {
  readonly columns: Columns
  /** px */
  readonly rowHeight: number
  /** Each row has two lines, as on a phone. */
  readonly twoLines: boolean
}

/**
 * Where the rows will be, until the first response arrives: as many as fill what is visible of the table, whatever
 * its height. Each column is painted, since the response would have to wait for hundreds of elements.
 */
export function SkeletonRows({ columns, rowHeight, twoLines }: SkeletonRowsProps) {
  const style: CSSProperties & Record<string, string> = { '--row': `${rowHeight}px` }
  return (
    <tr aria-hidden className={twoLines ? 'skeleton skeleton-lines' : 'skeleton'} style={style}>
      <td />
      {columns.map(({ key }) => (
        // Mirrored, the bars end on the right, as figures do.
        <td key={key} className={isNumeric(key) ? '-scale-x-100' : undefined} />
      ))}
    </tr>
  )
}
