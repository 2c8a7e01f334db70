import type { Adapter, AdapterPayload } from 'oidc-provider'

interface Kept {
  readonly payload: AdapterPayload
  readonly until: number
}

const kept = new Map<string, Kept>()
const byUid = new Map<string, string>()
const byGrant = new Map<string, Set<string>>()

function live(key: string): AdapterPayload | undefined {
  const found = kept.get(key)
  if (found && found.until > Date.now()) return found.payload
  kept.delete(key)
  return undefined
}

/** State of the local provider, in the memory of its one process: signing in again is all that a restart costs. */
export class MemoryAdapter implements Adapter {
  readonly #model: string
  constructor(model: string) {
    this.#model = model
  }

  #key(id: string): string {
    return `${this.#model}:${id}`
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    const key = this.#key(id)
    kept.set(key, { payload, until: Date.now() + expiresIn * 1_000 })
    if (payload.uid !== undefined) byUid.set(payload.uid, id)
    if (payload.grantId !== undefined)
      byGrant.set(payload.grantId, (byGrant.get(payload.grantId) ?? new Set()).add(key))
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    return live(this.#key(id))
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    const id = byUid.get(uid)
    return id === undefined ? undefined : this.find(id)
  }

  async findByUserCode(): Promise<undefined> {
    return undefined
  }

  async consume(id: string): Promise<void> {
    const payload = live(this.#key(id))
    if (payload) payload.consumed = Math.floor(Date.now() / 1_000)
  }

  async destroy(id: string): Promise<void> {
    kept.delete(this.#key(id))
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    for (const key of byGrant.get(grantId) ?? []) kept.delete(key)
    byGrant.delete(grantId)
  }
}
