import { defineError } from '#kernel/errors.ts'
import type { NationalRegistryPort } from './port.ts'

/** What may still go well: the sweep tries again. The reason is a code of the far end, never data of a person. */
export const registryUnavailable = defineError({
  code: 'registry-unavailable',
  status: 503,
  sentence: {
    it: 'L’Anagrafe nazionale non risponde come ci si aspetta ({reason}): si riprova tra poco.',
    en: 'The national registry does not answer as it should ({reason}): it is asked again soon.',
  },
})

/** For an installation that the national registry does not reach: no message comes. */
export const noRegistry: NationalRegistryPort = { waiting: async () => [], acknowledge: async () => {} }
