export { startLocalGpd, type LocalGpd } from './server.ts'
