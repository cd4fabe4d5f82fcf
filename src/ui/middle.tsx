import type { ReactNode } from 'react'

/**
 * The content of the box in a `middle` (`src/app/styles.css`): a start that is truncated where there is
 * no room for it, and an end that never is. A function, not a component: a table has dozens of them.
 */
export function middle(start: ReactNode, end: ReactNode): ReactNode {
  return (
    <>
      <span>{start}</span>
      {end}
    </>
  )
}
