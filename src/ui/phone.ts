import { useSyncExternalStore } from 'react'

/** A window as narrow as a phone's: Tailwind's `max-md`, which the styles use. */
export const PHONE = '(width < 48rem)'

/** Whether the window is as narrow as a phone's. It stays while the page is printed: paper has a width of its own. */
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
