import pg from 'pg'

/** What is told to a listener. */
export interface Listening {
  /** A notification came, with its payload. */
  readonly heard: (payload: string) => void
  /** Notifications are heard from now on; what came before may have been missed. */
  readonly began: () => void
  /** None is heard until it has begun again. */
  readonly lost: () => void
}

const againAfterMs = 1_000

/** Listens to a channel of a database on a connection of its own, and begins again when it is lost. Gives how to stop. */
export function listen(url: string, channel: string, { heard, began, lost }: Listening): () => Promise<void> {
  let stopped = false
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined
  const again = () => {
    lost()
    client = undefined
    if (!stopped) timer = setTimeout(() => void begin(), againAfterMs).unref()
  }
  const begin = async () => {
    const socket = new URL(url).searchParams.get('host')
    const fresh = new pg.Client({
      connectionString: url,
      ...(socket ? { host: socket } : {}),
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    })
    let ended = false
    const end = () => {
      if (ended) return
      ended = true
      again()
    }
    fresh.on('error', end)
    fresh.on('end', end)
    fresh.on('notification', ({ payload }) => heard(payload ?? ''))
    try {
      await fresh.connect()
      await fresh.query(`listen ${pg.escapeIdentifier(channel)}`)
      client = fresh
      if (stopped) await fresh.end()
      else began()
    } catch {
      await fresh.end().catch(() => undefined)
      end()
    }
  }
  void begin()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await client?.end().catch(() => undefined)
  }
}
