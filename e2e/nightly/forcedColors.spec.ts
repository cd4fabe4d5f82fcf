import { testForcedColors } from '../support/forcedColors.ts'

testForcedColors({ table: 'light', states: 'dark', overview: 'light' })
