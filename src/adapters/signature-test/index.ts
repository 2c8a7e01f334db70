import type { SignaturePort } from '#platform/signature/port.ts'
// temporary shim: replace this file
export async function createTestAuthority(_: { folder: string; environment: string }): Promise<SignaturePort> {
  return { sign: async (pdf) => pdf }
}
