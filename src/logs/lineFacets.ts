import type { Chunk, LineBuffer } from './lineBuffer.ts'

/** The number of loaded lines for each level and each replica; `null` for lines without one. */
export interface LineFacets {
  readonly levels: ReadonlyMap<string | null, number>
  readonly replicas: ReadonlyMap<string | null, number>
}

const known = new WeakMap<Chunk, LineFacets>()

/** Counts a buffer's lines. Each chunk is counted once. */
export function facetsOf({ chunks }: LineBuffer): LineFacets {
  const levels = new Map<string | null, number>()
  const replicas = new Map<string | null, number>()
  for (const chunk of chunks) {
    const counted = known.get(chunk) ?? countsOf(chunk)
    known.set(chunk, counted)
    for (const [level, count] of counted.levels) add(levels, level, count)
    for (const [replica, count] of counted.replicas) add(replicas, replica, count)
  }
  return { levels, replicas }
}

function countsOf(chunk: Chunk): LineFacets {
  const levels = new Map<string | null, number>()
  const replicas = new Map<string | null, number>()
  for (const { level, replica } of chunk) {
    add(levels, level, 1)
    add(replicas, replica, 1)
  }
  return { levels, replicas }
}

function add(counts: Map<string | null, number>, key: string | null, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count)
}
