export type { MailAnswer, MailMessage, MailPort } from './port.ts'
