/** What the table needs on a phone only; loaded there. */
export { phoneGeometry } from './phoneGeometry.ts'
export { PhoneHead } from './PhoneHead.tsx'
export { PhoneRow } from './PhoneRow.tsx'
