/** The parts of the table that are loaded only on a phone. */
export { phoneGeometry } from './phoneGeometry.ts'
export { PhoneHead } from './PhoneHead.tsx'
export { PhoneRow } from './PhoneRow.tsx'
