import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { NodeSeries } from '#src/metrics/jobMetrics.ts'
import { IconButton } from '#src/ui/IconButton.tsx'
import { MenuPicker } from '#src/ui/MenuPicker.tsx'

interface NodePickerProps {
  readonly nodes: readonly NodeSeries[]
  readonly selected: number
  readonly onSelect: (node: number) => void
}

/** Selects the node of the charts and tables below. */
export function NodePicker({ nodes, selected, onSelect }: NodePickerProps) {
  const last = nodes.length - 1
  return (
    <div role="group" aria-label="Displayed node" className="flex items-center gap-1">
      <MenuPicker
        label="Node"
        value={String(selected)}
        options={nodes.map(({ name, id }, node) => ({
          value: String(node),
          label: name,
          ...(id !== null && id !== name && { hint: id }),
        }))}
        onSelect={(value) => onSelect(Number(value))}
      >
        {nodes[selected]?.name}
      </MenuPicker>
      <IconButton
        icon={ChevronLeft}
        label="Previous node"
        size="medium"
        disabled={selected === 0}
        onClick={() => onSelect(selected - 1)}
      />
      <IconButton
        icon={ChevronRight}
        label="Next node"
        size="medium"
        disabled={selected === last}
        onClick={() => onSelect(selected + 1)}
      />
      <span className="text-muted tabular-nums">
        {selected + 1} of {nodes.length}
      </span>
    </div>
  )
}
