import { expect, it } from 'vitest'
import { DEFAULT_COLUMNS, parseColumns } from '#src/view/columns.ts'
import { sizesOf } from './widths.ts'

const sizes = (text: string, narrow?: boolean) => sizesOf(parseColumns(text) ?? [], narrow)

it('what is left over goes to the error first, up to 640 px, and then to all long texts', () => {
  // 36 + 184 + 292 + 104 = 616, and 640 - 292 = 348 for the error alone.
  expect(sizes('name,error,updated')).toEqual({
    least: 616,
    widths: [
      'calc(184px + max(0px, 100cqi - 964px) * 0.5)',
      'calc(292px + clamp(0px, 100cqi - 616px, 348px) + max(0px, 100cqi - 964px) * 0.5)',
      '104px',
    ],
    lefts: [
      '36px',
      'calc(220px + max(0px, 100cqi - 964px) * 0.5)',
      'calc(512px + clamp(0px, 100cqi - 616px, 348px) + max(0px, 100cqi - 964px) * 1)',
    ],
    pinned: '36px',
    fixed: false,
  })
})

it('without the error, or with an error of a given width, all long texts share it', () => {
  expect(sizes('name,project').widths).toEqual([
    `calc(184px + max(0px, 100cqi - 348px) * ${4 / 6})`,
    `calc(128px + max(0px, 100cqi - 348px) * ${2 / 6})`,
  ])
  expect(sizes('name,error.200').widths).toEqual([
    'calc(184px + max(0px, 100cqi - 420px) * 1)',
    '200px',
  ])
})

it('without long texts, the last column without a width takes it; without any, none does', () => {
  expect(sizes('gpus,nodes,elapsed.90').widths).toEqual([
    '76px',
    'calc(80px + max(0px, 100cqi - 282px) * 1)',
    '90px',
  ])
  expect(sizes('gpus.80')).toMatchObject({ widths: ['80px'], fixed: true })
})

it('at 1440 px, the error and all columns before it are in view', () => {
  const error = DEFAULT_COLUMNS.findIndex(({ key }) => key === 'error')
  expect(sizesOf(DEFAULT_COLUMNS.slice(0, error + 1)).least).toBeLessThan(1440 - 15)
})

it('the list beside the details is narrower than the room that a window of 1024 px leaves', () => {
  const room = 1024 - 448 - 15
  expect(sizes('status,name,error', true).least).toBeLessThan(room)
  expect(sizes('status,name,elapsed', true).least).toBeLessThan(room)
  expect(sizes('status,name,error').least).toBeGreaterThan(room)
})
