export { startLocalMailServer, type LocalMailOptions, type LocalMailServer, type StoredMail } from './server.ts'
