export { register, registrationLabel, takeNumber, writeRegistration } from './register.ts'
export type { NewRegistration, Registration } from './register.ts'
