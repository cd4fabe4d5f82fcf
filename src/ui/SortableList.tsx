import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
  type Announcements,
} from '@dnd-kit/core'
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable'
import { CSS } from '@dnd-kit/utilities'
import { clsx } from 'clsx'
import { GripVertical } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from './IconButton.tsx'

interface SortableItem {
  readonly id: string
  readonly name: string
  readonly content: ReactNode
}

interface SortableListProps {
  readonly label: string
  readonly items: readonly SortableItem[]
  /** Indexes are from 0. */
  readonly onMove: (from: number, to: number) => void
}

const INSTRUCTIONS =
  'Press Space to pick up the item, the arrow keys to move it, Space to drop it, or Escape to cancel.'

export function SortableList({ label, items, onMove }: SortableListProps) {
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const indexOf = (id: unknown) => items.findIndex((item) => item.id === id)
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      accessibility={{
        announcements: announcementsFor(items),
        screenReaderInstructions: { draggable: INSTRUCTIONS },
      }}
      onDragEnd={({ active, over }) => {
        const [from, to] = [indexOf(active.id), indexOf(over?.id)]
        if (from !== -1 && to !== -1 && from !== to) onMove(from, to)
      }}
    >
      <SortableContext items={items.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
        <ul aria-label={label} className="flex flex-col">
          {items.map((item) => (
            <Item key={item.id} {...item} />
          ))}
        </ul>
      </SortableContext>
    </DndContext>
  )
}

function Item({ id, name, content }: SortableItem) {
  const {
    attributes,
    listeners,
    setNodeRef,
    setActivatorNodeRef,
    transform,
    transition,
    isDragging,
  } = useSortable({ id })
  const verticalTransform = transform && { ...transform, x: 0, scaleX: 1, scaleY: 1 }
  return (
    <li
      ref={setNodeRef}
      data-holds-escape={isDragging || undefined}
      style={{ transform: CSS.Transform.toString(verticalTransform), transition }}
      className={clsx(
        'flex items-center gap-1 rounded-md bg-surface',
        isDragging && 'relative z-1 shadow-[0_2px_12px_rgb(0_0_0/0.2)]',
      )}
    >
      <IconButton
        ref={setActivatorNodeRef}
        icon={GripVertical}
        label={`Move ${name}`}
        tooltip="Drag to reorder, or press Space"
        variant="bare"
        size="small"
        className="h-8 touch-none pointer-coarse:h-11 pointer-coarse:w-9"
        iconClass="size-3.5"
        {...attributes}
        {...listeners}
      />
      {content}
    </li>
  )
}

function announcementsFor(items: readonly SortableItem[]): Announcements {
  const nameOf = (id: unknown) => items.find((item) => item.id === id)?.name ?? ''
  const positionOf = (id: unknown) =>
    `position ${items.findIndex((item) => item.id === id) + 1} of ${items.length}`
  return {
    onDragStart: ({ active }) => `Picked up ${nameOf(active.id)}.`,
    onDragOver: ({ active, over }) =>
      over ? `${nameOf(active.id)} is at ${positionOf(over.id)}.` : undefined,
    onDragEnd: ({ active, over }) =>
      over ? `Dropped ${nameOf(active.id)} at ${positionOf(over.id)}.` : undefined,
    onDragCancel: ({ active }) => `${nameOf(active.id)} wasn’t moved.`,
  }
}
