export { register, registrationLabel } from './register.ts'
export type { NewRegistration, Registration } from './register.ts'
export { registerPrivacy } from './privacy.ts'
