export const calmQuery = () => matchMedia('(prefers-reduced-motion: reduce)')

/** Whether the user prefers reduced motion. */
export const prefersCalm = () => calmQuery().matches
