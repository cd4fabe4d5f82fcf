export const calmQuery = () => matchMedia('(prefers-reduced-motion: reduce)')

/** Whether the person prefers that nothing moves by itself. */
export const prefersCalm = () => calmQuery().matches
