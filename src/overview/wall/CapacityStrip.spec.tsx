// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import type { OrganizationCapacity } from '#src/overview/capacity/useCapacity.ts'
import { CapacityStrip } from './CapacityStrip.tsx'

const useCapacity = vi.hoisted(() => vi.fn<() => OrganizationCapacity>())
vi.mock('#src/overview/capacity/useCapacity.ts', () => ({ useCapacity }))

afterEach(cleanup)

const renderWith = (...usages: readonly [type: string, usage: number][]) => {
  useCapacity.mockReturnValue({
    capacities: usages.map(([type, usage]) => ({
      type,
      usage,
      limit: 16,
      baseline: 8,
      split: null,
    })),
    invalid: 0,
    problem: null,
    outdatedSince: null,
  })
  return render(<CapacityStrip />).container
}

it('has the types in use, and what their marks mean', () => {
  renderWith(['H100', 8], ['L4', 0], ['A100', 1])
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    'H1008 of 16(baseline 8)',
    'A1001 of 16(baseline 8)',
  ])
  expect(screen.getByText('limit')).toBeDefined()
  expect(screen.getByText('baseline')).toBeDefined()
})

it('has no legend beside more types than fit with it', () => {
  renderWith(['H100', 8], ['H200', 1], ['B200', 1], ['A100', 1])
  expect(screen.getAllByRole('listitem')).toHaveLength(4)
  expect(screen.queryByText('limit')).toBeNull()
})

it('is nothing without a type in use', () => {
  expect(renderWith(['H100', 0]).textContent).toBe('')
})
