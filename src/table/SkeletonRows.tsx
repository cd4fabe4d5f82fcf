import type { CSSProperties } from 'react'
import type { Columns } from '#src/view/columns.ts'
import { isNumeric } from './cellClass.ts'

interface SkeletonRowsProps {
  readonly columns: Columns
  readonly rowHeight: number
  readonly twoLines: boolean
}

/**
 * Placeholders that fill the visible part of the table until the first response arrives. Each column is one painted
 * cell: rendering hundreds of elements would delay the response.
 */
export function SkeletonRows({ columns, rowHeight, twoLines }: SkeletonRowsProps) {
  const style: CSSProperties & Record<string, string> = { '--row': `${rowHeight}px` }
  return (
    <tr aria-hidden className={twoLines ? 'skeleton skeleton-lines' : 'skeleton'} style={style}>
      <td />
      {columns.map(({ key }) => (
        // Mirrored, so that the bars are aligned right, like numbers.
        <td key={key} className={isNumeric(key) ? '-scale-x-100' : undefined} />
      ))}
    </tr>
  )
}
