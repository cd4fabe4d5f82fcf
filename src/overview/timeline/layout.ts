import type { BarGroup } from './bars.ts'

/** Positions of lanes and groups, px from the top. */
export interface Layout {
  readonly laneHeight: number
  readonly tops: Float64Array
  /** Each group's top and height, including its name. */
  readonly groups: readonly { readonly top: number; readonly height: number }[]
  readonly height: number
}

const LANE_HEIGHTS = [16, 14, 12, 10, 8, 7, 6, 5] as const
const MIN_LANE_HEIGHT = 5
/** Height of a group's name, next to its lanes or above them. */
export const NAME_HEIGHT = 18
const GAP = 4

type Lanes = Pick<BarGroup, 'lanes'>

/** The highest lanes that fit into `room` px, or the lowest if none fit. `above` puts names above their lanes. */
export function layOut(groups: readonly Lanes[], room: number, above: boolean): Layout {
  const max = Math.max(room, totalOf(groups, MIN_LANE_HEIGHT, above))
  const laneHeight =
    LANE_HEIGHTS.find((height) => totalOf(groups, height, above) <= max) ?? MIN_LANE_HEIGHT
  const tops = new Float64Array(groups.reduce((sum, { lanes }) => sum + lanes, 0))
  let lane = 0
  let top = 0
  const positions = groups.map((group) => {
    const height = heightOf(group, laneHeight, above)
    const first = above ? NAME_HEIGHT : Math.floor((height - group.lanes * laneHeight) / 2)
    for (let own = 0; own < group.lanes; own++) tops[lane++] = top + first + own * laneHeight
    const position = { top, height }
    top += height + GAP
    return position
  })
  return { laneHeight, tops, groups: positions, height: top }
}

function totalOf(groups: readonly Lanes[], laneHeight: number, above: boolean): number {
  return groups.reduce((sum, group) => sum + heightOf(group, laneHeight, above) + GAP, 0)
}

function heightOf({ lanes }: Lanes, laneHeight: number, above: boolean): number {
  const height = lanes * laneHeight
  return above ? height + NAME_HEIGHT : Math.max(height, NAME_HEIGHT)
}

/** Returns the height to display, px: all of it, or up to the middle of a lane to show that more follow. */
export function heightInView({ tops, laneHeight, height }: Layout, max: number): number {
  if (height <= max) return height
  const last = lanesWhere(tops, (top) => top + laneHeight / 2 <= max) - 1
  const middle = (tops[last] ?? NaN) + laneHeight / 2
  return Number.isNaN(middle) ? max : Math.floor(middle)
}

/** Returns the lane at `y` px from the top; -1 if none. */
export function laneAt({ tops, laneHeight }: Layout, y: number): number {
  const lane = lanesWhere(tops, (top) => top <= y) - 1
  return y < (tops[lane] ?? NaN) + laneHeight ? lane : -1
}

/** Returns the lanes that are visible between two heights; `until` is exclusive. */
export function lanesWithin({ tops, laneHeight }: Layout, top: number, bottom: number) {
  return {
    from: lanesWhere(tops, (lane) => lane + laneHeight <= top),
    until: lanesWhere(tops, (lane) => lane < bottom),
  }
}

/** Returns how many lanes from the start have a top for which `holds` is true. It must be false for all others. */
function lanesWhere(tops: Float64Array, holds: (top: number) => boolean): number {
  let low = 0
  let high = tops.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(tops[middle] ?? Infinity)) low = middle + 1
    else high = middle
  }
  return low
}
