import { useSyncExternalStore } from 'react'

/** The media query of Tailwind's `max-md`, which the styles use for phones. */
export const PHONE = '(width < 48rem)'

/** Doesn't change for the paper's width during printing. */
export function useIsPhone(): boolean {
  return useSyncExternalStore(subscribe, isPhone)
}

const isPhone = () => matchMedia(PHONE).matches

function subscribe(onChange: () => void) {
  const query = matchMedia(PHONE)
  const update = () => {
    if (!matchMedia('print').matches) onChange()
  }
  query.addEventListener('change', update)
  return () => query.removeEventListener('change', update)
}
