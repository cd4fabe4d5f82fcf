import { FACETS } from '#src/view/filtering/facets.ts'
import type { LaneKey } from '#src/view/overview.ts'
import type { LaneGroup } from './laneGroups.ts'

export function groupName({ name, value }: LaneGroup, by: LaneKey): string {
  return by === 'project' ? name || value : FACETS[by].print(name)
}
