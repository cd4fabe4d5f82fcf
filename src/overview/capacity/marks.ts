import type { GpuUse } from '#src/overview/now/gpuUse.ts'
import type { TypeCapacity } from './capacities.ts'

/** The capacity that a bar is marked with, by the bar's GPU type. */
export type Marks = ReadonlyMap<string, TypeCapacity>

export const NO_MARKS: Marks = new Map()

/**
 * Returns which of the bars by GPU type have a capacity. None that shares its type with another bar or capacity has
 * one, since it would be compared with GPUs that it doesn't count.
 */
export function marksOf(
  uses: readonly Pick<GpuUse, 'value' | 'gpus'>[],
  capacities: readonly TypeCapacity[],
): Marks {
  const marks = new Map<string, TypeCapacity>()
  for (const { value, gpus } of uses) {
    const key = typeKey(value)
    if (key === '' || gpus === 0) continue
    const [capacity, ...others] = capacities.filter(({ type }) => typeKey(type) === key)
    const isOnly = uses.filter((other) => typeKey(other.value) === key).length === 1
    if (capacity && others.length === 0 && isOnly) marks.set(value, capacity)
  }
  return marks
}

/** Returns the largest number of GPUs that a mark is at; 0 without any. */
export function maxOf(marks: Marks): number {
  return Math.max(
    0,
    ...[...marks.values()].flatMap(({ limit, baseline, usage }) => [limit, baseline ?? 0, usage]),
  )
}

/** Returns the same text for `H100`, `h100` and `NVIDIA-H100`. */
function typeKey(type: string): string {
  return type
    .toLowerCase()
    .replaceAll(/[^a-z\d]/g, '')
    .replace(/^nvidia/, '')
}
