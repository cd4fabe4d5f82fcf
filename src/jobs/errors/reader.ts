// Everything that reads error messages: loaded beside the page (`errorReader.ts`).
export { cleanMessage } from './cleanMessage.ts'
export { errorTypeOf } from './errorType.ts'
export { errorTypes, legacyValues } from './errorTypes.ts'
export { reasonOf } from './reason.ts'
