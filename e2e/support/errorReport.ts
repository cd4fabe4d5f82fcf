import type { TestInfo } from '@playwright/test'
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'

export interface ReportRow {
  readonly scenario: string
  readonly message: string
  /** How long the page took to recover after the API did. */
  readonly recovered: string
  readonly rowsLost: number
}

const TYPE = 'scenario'

/** Adds a row to the table that {@link ErrorReporter} prints at the end of the run. */
export function report({ annotations }: TestInfo, row: ReportRow): void {
  annotations.push({ type: TYPE, description: JSON.stringify(row) })
}

class ErrorReporter implements Reporter {
  readonly #rows: ReportRow[] = []

  onTestEnd(_test: TestCase, result: TestResult): void {
    for (const { type, description } of result.annotations) {
      // oxlint-disable-next-line typescript/no-unsafe-argument -- `report` above wrote it
      if (type === TYPE && description !== undefined) this.#rows.push(JSON.parse(description))
    }
  }

  onEnd(): void {
    if (this.#rows.length === 0) return
    const lines = [
      ['scenario', 'message', 'recovered after', 'rows lost'],
      ...this.#rows.map((row) => [row.scenario, row.message, row.recovered, String(row.rowsLost)]),
    ]
    const widths = [0, 1, 2, 3].map((column) =>
      Math.max(...lines.map((line) => (line[column] ?? '').length)),
    )
    const lost = this.#rows.reduce((sum, { rowsLost }) => sum + rowsLost, 0)
    process.stdout.write(
      `\n${lines
        .map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | '))
        .join('\n')}\n\n${this.#rows.length} scenarios, ${lost} rows lost\n`,
    )
  }
}

// Playwright expects a reporter as the module's default export.
export default ErrorReporter
