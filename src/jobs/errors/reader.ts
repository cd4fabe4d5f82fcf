// The functions that parse error messages, in a chunk that `errorReader.ts` loads.
export { cleanMessage } from './cleanMessage.ts'
export { errorTypeOf } from './errorType.ts'
export { errorTypes, legacyValues } from './errorTypes.ts'
export { reasonOf } from './reason.ts'
