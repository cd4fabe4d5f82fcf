// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { STATUSES } from '#src/contract/statuses.ts'
import { MAX_TEXT, StatusBadge } from './StatusBadge.tsx'
import { StatusIcon } from './StatusIcon.tsx'
import { statusMark } from './statusMark.ts'
import { StatusName } from './StatusName.tsx'
import { UnknownStatuses } from './UnknownStatuses.tsx'

afterEach(cleanup)

const CASES = [
  ...STATUSES.map(({ status, label }) => ({ status, label, name: label })),
  { status: 'TRAINING_JOB_PAUSED', label: 'PAUSED', name: 'TRAINING_JOB_PAUSED' },
  { status: '<b>', label: '<b>', name: '<b>' },
]

describe.each(CASES)('$status', ({ status, label, name }) => {
  const { kind, icon } = statusMark(status)

  it('has a badge of one element with its label, icon and color', () => {
    const { container } = render(<StatusBadge status={status} />)
    expect(container.children).toHaveLength(1)
    const [badge] = container.children
    expect(badge?.children).toHaveLength(0)
    expect(badge?.textContent).toBe(label)
    expect([...(badge?.classList ?? [])]).toEqual(
      expect.arrayContaining([
        'icon',
        `icon-${icon}`,
        `status-${kind}`,
        'text-status-ink',
        'bg-status-soft',
      ]),
    )
  })

  it('has a full badge with its whole name', () => {
    const { container } = render(<StatusBadge status={status} full />)
    expect(container.textContent).toBe(name)
  })

  it('has a colored icon that is hidden from screen readers', () => {
    const { container } = render(<StatusIcon status={status} />)
    const [found] = container.children
    expect(found?.getAttribute('aria-hidden')).toBe('true')
    expect(found?.textContent).toBe('')
    expect([...(found?.classList ?? [])]).toEqual(
      expect.arrayContaining(['icon', `icon-${icon}`, `status-${kind}`, 'text-status']),
    )
  })

  it('has a label with its icon and tooltip', () => {
    const { container } = render(<StatusName status={status} tooltip="Tooltip" />)
    expect(container.textContent).toBe(label)
    expect(container.querySelectorAll(`.icon-${icon}.status-${kind}`)).toHaveLength(1)
    expect(container.firstElementChild?.getAttribute('data-tooltip')).toBe('Tooltip')
  })
})

it('limits the text of a badge', () => {
  const { container } = render(<StatusBadge status={'x'.repeat(1e6)} full />)
  expect(container.textContent).toHaveLength(MAX_TEXT)
})

it('lists unknown statuses without their prefix, with full names in the tooltip', () => {
  const { container } = render(<UnknownStatuses statuses={['TRAINING_JOB_PAUSED', 'NEW']} />)
  expect(container.textContent).toBe('PAUSED, NEW')
  expect(container.firstElementChild?.getAttribute('data-tooltip')).toBe('TRAINING_JOB_PAUSED, NEW')
})
