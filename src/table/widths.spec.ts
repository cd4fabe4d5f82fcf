import { expect, it } from 'vitest'
import { DEFAULT_COLUMNS, defaultColumns, parseColumns } from '#src/view/columns.ts'
import { FAILED } from '#src/view/presets.ts'
import { sizesOf, type ListRoom } from './widths.ts'

const sizes = (text: string, list?: ListRoom) => sizesOf(parseColumns(text) ?? [], list)

it('gives extra room to the error first, up to 640 px, and then to all long texts', () => {
  // 36 + 208 + 312 + 104 = 660, and 640 - 312 = 328 for the error alone.
  expect(sizes('name,error,updated')).toEqual({
    minWidth: 660,
    widths: [
      'calc(208px + max(0px, var(--room) - 988px) * 0.5)',
      'calc(312px + clamp(0px, var(--room) - 660px, 328px) + max(0px, var(--room) - 988px) * 0.5)',
      '104px',
    ],
    lefts: [
      '36px',
      'calc(244px + max(0px, var(--room) - 988px) * 0.5)',
      'calc(556px + clamp(0px, var(--room) - 660px, 328px) + max(0px, var(--room) - 988px) * 1)',
    ],
    pinned: '36px',
    fixed: false,
  })
})

it('gives extra room to all long texts without an error or with a resized one', () => {
  expect(sizes('name,project').widths).toEqual([
    `calc(208px + max(0px, var(--room) - 396px) * ${4 / 6})`,
    `calc(152px + max(0px, var(--room) - 396px) * ${2 / 6})`,
  ])
  expect(sizes('name,error.200').widths).toEqual([
    'calc(208px + max(0px, var(--room) - 444px) * 1)',
    '200px',
  ])
})

it('gives extra room to the last column that isn’t resized if there are no long texts', () => {
  expect(sizes('gpus,nodes,elapsed.90').widths).toEqual([
    '76px',
    'calc(80px + max(0px, var(--room) - 282px) * 1)',
    '90px',
  ])
  expect(sizes('gpus.80')).toMatchObject({ widths: ['80px'], fixed: true })
})

it('has room for the error and all columns before it at 1440 px', () => {
  const error = DEFAULT_COLUMNS.findIndex(({ key }) => key === 'error')
  expect(sizesOf(DEFAULT_COLUMNS.slice(0, error + 1)).minWidth).toBeLessThan(1440 - 15)
})

it('makes the error of failed jobs wider, with room for it and the columns before it at 1024 px', () => {
  const columns = defaultColumns(FAILED)
  const error = columns.findIndex(({ key }) => key === 'error')
  expect(sizesOf(columns).widths[error]).toMatch(/^calc\(440px \+ clamp\(0px, .*, 200px\)/)
  // 36 + 136 + 208 + 120 + 440.
  expect(sizesOf(columns.slice(0, error + 2)).lefts[error + 1]).toContain('calc(940px')
  expect(sizes('status,name,user,error,id,project').widths[3]).toContain('calc(312px')
})

it('fits beside the details in a window of 1024 px', () => {
  const room = 1024 - 480 - 15
  expect(sizes('status,name,error', 'tight').minWidth).toBeLessThan(room)
  expect(sizes('status,name,elapsed', 'tight').minWidth).toBeLessThan(room)
  expect(sizes('status,name,error').minWidth).toBeGreaterThan(room)
})
