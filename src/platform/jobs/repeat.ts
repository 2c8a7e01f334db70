/** Does something again and again, one at a time, until it is ended. */
export function repeat(seconds: number, work: () => Promise<void>): () => Promise<void> {
  let ended = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  const next = () => {
    if (ended) return
    timer = setTimeout(() => {
      running = work()
        .catch(() => {})
        .finally(next)
    }, seconds * 1_000)
  }
  running = work()
    .catch(() => {})
    .finally(next)
  return async () => {
    ended = true
    clearTimeout(timer)
    await running
  }
}
