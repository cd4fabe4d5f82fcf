import { Combobox } from '@base-ui/react/combobox'
import { Check } from 'lucide-react'
import { useMemo, useState, type ReactNode, type RefObject } from 'react'
import { fold } from '../lib/fold.ts'
import { classes, POPUP } from './classes.ts'
import { isWithin, landmarkOf } from './anchor.ts'

export interface ListItem {
  readonly value: string
  readonly label: string
  /** Said beside the label, and searched too. */
  readonly hint?: string
  readonly icon?: ReactNode
  readonly count?: string
}

export interface ListSet {
  readonly label: string
  readonly values: readonly string[]
}

export interface ListPopupProps {
  readonly anchor: RefObject<HTMLElement | null>
  readonly label: string
  readonly placeholder: string
  readonly items: readonly ListItem[]
  readonly selected: readonly string[]
  readonly onSelect: (values: readonly string[]) => void
  readonly multiple: boolean
  /** An item for a text that is no known one, so that anything can be typed. */
  readonly itemForText?: (text: string) => ListItem | null
  /** Said when nothing matches what is typed. */
  readonly empty: string
  /** Sets to pick at one click, above the list. */
  readonly sets?: readonly ListSet[]
  /** Controls below the list. */
  readonly footer?: ReactNode
  readonly onClose: () => void
}

/** The list of a ListPicker; loaded when it opens. */
export function ListPopup(props: ListPopupProps) {
  const { anchor, label, placeholder, selected, onSelect, multiple, sets = [], onClose } = props
  const [text, setText] = useState('')
  const folded = useMemo(
    () => props.items.map(({ label: name, hint = '' }) => fold(`${name} ${hint}`)),
    [props.items],
  )
  const items = matching(props, folded, text.trim())
  return (
    <Combobox.Root<string, boolean>
      open
      multiple={multiple}
      autoHighlight
      items={items.map((item) => item.value)}
      filter={null}
      value={multiple ? [...selected] : (selected[0] ?? null)}
      inputValue={text}
      onInputValueChange={(value, { reason }) => {
        // Picking one of several must not wipe what was typed to find it.
        if (reason !== 'item-press') setText(value)
      }}
      onValueChange={(picked) => {
        onSelect([picked ?? []].flat())
        if (!multiple) onClose()
      }}
      onOpenChange={(open, { event }) => {
        if (!open && !isWithin(anchor.current, event.target)) onClose()
      }}
    >
      <Combobox.Portal container={landmarkOf(anchor.current)}>
        <Combobox.Positioner anchor={anchor} align="start" sideOffset={6} className="z-40">
          <Combobox.Popup
            aria-label={label}
            finalFocus={anchor}
            className={classes(POPUP, 'flex w-72 max-w-[calc(100vw-1.5rem)] flex-col')}
          >
            <Combobox.Input
              aria-label={placeholder}
              placeholder={placeholder}
              className="h-10 border-b border-line bg-transparent px-3 outline-none placeholder:text-muted"
            />
            {sets.length > 0 && (
              <div className="flex gap-1 border-b border-line p-1">
                {sets.map((set) => (
                  <button
                    key={set.label}
                    type="button"
                    aria-pressed={isSameSet(set.values, selected)}
                    className="h-7 flex-1 rounded-md px-2 text-muted hover:bg-subtle hover:text-ink aria-pressed:bg-accent-soft aria-pressed:text-ink"
                    onClick={() => {
                      onSelect(isSameSet(set.values, selected) ? [] : set.values)
                      onClose()
                    }}
                  >
                    {set.label}
                  </button>
                ))}
              </div>
            )}
            {items.length === 0 && <p className="px-3 py-4 text-muted">{props.empty}</p>}
            <Combobox.List
              aria-label={label}
              className="max-h-[min(20rem,var(--available-height))] overflow-y-auto p-1 empty:p-0"
            >
              {items.map((item) => (
                <Combobox.Item
                  key={item.value}
                  value={item.value}
                  className="flex min-h-8 items-center gap-2 rounded-md px-2 py-1 outline-none data-highlighted:bg-accent-soft"
                >
                  <span className="flex size-3.5 shrink-0 items-center">
                    <Combobox.ItemIndicator>
                      <Check aria-hidden className="size-3.5 text-accent" />
                    </Combobox.ItemIndicator>
                  </span>
                  {item.icon}
                  <span className="min-w-0 break-words">{item.label}</span>
                  {item.hint && <span className="font-mono text-xs text-muted">{item.hint}</span>}
                  {item.count && (
                    <span className="ml-auto pl-3 text-muted tabular-nums">{item.count}</span>
                  )}
                </Combobox.Item>
              ))}
            </Combobox.List>
            {props.footer}
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  )
}

/** The items that hold every typed letter in a row, and one for the text itself where allowed. */
function matching(
  { items, itemForText }: ListPopupProps,
  folded: readonly string[],
  text: string,
): ListItem[] {
  const wanted = fold(text)
  const found = items.filter((_, place) => folded[place]?.includes(wanted))
  const own = text === '' ? null : itemForText?.(text)
  return own && !items.some((item) => item.value === own.value) ? [...found, own] : found
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value) => b.includes(value))
}
