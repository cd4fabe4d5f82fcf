// @vitest-environment jsdom
import { QueryClient } from '@tanstack/react-query'
import { screen, within } from '@testing-library/react'
import { act } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { renderCrashScreen, renderPage } from './mount.tsx'

const thrown = vi.hoisted(() => ({ value: undefined as unknown }))
vi.mock('./Root.tsx', () => ({
  Root: () => {
    if (thrown.value !== undefined) throw thrown.value
    return <p>Jobs</p>
  },
}))

let container: HTMLElement

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  container = document.body.appendChild(document.createElement('div'))
})

afterEach(() => {
  thrown.value = undefined
  container.remove()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const render = () => act(async () => renderPage(container, new QueryClient()))

it('renders the page', async () => {
  await render()
  expect(container.textContent).toBe('Jobs')
})

it.each([
  { what: 'an error', value: new Error('No such row'), message: 'No such row.' },
  { what: 'anything else', value: 'No such row', message: 'No such row.' },
  { what: 'a value without a message', value: 404, message: '404.' },
])('displays an error instead of the page if it throws $what', async ({ value, message }) => {
  // `act` would rethrow the error.
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false)
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
  thrown.value = value
  renderPage(container, new QueryClient())
  const alert = await screen.findByRole('alert')
  expect(within(alert).getByRole('heading').textContent).toBe('Something went wrong')
  expect(alert.textContent).toContain(`${message} Your training jobs aren’t affected.`)
  expect(within(alert).getAllByRole('link')).toHaveLength(2)
  expect(logged, 'the error is in the console').toHaveBeenCalledWith(value)
})

it('displays an error in place of the page', () => {
  act(() => renderCrashScreen(container, 'The demo could not be started.'))
  expect(screen.getByRole('alert').textContent).toContain('The demo could not be started.')
})
