import { expect, it } from 'vitest'
import { FAILED } from '#src/view/presets.ts'
import { parseView } from '#src/view/url.ts'
import { exportedKeys } from './exportedKeys.ts'

it('by default, the figures of the hardware are exported apart', () => {
  expect(exportedKeys({ cols: null, status: FAILED }).join()).toBe(
    'status,name,id,project,instance,gpus,nodes,elapsed,created,user,error,updated',
  )
})

it('the columns that a view names are exported in their order', () => {
  expect(exportedKeys(parseView('?cols=instance,error,name.pin')).join()).toBe(
    'name,instance,error',
  )
})
