import { testForcedColors } from './support/forcedColors.ts'

// The nightly run tests the other scheme of each.
testForcedColors({ table: 'dark', states: 'light', overview: 'dark' })
