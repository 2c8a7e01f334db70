export { startLocalAnpr, type LocalAnpr } from './server.ts'
export { generalita, trialDeclaration } from './trial-message.ts'
