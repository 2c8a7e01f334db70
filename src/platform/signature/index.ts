export type { SignaturePort } from './port.ts'
