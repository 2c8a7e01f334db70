import { once } from 'node:events'
import { buffer } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { openMailbox, type StoredMail } from './mailbox.ts'

export type { StoredMail } from './mailbox.ts'

export interface LocalMailOptions {
  /** Where the mails are kept, one file each. */
  readonly folder: string
  /** 0, a free port, when left out. */
  readonly port?: number
  readonly host?: string
}

export interface LocalMailServer {
  /** The address for `smtpMail`. */
  readonly url: string
  messages: () => Promise<StoredMail[]>
  /** Refuses the next mail, for now (450) or for good (550). */
  refuseNext: (code: 450 | 550) => void
  /** Mails that came again and were not kept twice. */
  repeated: () => number
  stop: () => Promise<void>
}

const BYTES_MAX = 50 * 1024 * 1024

/** A mail server for developing, trying and testing: it speaks SMTP and keeps each mail once, by its Message-ID. */
export async function startLocalMailServer(options: LocalMailOptions): Promise<LocalMailServer> {
  const { folder, port = 0, host = '127.0.0.1' } = options
  const mailbox = await openMailbox(folder)
  const refusals: (450 | 550)[] = []
  let repeated = 0

  async function settle(taken: Promise<boolean>, done: (error?: Error | null, message?: string) => void) {
    try {
      const isNew = await taken
      if (!isNew) repeated += 1
      done(null, isNew ? 'kept' : 'already here')
    } catch (error) {
      done(error instanceof Error ? error : new Error('not kept'))
    }
  }

  const server = new SMTPServer({
    // On loopback only: neither a certificate nor a password to invent.
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: BYTES_MAX,
    closeTimeout: 1000,
    onRcptTo(_address, _session, done) {
      const code = refusals.shift()
      done(code === undefined ? null : refusal(code))
    },
    onData(stream, _session, done) {
      const taken = buffer(stream).then((raw) => {
        if (stream.sizeExceeded) throw tooLarge()
        return mailbox.keep(raw)
      })
      void settle(taken, done)
    },
  })
  server.on('error', () => {}) // a client that goes away mid-line is its own trouble
  const listening = server.listen(port, host)
  await once(listening, 'listening')
  const address = listening.address()

  return {
    url: `smtp://${host}:${portOf(address)}`,
    messages: () => mailbox.list(),
    refuseNext: (code) => void refusals.push(code),
    repeated: () => repeated,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function portOf(address: string | { port: number } | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0
}

function refusal(code: 450 | 550): Error {
  const text = code === 450 ? '4.2.1 Mailbox busy, try again later' : '5.1.1 No such mailbox'
  return Object.assign(new Error(text), { responseCode: code })
}

function tooLarge(): Error {
  return Object.assign(new Error('5.3.4 Message too large'), { responseCode: 552 })
}
