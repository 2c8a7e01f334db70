export type { MessageApplicant, NationalRegistryPort, RegistryMessage, RegistryMunicipality } from './port.ts'
export { noRegistry, registryUnavailable } from './unavailable.ts'
