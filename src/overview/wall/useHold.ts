import { useRef, useState, type FocusEvent, type PointerEvent } from 'react'

/** What is on the lists, and holds their pages until it leaves: the pointer, a job that has the focus, or both. */
export function useHold() {
  const element = useRef<HTMLDivElement>(null)
  const [isPointed, setPointed] = useState(false)
  const [isFocused, setFocused] = useState(false)

  /** Whether the focus is there. A job that a poll removed has lost it without an event. */
  function checkFocus(): boolean {
    const { current } = element
    const isThere = current !== null && current.contains(document.activeElement)
    setFocused(isThere)
    return isThere
  }

  return {
    isPointed,
    isFocused,
    checkFocus,
    /** For the element of the lists. */
    props: {
      ref: element,
      onPointerEnter: ({ pointerType }: PointerEvent) => setPointed(pointerType === 'mouse'),
      onPointerLeave: () => setPointed(false),
      onFocus: () => setFocused(true),
      onBlur: ({ currentTarget, relatedTarget }: FocusEvent) =>
        setFocused(currentTarget.contains(relatedTarget)),
    },
  }
}
