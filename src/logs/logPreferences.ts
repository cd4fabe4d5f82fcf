import { Stored } from '#src/lib/stored.ts'

/** Whether long lines wrap; otherwise, the log scrolls sideways. */
export const wrapsLines = new Stored<boolean>('log-wrap', {
  parse: (text) => text !== 'off',
  print: (isOn) => (isOn ? 'on' : 'off'),
})

/** Whether the time of lines counts from the creation of the job. */
export const timeSinceCreation = new Stored<boolean>('log-time', {
  parse: (text) => text === 'since',
  print: (isOn) => (isOn ? 'since' : 'clock'),
})
