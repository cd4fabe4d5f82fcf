// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { SHORTCUTS } from './keys.ts'
import { KEYS } from './shortcuts.ts'

it('lists each shortcut once', () => {
  const listed = KEYS.flatMap(({ keys }) => keys)
  for (const [key] of SHORTCUTS) {
    const printed = key.toUpperCase().replace('⌘', 'Ctrl ')
    expect(listed.filter((one) => one === printed)).toHaveLength(1)
  }
})
