export { gpdPayments, type GpdOptions } from './client.ts'
