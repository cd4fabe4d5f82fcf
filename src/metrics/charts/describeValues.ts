import { formatExact, type Zone } from '#src/lib/zone.ts'
import type { LineChart } from './lineChart.ts'
import { valueAt } from './samples.ts'

/** Returns what a node's charts show at a given time, as text for screen readers. */
export function describeValues(
  { name, charts }: { readonly name: string | null; readonly charts: readonly LineChart[] },
  time: number,
  { step, zone }: { readonly step: number; readonly zone: Zone },
): string {
  const head = [formatExact(time, zone), ...(name === null ? [] : [name])]
  const sentences = charts.map(({ title, lines, print }) => {
    const values = lines.map(({ name: line, series }) => {
      const value = valueAt(series, time, step)
      const text = value === null ? 'no sample' : print(value)
      return lines.length === 1 && line === title ? text : `${line} ${text}`
    })
    return `${title}: ${values.join(', ')}`
  })
  return [head.join(', '), ...sentences].join('. ')
}
