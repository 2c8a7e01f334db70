import { defineError } from '#kernel/errors.ts'
import type { SignaturePort } from './port.ts'

export const signatureUnavailable = defineError({
  code: 'signature-unavailable',
  status: 503,
  sentence: {
    it: 'Il Comune non ha ancora collegato un servizio di firma: il documento resta in bozza e nulla è perduto.',
    en: 'The municipality has not connected a signature service yet: the document stays a draft and nothing is lost.',
  },
})

/** Where no signature service is connected: every signature is refused with its reason, and the rest works. */
export const noSignature: SignaturePort = {
  sign: () => Promise.reject(signatureUnavailable.with()),
}
