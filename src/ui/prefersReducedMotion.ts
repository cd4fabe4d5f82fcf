export const reducedMotionQuery = () => matchMedia('(prefers-reduced-motion: reduce)')

export const prefersReducedMotion = () => reducedMotionQuery().matches
