import { plural } from '#src/lib/units.ts'
import { copyText } from '#src/ui/copyText.ts'
import { showToast } from '#src/ui/toasts.ts'
import type { ListedLines } from './listedLines.ts'
import type { LogLine } from './logLine.ts'
import { printLines } from './printLines.ts'
import type { RankRange } from './useRangeSelection.ts'

/** Returns listed lines as text. */
export function textOfLines({ lines }: ListedLines, { first, last }: RankRange): string {
  const selected: LogLine[] = []
  for (let rank = first; rank <= last; rank += 1) {
    const line = lines.at(rank)
    if (line) selected.push(line)
  }
  return printLines(selected)
}

/** Copies listed lines, and says how many. */
export async function copyLines(listed: ListedLines, range: RankRange): Promise<void> {
  const result = await copyText(textOfLines(listed, range))
  if (result !== 'copied') return
  const title = `Copied ${plural(range.last - range.first + 1, 'line')}`
  showToast({ id: 'log-copy', title, lasts: 3000 })
}
