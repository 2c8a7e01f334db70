export { smtpMail, type SmtpOptions } from './smtp.ts'
export { mailNotSent } from './errors.ts'
