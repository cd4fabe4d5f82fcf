import { ChartGantt } from 'lucide-react'
import { FIELDS } from '#src/jobs/fields.ts'
import { uncapitalized } from '#src/lib/capitalized.ts'
import { revealedPart } from '#src/overview/revealedPart.ts'
import type { Command } from '#src/palette/command.ts'
import type { ViewContext } from '#src/palette/viewCommands.ts'
import {
  isSameOverview,
  LANE_KEYS,
  PARTS,
  USE_KEYS,
  type Overview,
  type Part,
} from '#src/view/overview.ts'
import { PART_LABELS, withoutPart, withPart } from '#src/view/overviewParts.ts'

interface OverviewContext extends Pick<ViewContext, 'view' | 'setView'> {
  /** Collapses the overview and moves the focus out of it. */
  readonly onCollapse: () => void
}

/** Search words for each part's command, besides its label. */
const KEYWORDS: Readonly<Record<Part, string>> = {
  now: 'gpus usage utilization in use who waiting',
  timeline: 'gantt runs history over time',
  trend: 'history over time per day gpus failures',
  queue: 'waiting pending position next',
  failures: 'crashed broken dead error types',
}

/** Returns commands that display or hide a part of the overview, or group it by another field. */
export function overviewCommands(context: OverviewContext): Command[] {
  return [
    ...PARTS.map((part) => partCommand(part, context)),
    ...USE_KEYS.map((uses) => groupCommand('now', FIELDS[uses].label, { uses }, context)),
    ...LANE_KEYS.map((lanes) => groupCommand('timeline', FIELDS[lanes].label, { lanes }, context)),
  ]
}

function partCommand(part: Part, { view, setView, onCollapse }: OverviewContext): Command {
  const { parts } = view.overview
  const isDisplayed = parts.includes(part)
  return {
    id: `overview ${part}`,
    group: 'Actions',
    label: `${isDisplayed ? 'Hide' : 'Show'} ${PART_LABELS[part]}`,
    alias: part,
    keywords: `overview chart ${KEYWORDS[part]}`,
    icon: ChartGantt,
    run: () => {
      if (!isDisplayed) show(part, {}, setView)
      else if (parts.length === 1) onCollapse()
      else {
        revealedPart.set(null)
        setView(({ overview }) => ({ overview: withoutPart(overview, part) }), 'replace')
      }
    },
  }
}

function groupCommand(
  part: Part,
  by: string,
  grouping: Partial<Overview>,
  { view: { overview }, setView }: OverviewContext,
): Command {
  const label = `Group ${PART_LABELS[part]} by ${uncapitalized(by)}`
  const grouped = withPart({ ...overview, ...grouping }, part)
  return {
    id: `overview ${label}`,
    group: 'Actions',
    label,
    keywords: 'overview chart show',
    icon: ChartGantt,
    checked: isSameOverview(overview, grouped),
    searchOnly: true,
    run: () => show(part, grouping, setView),
  }
}

function show(part: Part, grouping: Partial<Overview>, setView: ViewContext['setView']): void {
  revealedPart.set(part)
  setView(({ overview }) => ({ overview: withPart({ ...overview, ...grouping }, part) }), 'replace')
}
