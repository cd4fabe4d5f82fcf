import { useRef, useState, type FocusEvent, type PointerEvent } from 'react'

/** Whether the pointer or the focus is inside the lists. Their pages don't turn while it is. */
export function useInteraction() {
  const element = useRef<HTMLDivElement>(null)
  const [isPointed, setPointed] = useState(false)
  const [isFocused, setFocused] = useState(false)

  /** Whether the focus is inside. A focused element that a poll removes loses the focus without an event. */
  function checkFocus(): boolean {
    const { current } = element
    const isInside = current !== null && current.contains(document.activeElement)
    setFocused(isInside)
    return isInside
  }

  return {
    isPointed,
    isFocused,
    checkFocus,
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
