import { ChartGantt } from 'lucide-react'
import { FIELDS } from '#src/jobs/fields.ts'
import { capitalized } from '#src/lib/capitalized.ts'
import { OVERVIEW_ID } from '#src/overview/OverviewButton.tsx'
import type { Command } from '#src/palette/command.ts'
import type { ViewContext } from '#src/palette/viewCommands.ts'
import { prefersCalm } from '#src/ui/prefersCalm.ts'
import {
  inOrder,
  isSameOverview,
  LANE_KEYS,
  PARTS,
  USE_KEYS,
  type Overview,
  type Part,
} from '#src/view/overview.ts'

interface OverviewContext extends Pick<ViewContext, 'view' | 'setView'> {
  /** Folds the overview; the focus moves out of it. */
  readonly onFold: () => void
}

/** What people look for in each part. */
const FOUND_BY: Readonly<Record<Part, string>> = {
  now: 'gpus usage utilization in use who waiting',
  timeline: 'gantt runs history over time',
  trend: 'history over time per day gpus failures',
  queue: 'waiting pending position next',
  failures: 'crashed broken dead error types',
}

/** For each part a command that shows or hides it, and for each grouping one that shows the part grouped so. */
export function overviewCommands(context: OverviewContext): Command[] {
  return [
    ...PARTS.map((part) => partCommand(part, context)),
    ...USE_KEYS.map((uses) => groupCommand('now', FIELDS[uses].label, { uses }, context)),
    ...LANE_KEYS.map((lanes) => groupCommand('timeline', FIELDS[lanes].label, { lanes }, context)),
  ]
}

function partCommand(part: Part, { view, setView, onFold }: OverviewContext): Command {
  const { parts } = view.overview
  const isShown = parts.includes(part)
  return {
    id: `overview ${part}`,
    group: 'Actions',
    label: `${isShown ? 'Hide' : 'Show'} ${capitalized(part)}`,
    alias: part,
    keywords: `overview chart ${FOUND_BY[part]}`,
    icon: ChartGantt,
    run: () => {
      if (!isShown) show(part, {}, setView)
      else if (parts.length === 1) onFold()
      else setView(({ overview }) => ({ overview: withoutPart(overview, part) }), 'replace')
    },
  }
}

/** Shows a part of which `grouping` sets what it is grouped by. */
function groupCommand(
  part: Part,
  by: string,
  grouping: Partial<Overview>,
  { view: { overview }, setView }: OverviewContext,
): Command {
  const label = `Group ${capitalized(part)} by ${isAcronymFirst(by) ? by : by.toLowerCase()}`
  const grouped = withPart({ ...overview, ...grouping }, part)
  return {
    id: `overview ${label}`,
    group: 'Actions',
    label,
    keywords: 'overview chart show',
    icon: ChartGantt,
    checked: isSameOverview(overview, grouped),
    deep: true,
    run: () => show(part, grouping, setView),
  }
}

/** `GPU type`, which doesn't begin with a small letter within a sentence. */
const isAcronymFirst = (label: string) => /^[A-Z]{2}/.test(label)

function show(part: Part, grouping: Partial<Overview>, setView: ViewContext['setView']): void {
  setView(({ overview }) => ({ overview: withPart({ ...overview, ...grouping }, part) }), 'replace')
  scrollToPart(part)
}

const withPart = (overview: Overview, part: Part): Overview => ({
  ...overview,
  parts: inOrder([...overview.parts, part]),
})

const withoutPart = (overview: Overview, part: Part): Overview => ({
  ...overview,
  parts: overview.parts.filter((other) => other !== part),
})

/** How many frames a part may take to appear: its code may have to be loaded. */
const FRAMES = 120

/** Brings a part into view, once it is there. */
function scrollToPart(part: Part, frames = FRAMES): void {
  const headings = document.querySelectorAll(`#${OVERVIEW_ID} h2`)
  const heading = [...headings].find(({ textContent }) => textContent === capitalized(part))
  if (heading) {
    const behavior = prefersCalm() ? 'auto' : 'smooth'
    heading.closest('section')?.scrollIntoView({ block: 'nearest', behavior })
  } else if (frames > 0) {
    requestAnimationFrame(() => scrollToPart(part, frames - 1))
  }
}
