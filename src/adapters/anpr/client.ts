import { randomUUID } from 'node:crypto'
import { registryUnavailable } from '#platform/national-registry/index.ts'
import type { NationalRegistryPort, RegistryMunicipality } from '#platform/national-registry/index.ts'
import { pdndHeaders, reach } from './pdnd.ts'
import type { PdndOptions } from './pdnd.ts'
import { readMessage } from './read-message.ts'
import { Notifications, Refusal } from './wire.ts'

/** Where the service is, and how the installation is known to PDND. */
export interface AnprOptions extends PdndOptions {
  /** Base address of the e-service that hands messages over. */
  readonly url: string
}

/** Messages asked for at once. */
const atOnce = 50
/** ANPR says so of a message that was taken charge of before, from a call whose answer was lost. */
const takenBefore = 'EN402'

async function refusalOf(answer: Response): Promise<string> {
  const read = Refusal.safeParse(await answer.json().catch(() => undefined))
  return read.data?.listaErrori[0]?.codiceErroreAnomalia ?? String(answer.status)
}

/** Messages of ANPR, over a REST service of PDND: asked for, and taken charge of one by one. */
export function anprRegistry({ url, ...pdnd }: AnprOptions): NationalRegistryPort {
  const headers = pdndHeaders(pdnd)
  async function ask(operation: string, request: Readonly<Record<string, unknown>>): Promise<Response> {
    // ids of operations are not used twice: one that is tried again is another operation
    const body = JSON.stringify({ idOperazioneClient: randomUUID(), ...request })
    const answer = await reach(`${url}/${operation}`, {
      method: 'POST',
      headers: {
        ...(await headers.of(body)),
        'content-type': 'application/json',
        accept: 'application/json, application/problem+json',
      },
      body,
    })
    if (answer.status === 401) headers.forget()
    return answer
  }
  const criteria = ({ istatCode }: RegistryMunicipality) => ({ criteriRicerca: { codiceIstatComune: istatCode } })
  return {
    async waiting(municipality) {
      const answer = await ask('anpr-service-notifiche', {
        ...criteria(municipality),
        datiRichiesta: { numeroMassimo: atOnce },
      })
      if (!answer.ok) throw registryUnavailable.with({ reason: await refusalOf(answer) })
      const read = Notifications.safeParse(await answer.json().catch(() => undefined))
      if (!read.success) throw registryUnavailable.with({ reason: 'unreadable' })
      return read.data.listaNotifiche.map(readMessage)
    },
    async acknowledge(municipality, messageId) {
      const answer = await ask('anpr-service-presa-in-carico', {
        ...criteria(municipality),
        datiRichiesta: { idNotifica: messageId },
      })
      if (answer.ok) return
      const reason = await refusalOf(answer)
      if (reason !== takenBefore) throw registryUnavailable.with({ reason })
    },
  }
}
