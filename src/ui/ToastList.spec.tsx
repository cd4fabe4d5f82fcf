// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { ToastList } from './ToastList.tsx'
import { showToast } from './toasts.ts'

afterEach(cleanup)

/** Shows a toast and presses its *Dismiss* button, as with a pointer. */
async function dismiss(title: string): Promise<void> {
  showToast({ id: title, title })
  const button = await screen.findByLabelText('Dismiss')
  button.focus()
  const matches = button.matches.bind(button)
  vi.spyOn(button, 'matches').mockImplementation(
    (selector) => selector !== ':focus-visible' && matches(selector),
  )
  fireEvent.click(button)
}

it('restores the focus after a press, but only to the element that had it last', async () => {
  render(
    <>
      <input aria-label="Search" />
      <ToastList />
    </>,
  )
  const field = screen.getByRole('textbox', { name: 'Search' })
  field.focus()
  await dismiss('Copied')
  expect(field).toBe(document.activeElement)

  await vi.waitFor(() => expect(screen.queryByText('Copied')).toBeNull())
  field.blur()
  await dismiss('Saved')
  expect(field).not.toBe(document.activeElement)
})
