import { readFileSync } from 'node:fs'
import { anprRegistry, signingKey } from '#adapters/anpr/index.ts'
import type { AnprOptions } from '#adapters/anpr/index.ts'
import { startLocalAnpr } from '#adapters/anpr-local/index.ts'
import { SettingsError } from '#platform/config/settings.ts'
import type { Settings } from '#platform/config/settings.ts'
import { noRegistry } from '#platform/national-registry/index.ts'
import type { NationalRegistryPort } from '#platform/national-registry/index.ts'

interface OpenRegistry {
  readonly registry: NationalRegistryPort
  /** Where somebody who tries the program plays a citizen. */
  readonly trialPage?: string
  stop: () => Promise<void>
}

function readKey({ PDND_KEY_ID: id = '', PDND_KEY_FILE: file = '' }: Settings): AnprOptions['key'] {
  try {
    return signingKey(id, readFileSync(file, 'utf8'))
  } catch {
    throw new SettingsError(
      `The setting PDND_KEY_FILE is ${JSON.stringify(file)}: it must be a file with a private key.`,
    )
  }
}

/** The national registry: that of the settings, a local one while developing, none in production without settings. */
export async function openRegistry(settings: Settings): Promise<OpenRegistry> {
  const { ANPR_URL: url, PORTICO_ENV: environment } = settings
  if (url !== undefined) {
    const registry = anprRegistry({
      url,
      audience: settings.ANPR_AUDIENCE ?? '',
      authorizationUrl: settings.PDND_URL ?? '',
      authorizationAudience: settings.PDND_AUDIENCE ?? '',
      clientId: settings.PDND_CLIENT_ID ?? '',
      purposeId: settings.PDND_PURPOSE_ID ?? '',
      key: readKey(settings),
    })
    return { registry, stop: async () => {} }
  }
  if (environment === 'production') return { registry: noRegistry, stop: async () => {} }
  const local = await startLocalAnpr()
  const { keyId, privateKey, ...pdnd } = local.client
  return {
    registry: anprRegistry({ url: local.url, ...pdnd, key: signingKey(keyId, privateKey) }),
    trialPage: `${local.url}/prova`,
    stop: local.stop,
  }
}
