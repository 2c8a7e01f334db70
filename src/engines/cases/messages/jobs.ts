import { z } from 'zod'
import { defineJob } from '#platform/jobs/job.ts'
import type { JobScope, Sweep } from '#platform/jobs/job.ts'
import type { RegistryMessage } from '#platform/national-registry/index.ts'
import { openFromMessage, serviceOpening } from './open.ts'
import { forgetMessages, insertMessage } from './store.ts'

/** Name of the job that opens the case of a message. */
export const registryMessageJob = 'registry-message'

/** Opens the case of a message: once, whatever happens to the worker. */
export const registryMessage = defineJob({
  name: registryMessageJob,
  data: z.object({ id: z.uuid() }),
  run: ({ id }, flow) => flow.transaction((scope) => openFromMessage(scope, id)),
})

/** Keeps a message and puts its job into the outbox; does nothing with one that is here already. */
async function keep({ tx, now, enqueue }: JobScope, message: RegistryMessage, office: string): Promise<void> {
  const service = await serviceOpening(tx, message.kind)
  const officeId = service?.officeId ?? office
  // nobody declares in the future: a clock that runs ahead gains no term
  const declaredAt = message.declaredAt < now ? message.declaredAt : now
  const id = await insertMessage(tx, { message, officeId, declaredAt, now })
  if (id !== undefined) await enqueue(registryMessageJob, { id }, `${registryMessageJob}:${id}:1`)
}

/**
 * Fetches the messages of the national registry that wait for a municipality. Each is kept before it is taken charge of: a
 * crash between the two hands it over again, and it is known by its id.
 */
export const registryMessages: Sweep = {
  name: 'registry-messages',
  everySeconds: 20,
  async run(flow) {
    const { nationalRegistry: municipality } = flow.tenant.data
    if (!municipality) return
    for (const message of await flow.ports.registry.waiting(municipality)) {
      await flow.transaction((scope) => keep(scope, message, municipality.office))
      await flow.ports.registry.acknowledge(municipality, message.id)
    }
  },
}

/** What a message says that was set aside is kept for five years; to be checked by each city against its own plan. */
export const messageDisposal: Sweep = {
  name: 'registry-message-disposal',
  everySeconds: 86_400,
  async run(flow) {
    if (flow.tenant.data.automaticDisposal) await flow.transaction(({ tx }) => forgetMessages(tx, 5))
  },
}
