export { phoneGeometry } from './phoneGeometry.ts'
export { PhoneHead } from './PhoneHead.tsx'
export { PhoneRow } from './PhoneRow.tsx'
