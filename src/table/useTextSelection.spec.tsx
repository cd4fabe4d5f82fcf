// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/react'
import { useRef } from 'react'
import { afterEach, expect, it } from 'vitest'
import { aTrainingJob } from '#src/testing/job.ts'
import { useTextSelection } from './useTextSelection.ts'

const job = (id: string) => aTrainingJob({ id })
const [a, b, c] = [job('aaa1'), job('bbb2'), job('ccc3')]

function Rows({ jobs }: { readonly jobs: (typeof a)[] }) {
  const container = useRef<HTMLUListElement>(null)
  useTextSelection(container, jobs)
  return (
    <>
      <ul ref={container}>
        {jobs.map(({ id }) => (
          <li key={id}>{id}</li>
        ))}
      </ul>
      <p>outside</p>
    </>
  )
}

function select(element: Element | null) {
  if (element) getSelection()?.selectAllChildren(element)
  document.dispatchEvent(new Event('selectionchange'))
}

const selected = () => String(getSelection())

afterEach(() => {
  cleanup()
  getSelection()?.removeAllRanges()
})

it.each([
  ['moves down', [b, a, c]],
  ['moves to the end', [b, c, a]],
  ['stays', [a, b, c]],
  ['has new rows above it', [c, b, a]],
])('keeps a text selected when its row %s', (_, next) => {
  const { container, rerender } = render(<Rows jobs={[a, b, c]} />)
  select(container.querySelector('li'))
  rerender(<Rows jobs={next} />)
  expect(selected()).toBe('aaa1')
})

it('does not select a text again if its row is gone or another text was selected since', () => {
  const { container, rerender } = render(<Rows jobs={[a, b, c]} />)
  select(container.querySelector('li'))
  rerender(<Rows jobs={[b, c]} />)
  expect(selected()).toBe('')
  rerender(<Rows jobs={[a, b, c]} />)
  select(container.querySelector('p'))
  rerender(<Rows jobs={[c, b, a]} />)
  expect(selected()).toBe('outside')
})
