// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { CodeText } from './CodeText.tsx'

afterEach(cleanup)

it.each([
  ['Set `BASETEN_API_KEY` in `.env.local`.', ['BASETEN_API_KEY', '.env.local']],
  ['`utc` only', ['utc']],
  ['Change or clear a filter.', []],
  ['', []],
])('sets the names in %s as code', (text, names) => {
  const { container } = render(<CodeText text={text} />)
  expect(container).toHaveProperty('textContent', text.replaceAll('`', ''))
  expect([...container.querySelectorAll('code')].map((code) => code.textContent)).toEqual(names)
})
