import type { TestInfo } from '@playwright/test'
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'

/** What a test of the matrix saw of one fault. */
export interface FaultRow {
  readonly fault: string
  /** The sentence on the screen. */
  readonly sees: string
  /** From the upstream's recovery to the page's own. */
  readonly recovered: string
  readonly rowsLost: number
}

const TYPE = 'fault'

/** Keeps what was seen for the table at the run's end. */
export function noteFault({ annotations }: TestInfo, row: FaultRow): void {
  annotations.push({ type: TYPE, description: JSON.stringify(row) })
}

/** Prints the matrix when the run is over: fault, what the person sees, recovered after, rows lost. */
class FaultReporter implements Reporter {
  readonly #rows: FaultRow[] = []

  onTestEnd(_test: TestCase, result: TestResult): void {
    for (const { type, description } of result.annotations) {
      // oxlint-disable-next-line typescript/no-unsafe-argument -- `noteFault` above wrote it
      if (type === TYPE && description !== undefined) this.#rows.push(JSON.parse(description))
    }
  }

  onEnd(): void {
    const lines = [
      ['fault', 'what the person sees', 'recovered after', 'rows lost'],
      ...this.#rows.map((row) => [row.fault, row.sees, row.recovered, String(row.rowsLost)]),
    ]
    const widths = [0, 1, 2, 3].map((column) =>
      Math.max(...lines.map((line) => (line[column] ?? '').length)),
    )
    const lost = this.#rows.reduce((sum, { rowsLost }) => sum + rowsLost, 0)
    process.stdout.write(
      `\n${lines
        .map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | '))
        .join('\n')}\n\n${this.#rows.length} faults, ${lost} rows lost\n`,
    )
  }
}

// Playwright takes a reporter by its module's default export.
export default FaultReporter
