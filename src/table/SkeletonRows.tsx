import { ROW_HEIGHT } from './widths.ts'

const ROWS = 14

/** Where the rows will be, while the first answer is on its way. */
export function SkeletonRows({ columns }: { readonly columns: number }) {
  return Array.from({ length: ROWS }, (_, row) => (
    <tr key={row} aria-hidden style={{ height: ROW_HEIGHT }}>
      {Array.from({ length: columns }, (__, column) => (
        <td key={column} className="border-b border-line px-3 first:pl-4">
          <span
            className="block h-3 rounded bg-subtle"
            style={{ width: `${45 + ((row * 7 + column * 13) % 45)}%` }}
          />
        </td>
      ))}
    </tr>
  ))
}
