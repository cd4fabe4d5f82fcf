import { CHECK_WIDTH, type Sizes } from './widths.ts'

/** Space before a bar, px: a cell's padding. */
const PADDING = 12
/** The same in line with the page's margin. */
const MARGIN = 16

/** What part of its column a bar fills. */
const FILL = 0.6

const BAR_HEIGHT = 12

interface SkeletonRowsProps {
  readonly sizes: Sizes
  /** px */
  readonly rowHeight: number
  /** Where each bar of a row begins, px from the row's middle. */
  readonly bars: readonly number[]
}

/**
 * Where the rows will be, until the first response arrives: as many as fill what is visible of the table, whatever
 * its height. Painted, since the response would have to wait for hundreds of elements.
 */
export function SkeletonRows({ sizes, rowHeight, bars }: SkeletonRowsProps) {
  // Each color from where the one before ends.
  const lines = bars.map((bar) => {
    const top = rowHeight / 2 + bar
    return `transparent 0 ${top}px, black 0 ${top + BAR_HEIGHT}px, `
  })
  return (
    <tr aria-hidden>
      <td
        colSpan={sizes.widths.length + 1}
        className="p-0"
        style={{
          background: `repeating-linear-gradient(transparent 0 ${rowHeight - 1}px, var(--line) ${rowHeight - 1}px ${rowHeight}px)`,
        }}
      >
        <div
          style={{
            // Down to the end of the window, below the table's head.
            height: 'calc(100dvh - var(--above) - var(--thead))',
            background: `linear-gradient(to right, ${barsOf(sizes)})`,
            mask: `repeating-linear-gradient(${lines.join('')}transparent 0 ${rowHeight}px)`,
          }}
        />
      </td>
    </tr>
  )
}

/** A bar in each column: the colors along one row. */
function barsOf({ lefts, widths }: Sizes): string {
  const bars = lefts.map((left, place) => ({
    from: `calc(${left} + ${PADDING}px)`,
    to: `calc(${left} + ${PADDING}px + ${widths[place]} * ${FILL})`,
  }))
  return [{ from: `${MARGIN}px`, to: `${CHECK_WIDTH - 4}px` }, ...bars]
    .flatMap(({ from, to }) => [
      `transparent ${from}`,
      `var(--edge) ${from}`,
      `var(--edge) ${to}`,
      `transparent ${to}`,
    ])
    .join()
}
