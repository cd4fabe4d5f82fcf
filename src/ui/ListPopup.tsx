import { Combobox } from '@base-ui/react/combobox'
import { createAtom } from '@tanstack/store'
import { clsx } from 'clsx'
import { Ban, Check } from 'lucide-react'
import { useMemo, useState, type ReactNode } from 'react'
import { fold } from '#src/lib/fold.ts'
import { Button } from './Button.tsx'
import { ExcludeButtons } from './ExcludeButtons.tsx'
import type { ListItem } from './listItem.ts'
import { PopupFrame, popupRoot, type PopupProps } from './PopupFrame.tsx'
import { SEGMENT, SEGMENTS } from './segments.ts'
import { truncateList } from './truncateList.ts'

export interface ListSet {
  readonly label: string
  readonly values: readonly string[]
}

// Covers all of a list, hence the many props: its items, the selected ones and the excluded ones.
export interface ListPopupProps extends PopupProps {
  readonly placeholder: string
  readonly items: readonly ListItem[]
  readonly selected: readonly string[]
  readonly onSelect: (values: readonly string[]) => void
  readonly multiple: boolean
  /** Requires `onExclude`. */
  readonly excluded?: readonly string[]
  /** Called again to undo the exclusion. */
  readonly onExclude?: (value: string) => void
  /** For typed text that matches no item exactly; `null` if the text isn't valid. */
  readonly itemForText?: (text: string) => ListItem | null
  readonly empty: string
  /** `null` for the default. */
  readonly emptyFor?: (text: string) => string | null
  readonly sets?: readonly ListSet[]
  readonly header?: ReactNode
  readonly footer?: ReactNode
}

