import { prepareSignature, type SignaturePort } from '#platform/signature/index.ts'
import { signCades } from './cades.ts'
import { authorityIn, signerIn } from './certificates.ts'
import { testAuthorityInProduction } from './errors.ts'

export interface TestAuthorityOptions {
  /** Where the keys of the authority and of its signers are kept, readable by their owner alone. */
  readonly folder: string
  readonly environment: 'production' | 'development' | 'test'
}

/** Signs for anybody, with certificates of an authority that nobody knows. Throws in production. */
export async function createTestAuthority(
  options: TestAuthorityOptions,
): Promise<SignaturePort & { readonly caCertificatePem: string }> {
  const { folder, environment } = options
  if (environment === 'production') throw testAuthorityInProduction.with()
  const authority = await authorityIn(folder)
  return {
    caCertificatePem: authority.certificatePem,
    async sign(pdf, by, { reason, at }) {
      const signer = await signerIn(folder, by, authority)
      const prepared = await prepareSignature(pdf, { name: by.name, reason, at })
      return prepared.embed(await signCades(prepared.covered, signer, authority))
    },
  }
}
