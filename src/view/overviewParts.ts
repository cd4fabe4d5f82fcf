import { inOrder, type Overview, type Part } from './overview.ts'

export const PART_LABELS: Readonly<Record<Part, string>> = {
  now: 'Now',
  timeline: 'Timeline',
  trend: 'Trend',
  queue: 'Queue',
  failures: 'Failures',
}

export const withPart = (overview: Overview, part: Part): Overview => ({
  ...overview,
  parts: inOrder([...overview.parts, part]),
})

export const withoutPart = (overview: Overview, part: Part): Overview => ({
  ...overview,
  parts: overview.parts.filter((other) => other !== part),
})