export function ListPopup(props: ListPopupProps) {
  const { anchor, label, placeholder, selected, onSelect, multiple, sets = [], onClose } = props
  const { excluded = [], onExclude } = props
  const [text, setText] = useState('')
  const folded = useMemo(
    () => props.items.map(({ label: name, hint = '' }) => fold(`${name} ${hint}`)),
    [props.items],
  )
  const items = matching(props, folded, text.trim())
  // The current row, as last set by keys or the pointer. A store, since most rows don't rerender for it.
  const [current] = useState(() => createAtom<string | undefined>(undefined))
  const isExcluded = (value: string) => excluded.includes(value)
  const included = selected.filter((value) => !isExcluded(value))
  const scroller = clsx(
    'max-h-112 min-h-0 overflow-y-auto overscroll-contain max-md:max-h-none',
    items.length > 0 && 'p-1 max-md:px-2',
  )
  return (
    <Combobox.Root<string, boolean>
      {...popupRoot(props)}
      multiple={multiple}
      autoHighlight
      items={items.map((item) => item.value)}
      filter={null}
      value={multiple ? included : (included[0] ?? null)}
      inputValue={text}
      onInputValueChange={(value, { reason }) => {
        // Selecting one of several values keeps the typed text.
        if (reason !== 'item-press') setText(value)
      }}
      onItemHighlighted={(value) => {
        if (value !== undefined) current.set(value)
      }}
      onValueChange={(chosen) => {
        const values = [chosen ?? []].flat()
        // Selecting an excluded value includes it again.
        const includedAgain = values.find(isExcluded)
        if (includedAgain !== undefined) {
          onExclude?.(includedAgain)
          return
        }
        onSelect(values)
        if (!multiple) onClose()
      }}
    >
      <PopupFrame
        anchor={anchor}
        label={label}
        parts={Combobox}
        align="start"
        sheet
        className="w-72"
      >
        {/* A sheet covers the area outside of it that could be pressed to close it. */}
        <div className="flex shrink-0 items-center justify-between py-1 pr-2 pl-4 md:hidden">
          <h2 className="text-base font-semibold">{label}</h2>
          <Button variant="quiet" className="font-medium text-accent" onClick={onClose}>
            Done
          </Button>
        </div>
        {props.header}
        <div className="flex h-10 shrink-0 items-center border-b border-line pointer-coarse:h-12">
          <Combobox.Input
            aria-label={placeholder}
            placeholder={placeholder}
            className="h-full min-w-0 flex-1 bg-transparent px-3 outline-none placeholder:text-muted max-md:px-4 pointer-coarse:text-base"
            onKeyDown={(event) => {
              const value = current.get()
              if (!event.altKey || event.key !== 'Enter' || value === undefined) return
              // The row may have been removed since the text changed.
              if (!items.some((item) => item.value === value)) return
              event.preventBaseUIHandler()
              event.preventDefault()
              onExclude?.(value)
            }}
          />
        </div>
        {sets.length > 0 && (
          <div className="shrink-0 border-b border-line p-2 max-md:px-4">
            <div role="group" aria-label="Value sets" className={SEGMENTS}>
              {sets.map((set) => (
                <Button
                  key={set.label}
                  variant="plain"
                  aria-pressed={isSameSet(set.values, selected)}
                  className={SEGMENT}
                  onClick={() => {
                    onSelect(isSameSet(set.values, selected) ? [] : set.values)
                    onClose()
                  }}
                >
                  {set.label}
                </Button>
              ))}
            </div>
          </div>
        )}
        {items.length === 0 && (
          <p className="px-3 py-4 text-muted max-md:px-4">
            {props.emptyFor?.(text.trim()) ?? props.empty}
          </p>
        )}
        <div
          ref={onExclude && truncateList}
          className={
            onExclude
              ? `${scroller} grid grid-cols-[minmax(0,1fr)_2rem] pointer-coarse:grid-cols-[minmax(0,1fr)_2.75rem]`
              : 'contents'
          }
        >
          <Combobox.List
            ref={onExclude ? undefined : truncateList}
            aria-label={label}
            className={onExclude ? 'contents' : scroller}
          >
            {items.map((item, index) => (
              <Combobox.Item
                key={item.value}
                value={item.value}
                className={clsx(
                  'col-span-full flex min-h-8 pointer-coarse:min-h-11 items-center gap-2 rounded-md px-2 py-1 outline-none data-highlighted:bg-accent-soft',
                  onExclude && 'pr-9 pointer-coarse:pr-12',
                )}
                style={onExclude && { gridRow: index + 1 }}
                onClick={(event) => {
                  if (!event.altKey || !onExclude) return
                  event.preventBaseUIHandler()
                  onExclude(item.value)
                }}
              >
                <span className="flex size-3.5 shrink-0 items-center">
                  {isExcluded(item.value) ? (
                    <Ban aria-hidden className="size-3.5 text-muted" />
                  ) : (
                    <Combobox.ItemIndicator>
                      <Check aria-hidden className="size-3.5 text-accent" />
                    </Combobox.ItemIndicator>
                  )}
                </span>
                {item.icon}
                <span
                  className={clsx(
                    'min-w-0 break-words',
                    isExcluded(item.value) && 'text-muted line-through',
                  )}
                >
                  {item.label}
                </span>
                {isExcluded(item.value) && <span className="sr-only">excluded</span>}
                {item.hint && <span className="text-xs text-muted">{item.hint}</span>}
                {item.count && (
                  <span className="ml-auto pl-3 text-muted tabular-nums">{item.count}</span>
                )}
              </Combobox.Item>
            ))}
          </Combobox.List>
          {onExclude && (
            <ExcludeButtons
              items={items}
              excluded={excluded}
              onExclude={onExclude}
              current={current}
            />
          )}
        </div>
        {props.footer}
      </PopupFrame>
    </Combobox.Root>
  )
}

function matching(
  { items, itemForText }: ListPopupProps,
  folded: readonly string[],
  text: string,
): ListItem[] {
  const query = fold(text)
  const found = items.filter((_, index) => folded[index]?.includes(query))
  const typed = text === '' ? null : itemForText?.(text)
  return typed && !found.some((item) => item.value === typed.value) ? [...found, typed] : found
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value) => b.includes(value))
}
