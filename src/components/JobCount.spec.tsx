// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { JobCount } from './JobCount.tsx'

afterEach(cleanup)

it.each([
  [0, undefined, '0 jobs'],
  [1, undefined, '1 job'],
  [1204, undefined, '1,204 jobs'],
  [1, 'new', '1 new job'],
  [2000, 'more', '2,000 more jobs'],
])('renders %d (%s) as the bare text %s', (count, kind, text) => {
  const { container } = render(<JobCount count={count} {...(kind && { kind })} />)
  expect(container.innerHTML).toBe(text)
})
