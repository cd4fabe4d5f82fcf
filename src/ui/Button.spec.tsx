// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { Trash2 } from 'lucide-react'
import { createRef } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Button } from './Button.tsx'
import { IconButton } from './IconButton.tsx'

afterEach(cleanup)

describe.each([
  { component: 'Button', render: renderText },
  { component: 'IconButton', render: renderIcon },
])('a disabled $component', ({ render: renderIt }) => {
  it('keeps the focus, has the reason as its description, and ignores presses', () => {
    const onPress = vi.fn<() => void>()
    const { rerender } = render(renderIt({ onPress }))
    const button = screen.getByRole('button', { name: 'Delete' })
    expect(button.getAttribute('aria-description')).toBe('Delete (Del)')
    act(() => button.focus())
    rerender(renderIt({ onPress, disabled: true, disabledReason: 'Nothing to delete' }))
    expect(screen.getByRole('button', { name: 'Delete' })).toBe(button)
    expect(button.getAttribute('aria-description')).toBe('Nothing to delete')
    expect(document.activeElement).toBe(button)
    expect(button.ariaDisabled).toBe('true')
    expect(button.hasAttribute('disabled')).toBe(false)
    fireEvent.click(button)
    expect(onPress).not.toHaveBeenCalled()
    rerender(renderIt({ onPress, disabled: false, disabledReason: 'Nothing to delete' }))
    expect(button.ariaDisabled).toBe('false')
    expect(button.dataset['tooltip']).toBe('Delete (Del)')
    fireEvent.click(button)
    expect(onPress).toHaveBeenCalledOnce()
  })

  it('keeps its tooltip if there is no reason', () => {
    render(renderIt({ disabled: true }))
    expect(screen.getByRole('button').dataset['tooltip']).toBe('Delete (Del)')
  })
})

it('does not submit a form while it is disabled', () => {
  const onSubmit = vi.fn<(event: { preventDefault(): void }) => void>((event) =>
    event.preventDefault(),
  )
  const form = (disabled: boolean) => (
    <form onSubmit={onSubmit}>
      <Button type="submit" disabled={disabled}>
        Save
      </Button>
    </form>
  )
  const { rerender } = render(form(true))
  fireEvent.click(screen.getByRole('button'))
  expect(onSubmit).not.toHaveBeenCalled()
  rerender(form(false))
  fireEvent.click(screen.getByRole('button'))
  expect(onSubmit).toHaveBeenCalledOnce()
})

it('has type button, so that it does not submit a form by accident', () => {
  const ref = createRef<HTMLButtonElement>()
  render(<Button ref={ref}>Save</Button>)
  expect(ref.current?.type).toBe('button')
})

it('uses its label as name and default tooltip', () => {
  const { rerender } = render(<IconButton icon={Trash2} label="Delete" />)
  const button = screen.getByRole('button', { name: 'Delete' })
  expect(button.dataset['tooltip']).toBe('Delete')
  rerender(<IconButton icon={Trash2} label="Delete" tooltip="Delete this view" />)
  expect(button.dataset['tooltip']).toBe('Delete this view')
  rerender(<IconButton icon={Trash2} label="Delete" tooltip={null} />)
  expect(button.hasAttribute('data-tooltip')).toBe(false)
})

interface Props {
  readonly onPress?: () => void
  readonly disabled?: boolean
  readonly disabledReason?: string
}

function renderText({ onPress, ...props }: Props) {
  return (
    <Button tooltip="Delete (Del)" onClick={onPress} {...props}>
      Delete
    </Button>
  )
}

function renderIcon({ onPress, ...props }: Props) {
  return <IconButton icon={Trash2} label="Delete" keys="Del" onClick={onPress} {...props} />
}
