import { COLUMN_KEYS } from '../jobs/fields.ts'
import { columnLeft, columnWidth, ROW_HEIGHT } from './widths.ts'

const ROWS = 14

/** Space before and after a bar, px: a cell's padding. */
const PADDING = 12
/** The same in line with the page's margin. */
const FIRST_PADDING = 16

/** What part of its column a bar fills. */
const FILL = 0.6

/** A bar in each column: the colours along one row. */
const bars = COLUMN_KEYS.flatMap((key) => {
  const padding = key === 'status' ? FIRST_PADDING : PADDING
  const from = `calc(${columnLeft(key)} + ${padding}px)`
  const to = `calc(${columnLeft(key)} + ${padding}px + ${columnWidth(key)} * ${FILL})`
  return [
    `transparent ${from}`,
    `var(--subtle) ${from}`,
    `var(--subtle) ${to}`,
    `transparent ${to}`,
  ]
}).join()

const BAR_HEIGHT = 12
const above = (ROW_HEIGHT - BAR_HEIGHT) / 2

const style = {
  height: ROWS * ROW_HEIGHT,
  background: `linear-gradient(to right, ${bars})`,
  mask: `repeating-linear-gradient(transparent 0 ${above}px, black ${above}px ${above + BAR_HEIGHT}px, transparent ${above + BAR_HEIGHT}px ${ROW_HEIGHT}px)`,
}

const lines = {
  background: `repeating-linear-gradient(transparent 0 ${ROW_HEIGHT - 1}px, var(--line) ${ROW_HEIGHT - 1}px ${ROW_HEIGHT}px)`,
}

/**
 * Where the rows will be, while the first answer is on its way: painted, not built of hundreds of
 * elements that the answer would have to wait for.
 */
export function SkeletonRows() {
  return (
    <tr aria-hidden>
      <td colSpan={COLUMN_KEYS.length} className="p-0" style={lines}>
        <div style={style} />
      </td>
    </tr>
  )
}
