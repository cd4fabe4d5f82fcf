import { Popover } from '@base-ui/react/popover'
import { clsx } from 'clsx'
import { Pin } from 'lucide-react'
import { flushSync } from 'react-dom'
import { FIELD_KEYS, type FieldKey } from '#src/jobs/fields.ts'
import { Button } from '#src/ui/Button.tsx'
import { IconButton } from '#src/ui/IconButton.tsx'
import { PopupFrame, popupRoot, type PopupProps } from '#src/ui/PopupFrame.tsx'
import { SortableList } from '#src/ui/SortableList.tsx'
import { truncateList } from '#src/ui/truncateList.ts'
import {
  type Column,
  columnLabel,
  columnsOf,
  withColumnMoved,
  withColumnToggled,
  withPinToggled,
} from '#src/view/columns.ts'
import { DEFAULT_LAYOUT, isDefaultLayout } from '#src/view/saved/layouts.ts'
import { setColumns, setLayout } from '#src/view/saved/setLayout.ts'
import { useView } from '#src/view/useView.tsx'
import { DENSITIES, DENSITY_LABELS } from '#src/view/view.ts'
import { CHECKBOX } from './cellClass.ts'

export function ColumnsPopup({ anchor, onClose }: Pick<PopupProps, 'anchor' | 'onClose'>) {
  const [view, setView] = useView()
  const { density, status } = view
  const columns = columnsOf(view)
  function toggle(key: FieldKey) {
    // The column's checkbox moves to the other list; the focus follows it.
    flushSync(() => setColumns(setView, (now) => withColumnToggled(now, key)))
    document.getElementById(idOf(key))?.focus()
  }
  const hidden = FIELD_KEYS.filter((key) => !columns.some((column) => column.key === key))
  const isDefault = isDefaultLayout(view)
  return (
    <Popover.Root {...popupRoot({ anchor, onClose })}>
      <PopupFrame
        anchor={anchor}
        label="Columns and density"
        parts={Popover}
        still
        className="w-72"
      >
        <div role="group" aria-label="Density" className="flex gap-1 border-b border-line p-1">
          {DENSITIES.map((value) => (
            <Button
              key={value}
              variant="quiet"
              aria-pressed={value === density}
              className="flex-1"
              onClick={() => setLayout(setView, () => ({ density: value }))}
            >
              {DENSITY_LABELS[value]}
            </Button>
          ))}
        </div>
        <div ref={truncateList} className="min-h-0 overflow-y-auto p-1">
          <SortableList
            label="Visible columns"
            items={columns.map((column) => ({
              id: column.key,
              name: columnLabel(column.key, status),
              content: (
                <DisplayedColumn
                  column={column}
                  label={columnLabel(column.key, status)}
                  isLast={columns.length === 1}
                  onToggle={() => toggle(column.key)}
                  onPin={() => setColumns(setView, (now) => withPinToggled(now, column.key))}
                />
              ),
            }))}
            onMove={(from, to) => setColumns(setView, (now) => withColumnMoved(now, from, to))}
          />
          {hidden.length > 0 && (
            <ul
              aria-label="Hidden columns"
              className="mt-1 border-t border-line pt-1 pl-7 pointer-coarse:pl-10"
            >
              {hidden.map((key) => (
                <li key={key} className="flex h-8 pointer-coarse:h-11">
                  <ColumnCheckbox
                    fieldKey={key}
                    label={columnLabel(key, status)}
                    checked={false}
                    onToggle={() => toggle(key)}
                  />
                </li>
              ))}
            </ul>
          )}
        </div>
        <div className="flex border-t border-line p-1">
          <Button
            variant="quiet"
            disabled={isDefault}
            disabledReason="Already using defaults"
            className="flex-1"
            onClick={() => setLayout(setView, () => DEFAULT_LAYOUT)}
          >
            Reset to default
          </Button>
        </div>
      </PopupFrame>
    </Popover.Root>
  )
}

interface DisplayedColumnProps {
  readonly column: Column
  readonly label: string
  readonly isLast: boolean
  readonly onToggle: () => void
  readonly onPin: () => void
}

function DisplayedColumn(props: DisplayedColumnProps) {
  const { column, label, isLast, onToggle, onPin } = props
  const { key, pinned } = column
  return (
    <>
      <ColumnCheckbox fieldKey={key} label={label} checked disabled={isLast} onToggle={onToggle} />
      <IconButton
        icon={Pin}
        label={`Pin ${label}`}
        tooltip={pinned ? `Unpin ${label}` : `Pin ${label} to the left`}
        iconClass={clsx('size-3.5', pinned && 'fill-current text-accent')}
        aria-pressed={pinned}
        onClick={onPin}
      />
    </>
  )
}

const idOf = (key: FieldKey) => `column-${key}`

interface ColumnCheckboxProps {
  readonly fieldKey: FieldKey
  readonly label: string
  readonly checked: boolean
  readonly disabled?: boolean
  readonly onToggle: () => void
}

function ColumnCheckbox(props: ColumnCheckboxProps) {
  const { fieldKey, label, checked, disabled = false, onToggle } = props
  return (
    <label className="flex min-w-0 flex-1 cursor-pointer items-center gap-2 self-stretch rounded-md px-1.5 hover:bg-subtle">
      <input
        id={idOf(fieldKey)}
        type="checkbox"
        className={CHECKBOX}
        checked={checked}
        disabled={disabled}
        onChange={onToggle}
      />
      <span className="truncate">{label}</span>
    </label>
  )
}
