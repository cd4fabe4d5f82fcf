export const reducedMotionQuery = () => matchMedia('(prefers-reduced-motion: reduce)')

/** Whether the user prefers reduced motion. */
export const prefersReducedMotion = () => reducedMotionQuery().matches
