// Everything that reads error messages: loaded beside the page (`errorReader.ts`).
export { cleanMessage } from './cleanMessage.ts'
export { errorTypes, legacyErrorTypes } from './errorTypes.ts'
export { reasonOf } from './reason.ts'
