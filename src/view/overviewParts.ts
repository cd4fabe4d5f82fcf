import { inOrder, type Overview, type Part } from './overview.ts'

/** What the parts of the overview are called. */
export const PART_LABELS: Readonly<Record<Part, string>> = {
  now: 'Now',
  timeline: 'Timeline',
  trend: 'Trend',
  queue: 'Queue',
  failures: 'Failures',
}

/** The overview with a part unfolded. */
export const withPart = (overview: Overview, part: Part): Overview => ({
  ...overview,
  parts: inOrder([...overview.parts, part]),
})

/** The overview without a part. */
export const withoutPart = (overview: Overview, part: Part): Overview => ({
  ...overview,
  parts: overview.parts.filter((other) => other !== part),
})
