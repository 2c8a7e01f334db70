export { anprRegistry, type AnprOptions } from './client.ts'
export { signingKey } from './jwt.ts'
